// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { changeOf, noonish, presenceOf, snapshotOf } from '../../../../fakes/snapshot';
import { filter, openWindow, spoken } from '../../support/open-window';

const MINUTE = 60_000;
const changed = snapshotOf({
  presence: {
    recentChanges: [
      changeOf(3, 'on_queue', 'On Queue'),
      changeOf(2, 'break', 'Coffee', {
        at: noonish - 91 * MINUTE,
        cause: { kind: 'agent', via: 'window' },
        isRecovered: true,
      }),
      changeOf(1, 'offline', 'Offline', { at: noonish - 15 * 60 * MINUTE, cause: { kind: 'elsewhere' } }),
    ],
  },
});

const button = (): HTMLElement => screen.getByRole('button', { name: 'Last changes' });
const frame = (): HTMLElement => screen.getByRole('group', { name: 'Last changes' });
const lines = (): (string | null)[] =>
  within(frame())
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

describe('the last changes', () => {
  it('stand as a list in the place of the picker: name, time and cause of each, newest first', async () => {
    const { user } = await openWindow(changed);
    await user.click(button());
    expect(lines()).toEqual([
      'On Queue 10:42Set by you from the tray',
      'Coffee 10:23Set by you in the window. The answer was lost; it was found to have been carried out.',
      'Offline yesterday 20:54Changed elsewhere',
    ]);
    expect(within(frame()).getByRole('list').tagName).toBe('OL');
    expect(screen.queryByRole('grid')).toBeNull();
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('give every time to programs too', async () => {
    const { user } = await openWindow(changed);
    await user.click(button());
    expect(frame().querySelector('time')?.dateTime).toBe(new Date(noonish - 72 * MINUTE).toISOString());
  });

  it('follow what happens while they are looked at', async () => {
    const { user, show } = await openWindow(changed);
    await user.click(button());
    const newest = changeOf(4, 'meal', 'Meal', { at: noonish });
    show(
      snapshotOf({
        presence: {
          current: presenceOf('meal', 'Meal'),
          recentChanges: [newest, ...changed.presence.recentChanges],
        },
      }),
    );
    expect(lines()[0]).toBe('Meal 11:54Set by you from the tray');
    expect(spoken('polite')).toBe('Meal, set');
  });

  it('say what will stand there while there are none', async () => {
    const { user, show } = await openWindow();
    await user.click(button());
    expect(frame().textContent).toBe('Changes of your status will be listed here.');
    show(snapshotOf({ app: { notices: [{ code: 'journal-unwritable', detail: '' }] } }));
    expect(frame().textContent).toBe('Nothing is recorded while nothing can be written to the disk.');
  });
});

describe('the way to the last changes and back', () => {
  it('is the next Tab after filter and length, and the keys then scroll the list', async () => {
    const { user } = await openWindow(changed);
    expect(button().getAttribute('aria-expanded')).toBe('false');
    await user.tab();
    await user.tab();
    expect(document.activeElement).toBe(button());
    await user.keyboard('{Enter}');
    expect(button().getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement).toBe(frame());
  });

  it('ends with Esc in the filter, and only the next Esc closes the window', async () => {
    const { api, user } = await openWindow(changed);
    await user.click(button());
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(filter());
    expect(button().getAttribute('aria-expanded')).toBe('false');
    expect(api.asked).toEqual([]);
    await user.keyboard('{Escape}');
    expect(api.asked.map(({ name }) => name)).toEqual(['window.close']);
  });

  it('ends with the same button in the filter', async () => {
    const { user } = await openWindow(changed);
    await user.click(button());
    await user.click(button());
    expect(document.activeElement).toBe(filter());
    expect(screen.getByRole('grid')).toBeTruthy();
  });

  it('leaves Esc to the account and to the note first', async () => {
    const { user } = await openWindow(changed);
    await user.click(button());
    await user.click(screen.getByRole('button', { name: /^Account/ }));
    await user.keyboard('{Escape}');
    expect(screen.queryByText('Sign out')).toBeNull();
    await user.keyboard('{Control>}e{/Control}{Escape}');
    expect(frame()).toBeTruthy();
  });

  it('sets nothing by its number while the picker is away', async () => {
    const { api, user } = await openWindow(changed);
    await user.click(button());
    await user.keyboard('4');
    expect(api.asked).toEqual([]);
  });

  it('begins at the picker when the window comes to the front again', async () => {
    const { user, bringToFront } = await openWindow(changed);
    await user.click(button());
    bringToFront();
    expect(document.activeElement).toBe(filter());
  });
});
