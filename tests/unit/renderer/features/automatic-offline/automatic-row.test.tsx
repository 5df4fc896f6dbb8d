import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { InactivityView } from '../../../../../shared/snapshot';
import { deferredOf } from '../../../../fakes/absence';
import { noonish, presenceOf, snapshotOf } from '../../../../fakes/snapshot';
import { openWindow } from '../../support/open-window';

const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const row = (): string | null => document.querySelector('.automatic-row > p')?.textContent ?? null;
const open = (automaticOffline: InactivityView['automaticOffline'], changes: Parameters<typeof snapshotOf>[0] = {}) =>
  openWindow(snapshotOf({ ...changes, inactivity: { automaticOffline } }));

describe('the line about automatic offline', () => {
  it('says after how long, and pauses for an hour or for today', async () => {
    const { api, user } = await open({ state: 'on', thresholdMs: 1_800_000, unwatched: null });
    expect(row()).toBe('Offline after 30 min away');
    await user.click(button('Pause'));
    expect(screen.getByRole('group', { name: 'Pause automatic offline' })).toBeDefined();
    expect(document.activeElement).toBe(button('For 1 hour'));
    await user.keyboard('{Tab}{Enter}');
    expect(api.asked).toEqual([{ name: 'inactivity.pause', input: { until: 'today' } }]);
    expect(row()).toBe('Offline after 30 min away');
  });

  it('does not pause on second thoughts, and Esc then leaves the window open', async () => {
    const { api, user } = await open({ state: 'on', thresholdMs: 1_800_000, unwatched: null });
    await user.click(button('Pause'));
    await user.keyboard('{Escape}');
    expect(row()).toBe('Offline after 30 min away');
    await user.click(button('Pause'));
    await user.click(button('Do not pause'));
    expect(row()).toBe('Offline after 30 min away');
    expect(api.asked).toEqual([]);
  });

  it('says until when it rests, and resumes', async () => {
    const { api, user } = await open({ state: 'paused', until: noonish + 66 * 60_000 });
    expect(row()).toBe('Paused until 13:00');
    await user.click(button('Resume'));
    expect(api.asked).toEqual([{ name: 'inactivity.resume', input: undefined }]);
  });

  it('says that it is put off, with the way to stay', async () => {
    const { api, user } = await openWindow(snapshotOf({ inactivity: { card: deferredOf() } }));
    expect(row()).toBe('Offline after this interaction');
    const [, inRow] = screen.getAllByRole('button', { name: 'I’m here' });
    if (inRow === undefined) throw new Error('The line offers nothing');
    await user.click(inRow);
    expect(api.asked).toEqual([{ name: 'inactivity.imHere', input: undefined }]);
  });

  it.each([
    ['never', 'Never set offline during Meeting'],
    ['nothing-to-do', 'Nothing is watched while you are Meeting'],
    ['out-of-office', 'Nothing is watched while you are Out of Office'],
    ['not-armed', 'You are at work elsewhere; nothing is watched here'],
  ] as const)('says why nothing is watched: %s', async (unwatched, expected) => {
    await open(
      { state: 'on', thresholdMs: null, unwatched },
      { presence: { current: presenceOf('meeting', 'Meeting') } },
    );
    expect(row()).toBe(expected);
    expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull();
  });

  it.each([
    [{ state: 'unavailable', reason: 'no-idle-source' }, 'Automatic offline is not available here', 'Why'],
    [{ state: 'off' }, 'Automatic offline is switched off', 'Change'],
  ] as const)('leads to the settings where they have the answer: %o', async (automaticOffline, expected, name) => {
    const { api, user } = await open(automaticOffline);
    expect(row()).toBe(expected);
    await user.click(button(name));
    expect(api.asked).toEqual([{ name: 'window.openPage', input: { page: 'settings', section: 'going-offline' } }]);
  });

  it('says nothing where nobody is signed in', async () => {
    await open({ state: 'unavailable', reason: 'signed-out' });
    expect(row()).toBeNull();
  });
});
