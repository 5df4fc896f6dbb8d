// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { noticeOf } from '../../../../../renderer/features/status/notice-of';
import { noonish, snapshotOf, wantedOf } from '../../../../fakes/snapshot';

const failure = { code: 'timeout', detail: '', retryAt: noonish + 8_000 } as const;
const waiting = wantedOf('Break', { stage: 'waiting', failure });
const conflict = { kind: 'conflict', theirsLabel: 'Meeting', mineLabel: 'Break', mineDefinitionId: 'break' } as const;

describe('the one notice', () => {
  it('is none in a resting window', () => {
    expect(noticeOf(snapshotOf(), null)).toBeNull();
    expect(noticeOf(snapshotOf({ connection: { state: 'connecting' } }), null)).toBeNull();
  });

  it('is the most serious of everything at once', () => {
    const offline = { state: 'offline', isStale: true } as const;
    const everything = { presence: { wanted: waiting, notice: conflict }, connection: offline };
    expect(noticeOf(snapshotOf(everything), 'INTERNAL')).toEqual({ kind: 'request-refused', code: 'INTERNAL' });
    expect(noticeOf(snapshotOf(everything), null)).toEqual(conflict);
    expect(noticeOf(snapshotOf({ presence: { wanted: waiting }, connection: offline }), null)).toEqual({
      kind: 'waiting',
      label: 'Break',
      failure,
      givenUpAt: noonish + 15 * 60_000,
    });
    expect(noticeOf(snapshotOf({ presence: { wanted: wantedOf('Break') }, connection: offline }), null)).toEqual({
      kind: 'sending',
      label: 'Break',
    });
    expect(noticeOf(snapshotOf({ connection: offline }), null)).toEqual({ kind: 'no-connection' });
  });

  it('is that interactions pass the agent by, before any wish but after a question', () => {
    const routingStatus = 'not_responding';
    expect(noticeOf(snapshotOf({ routingStatus, presence: { wanted: waiting } }), null)).toEqual({
      kind: 'not-responding',
    });
    expect(noticeOf(snapshotOf({ routingStatus, presence: { notice: conflict } }), null)).toEqual(conflict);
  });

  it('is last what follows, and what others see', () => {
    const presence = { future: { definitionId: 'break', label: 'Break' }, otherSource: { name: 'Microsoft Teams' } };
    expect(noticeOf(snapshotOf({ presence }), null)).toEqual({ kind: 'future', label: 'Break' });
    expect(noticeOf(snapshotOf({ presence: { ...presence, future: null } }), null)).toEqual({
      kind: 'other-source',
      name: 'Microsoft Teams',
    });
    expect(noticeOf(snapshotOf({ presence, connection: { state: 'offline' } }), null)?.kind).toBe('no-connection');
  });

  it('keeps the card of a failed wish while it is tried again', () => {
    const again = wantedOf('Break', { stage: 'sending', failure });
    expect(noticeOf(snapshotOf({ presence: { wanted: again } }), null)).toEqual({
      kind: 'waiting',
      label: 'Break',
      failure: null,
      givenUpAt: noonish + 15 * 60_000,
    });
  });

  it('says that what is shown is old when the connection is not known to be gone', () => {
    const confirmedAt = noonish - 150_000;
    const connection = { state: 'connecting', isStale: true, confirmedAt } as const;
    expect(noticeOf(snapshotOf({ connection }), null)).toEqual({ kind: 'stale', confirmedAt });
  });
});
