// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { packAnswer } from '../../../../../shared/history/packed';
import { createFakeApi } from '../../../../fakes/api';
import { fortnight } from '../../../../fakes/history-answer';
import { noonish, snapshotOf } from '../../../../fakes/snapshot';
import { openWindow } from '../../support/open-window';
import { daysBetween } from '../../../../../shared/history/zone';

const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();

/** The history window on Thursday 29 October 2026, with nothing recorded: it is the tools that are looked at. */
async function openHistory() {
  const snapshot = snapshotOf();
  const api = createFakeApi(snapshot);
  api.answer('history.read', packAnswer(fortnight({ parts: [] })));
  const opened = await openWindow(snapshot, () => noonish, { page: 'history', section: null }, api);
  const asked = (): unknown =>
    api.asked
      .flatMap(({ name, input }) => (name === 'history.read' ? [(input as { range: unknown }).range] : []))
      .at(-1);
  return { ...opened, asked };
}

const button = (): HTMLElement => screen.getByRole('button', { name: 'Choose days…' });
const day = (name: RegExp): HTMLElement => screen.getByRole('button', { name });
const openCalendar = async (user: { keyboard(keys: string): Promise<void> }): Promise<HTMLElement> => {
  button().focus();
  await user.keyboard('{Enter}');
  return screen.findByRole('grid', { name: /October 2026/ });
};

describe('The calendar of the history', () => {
  it('opens on today, and gives days from one to another by the keyboard alone', async () => {
    const { user, asked } = await openHistory();
    await openCalendar(user);
    await waitFor(() => expect(document.activeElement).toBe(day(/29.*today/)));
    await user.keyboard('{ArrowUp}{ArrowUp}{Enter}');
    await user.keyboard('{ArrowDown}{ArrowLeft}{Enter}');
    expect(screen.getByText(/15.*21.*· 7 days/)).toBeTruthy();
    expect(day(/15.*first day/)).toBeTruthy();
    expect(day(/18.*between/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(asked()).toEqual(daysBetween('2026-10-15', '2026-10-21', timeZone));
    expect(screen.queryByRole('grid')).toBeNull();
    expect(document.activeElement).toBe(button());
    expect(button().getAttribute('aria-pressed')).toBe('true');
    expect(screen.queryByRole('radio', { checked: true })).toBeNull();
  });

  it('goes to other months by the keyboard, and never beyond today', async () => {
    const { user, asked } = await openHistory();
    await openCalendar(user);
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement?.textContent).toBe('29');
    expect(day(/Friday.*30/).hasAttribute('disabled')).toBe(true);
    await user.keyboard('{PageUp}');
    expect(await screen.findByRole('grid', { name: /September 2026/ })).toBeTruthy();
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(asked()).toEqual(daysBetween('2026-09-29', '2026-09-29', timeZone));
  });

  it('asks for the first day before it shows anything', async () => {
    const { user } = await openHistory();
    await openCalendar(user);
    expect(screen.getByText('Choose the first and the last day')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Show' }).hasAttribute('disabled')).toBe(true);
  });

  it('goes by Esc, which gives the focus back, and by a click elsewhere; nothing is chosen by either', async () => {
    const { user, asked } = await openHistory();
    const before = asked();
    await openCalendar(user);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(button());
    await openCalendar(user);
    await user.click(screen.getByRole('heading', { level: 1 }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(asked()).toEqual(before);
  });

  it('is left again by a range that is one click away', async () => {
    const { user } = await openHistory();
    await openCalendar(user);
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('button', { name: 'Show' }));
    await user.click(screen.getByRole('radio', { name: '7 days' }));
    expect(button().getAttribute('aria-pressed')).toBe('false');
  });
});
