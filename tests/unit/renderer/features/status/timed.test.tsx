// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { PresenceTimerView } from '../../../../../shared/snapshot';
import { noonish, presenceOf, snapshotOf } from '../../../../fakes/snapshot';
import { cell, filter, openWindow, spoken } from '../../support/open-window';

const MINUTE_MS = 60_000;
const timer: PresenceTimerView = {
  label: 'Meal',
  endsAt: noonish + 18 * MINUTE_MS,
  stage: 'running',
  returnTo: { definitionId: 'available', label: 'Available' },
  onQueue: { definitionId: 'on-queue', label: 'On Queue' },
};
const inMeal = (changes: Partial<PresenceTimerView> = {}) =>
  snapshotOf({ presence: { current: presenceOf('meal', 'Meal'), timer: { ...timer, ...changes } } });
const length = (name: string): HTMLElement => screen.getByRole('radio', { name });

describe('a length', () => {
  it('that is chosen goes with the next status, and then is none again', async () => {
    const { api, user } = await openWindow();
    await user.click(length('30'));
    expect(screen.getByText(/^Lasts until/)).toBeTruthy();
    await user.click(cell(/^Break/));
    expect(api.asked).toEqual([{ name: 'presence.set', input: { definitionId: 'break', durationMs: 30 * MINUTE_MS } }]);
    expect(length('No end')).toHaveProperty('checked', true);
  });

  it('is taken with Alt and its number, while the filter keeps the focus', async () => {
    await openWindow();
    fireEvent.keyDown(filter(), { key: '4', code: 'Digit4', altKey: true });
    expect(length('60 min')).toHaveProperty('checked', true);
    fireEvent.keyDown(filter(), { key: '1', code: 'Digit1', altKey: true });
    expect(length('No end')).toHaveProperty('checked', true);
  });

  it('is forgotten when the window is closed and opened again', async () => {
    const { user, bringToFront } = await openWindow();
    await user.click(length('15'));
    bringToFront();
    expect(length('No end')).toHaveProperty('checked', true);
  });
});

describe('a timed status', () => {
  it('says in the header until when', async () => {
    await openWindow(inMeal());
    expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/Until \d\d:\d\d/);
  });

  it('that is over offers what stood before, On Queue by a click of its own, and to stay', async () => {
    const { api, user } = await openWindow(inMeal({ stage: 'over', endsAt: noonish - MINUTE_MS }));
    expect(screen.getByRole('heading', { name: 'Meal is over' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Set Available' }));
    await user.click(screen.getByRole('button', { name: 'Set On Queue' }));
    await user.click(screen.getByRole('button', { name: 'Stay Meal' }));
    expect(api.asked).toEqual([
      { name: 'presence.set', input: { definitionId: 'available' } },
      { name: 'presence.set', input: { definitionId: 'on-queue' } },
      { name: 'presence.setTimer', input: { durationMs: null } },
    ]);
  });

  it('that ended unseen says so', async () => {
    await openWindow(inMeal({ stage: 'late' }));
    expect(screen.getByText(/while this computer slept/)).toBeTruthy();
  });

  it('is spoken once when it is over', async () => {
    const { show } = await openWindow(inMeal());
    show(inMeal({ stage: 'over' }));
    expect(spoken('polite')).toBe('Meal is over');
  });
});
