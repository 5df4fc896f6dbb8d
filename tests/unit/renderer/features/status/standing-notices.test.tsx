// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../../../fakes/snapshot';
import { openWindow } from '../../support/open-window';

const press = (name: string): HTMLElement => screen.getByRole('button', { name });

describe('the card', () => {
  it('of an agent who is not responding sends them back with one click', async () => {
    const { api, user } = await openWindow(snapshotOf({ routingStatus: 'not_responding' }));
    expect(screen.getByRole('heading', { name: 'You are not responding' })).toBeTruthy();
    await user.click(press('Go back to Idle'));
    expect(api.asked).toEqual([{ name: 'routing.clearNotResponding', input: undefined }]);
  });

  it('says when the cloud did not do it', async () => {
    const { api, user } = await openWindow(snapshotOf({ routingStatus: 'not_responding' }));
    api.refuse('routing.clearNotResponding', { code: 'NOT_DONE', message: '' });
    await user.click(press('Go back to Idle'));
    expect(await screen.findByText(/Genesys Cloud did not do it/)).toBeTruthy();
  });

  it('of what follows offers to stay', async () => {
    const future = { definitionId: 'break', label: 'Break' };
    const { api, user } = await openWindow(snapshotOf({ presence: { future } }));
    expect(screen.getByRole('heading', { name: 'Next: Break, after this interaction' })).toBeTruthy();
    await user.click(press('Stay On Queue'));
    expect(api.asked).toEqual([{ name: 'presence.set', input: { definitionId: 'on-queue' } }]);
  });

  it('of another source claims the place back with a click', async () => {
    const { api, user } = await openWindow(snapshotOf({ presence: { otherSource: { name: 'Microsoft Teams' } } }));
    expect(screen.getByRole('heading', { name: 'Others see Microsoft Teams' })).toBeTruthy();
    await user.click(press('Use Genesys Cloud'));
    expect(api.asked).toEqual([{ name: 'presence.claimPrimary', input: undefined }]);
  });

  it('of a source without a name says so', async () => {
    await openWindow(snapshotOf({ presence: { otherSource: { name: null } } }));
    expect(screen.getByRole('heading', { name: 'Others see another source' })).toBeTruthy();
  });
});
