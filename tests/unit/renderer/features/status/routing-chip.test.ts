// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { routingChipOf } from '../../../../../renderer/features/status/routing-chip';
import { presenceOf, snapshotOf } from '../../../../fakes/snapshot';

const onBreak = { presence: { current: presenceOf('break', 'Break') } };

describe('the routing chip', () => {
  it('shows an interaction whatever the presence is', () => {
    expect(routingChipOf(snapshotOf({ routingStatus: 'interacting' }))).toEqual({
      word: 'routing.interacting',
      mark: 'bars',
    });
    expect(routingChipOf(snapshotOf({ ...onBreak, routingStatus: 'communicating' }))?.word).toBe(
      'routing.communicating',
    );
    expect(routingChipOf(snapshotOf({ ...onBreak, routingStatus: 'not_responding' }))?.mark).toBe('ring');
  });

  it('shows idle on the queue only', () => {
    expect(routingChipOf(snapshotOf({ routingStatus: 'idle' }))?.word).toBe('routing.idle');
    expect(routingChipOf(snapshotOf({ ...onBreak, routingStatus: 'idle' }))).toBeNull();
  });

  it('says nothing off the queue, nor where the status cannot be read', () => {
    expect(routingChipOf(snapshotOf({ ...onBreak, routingStatus: 'off_queue' }))).toBeNull();
    expect(routingChipOf(snapshotOf({ routingStatus: null }))).toBeNull();
  });

  it('claims nothing when what is known is old', () => {
    const old = { connection: { isStale: true } };
    expect(routingChipOf(snapshotOf({ ...old, routingStatus: 'interacting' }))?.word).toBe('routing.unknown');
    expect(routingChipOf(snapshotOf({ ...old, ...onBreak, routingStatus: 'interacting' }))).toBeNull();
  });
});
