// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { settingsSections } from '../../../../../renderer/features/settings/sections';
import { createTranslator } from '../../../../../shared/i18n';
import { sectionPattern } from '../../../../../shared/pages';
import { snapshotOf } from '../../../../fakes/snapshot';
import { openSettings } from '../../support/open-settings';
import { openWindow } from '../../support/open-window';

const translator = createTranslator('en-GB');
const titles = settingsSections.map(({ title }) => translator.text(title));
const heading = (): string | null => screen.getByRole('heading', { level: 1 }).textContent;
const entry = (name: string): HTMLElement => screen.getByRole('button', { name });

describe('The settings window', () => {
  it('lists its sections, shows the first, and has the focus on it', async () => {
    await openSettings();
    const entries = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(entries).toEqual(titles);
    expect(heading()).toBe(titles[0]);
    expect(entry(titles[0] as string).getAttribute('aria-current')).toBe('page');
    expect(document.activeElement).toBe(entry(titles[0] as string));
    expect(document.title).toBe('Presence Tray settings');
  });

  it('opens at the section that its address names, and at the first for one that it does not have', async () => {
    const { name, title } = settingsSections.at(-1) ?? settingsSections[0];
    await openSettings(snapshotOf(), name);
    expect(heading()).toBe(translator.text(title));
  });

  it('opens at the first for a section that it does not have', async () => {
    await openSettings(snapshotOf(), 'no-such-section');
    expect(heading()).toBe(titles[0]);
  });

  it('goes to a section that main asks for while it is open', async () => {
    const { api } = await openSettings();
    const { name, title } = settingsSections.at(-1) ?? settingsSections[0];
    act(() => api.emit('page.section', name));
    expect(heading()).toBe(translator.text(title));
  });

  it('has one stop for the Tab key in its navigation, and the arrow keys, Home and End go round the sections', async () => {
    const { user } = await openSettings();
    const stops = titles.map((title) => entry(title).tabIndex);
    expect(stops).toEqual(titles.map((_, index) => (index === 0 ? 0 : -1)));
    const passed: (string | null)[] = [];
    for (const key of ['ArrowUp', 'ArrowDown', 'End', 'Home']) {
      await user.keyboard(`{${key}}`);
      passed.push(heading());
      expect(document.activeElement).toBe(entry(heading() ?? ''));
    }
    expect(passed).toEqual([titles.at(-1), titles[0], titles.at(-1), titles[0]]);
  });

  it('goes between navigation and section by F6, to the choice that holds', async () => {
    const { user } = await openSettings(snapshotOf({ settings: { values: { theme: 'dark' } } }), 'general');
    await user.keyboard('{F6}');
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Dark' }));
    await user.keyboard('{F6}');
    expect(document.activeElement).toBe(entry('General'));
  });

  it('is closed by Ctrl+W, and not by Esc', async () => {
    const { api, user } = await openSettings(snapshotOf(), 'general');
    await user.keyboard('{Escape}');
    expect(api.asked).toEqual([]);
    await user.keyboard('{Control>}w{/Control}');
    expect(api.asked).toEqual([{ name: 'window.closePage', input: { page: 'settings' } }]);
  });

  it('says that the organisation is a simulated one', async () => {
    await openSettings(snapshotOf({ app: { isSimulated: true } }));
    expect(screen.getByText('Simulated')).toBeTruthy();
  });

  it('opens while nobody is signed in', async () => {
    await openSettings(
      snapshotOf({ session: { state: 'signed-out', reason: 'never', detail: '', canSignIn: true } }),
      'general',
    );
    expect(heading()).toBe('General');
  });

  it('shows what main refused, until it is dismissed', async () => {
    const { api, user } = await openSettings(snapshotOf(), 'general');
    api.refuse('settings.update', { code: 'INTERNAL', message: 'The disk is full.' });
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(screen.getByRole('heading', { name: 'That did not work' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('heading', { name: 'That did not work' })).toBeNull();
  });
});

describe('The theme', () => {
  it('is asked of main when it is chosen, and shown when main has it', async () => {
    const { api, user, show } = await openSettings(snapshotOf(), 'general');
    expect(screen.getByRole('radiogroup', { name: 'Theme' })).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(api.asked).toEqual([{ name: 'settings.update', input: { theme: 'dark' } }]);
    show(snapshotOf({ settings: { values: { theme: 'dark' } } }));
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Dark' }).checked).toBe(true);
    expect(document.documentElement.dataset['theme']).toBe('dark');
  });
});

describe('Starting at login', () => {
  it('is a switch, asked of main and shown as the system has it', async () => {
    const { api, user, show } = await openSettings(snapshotOf({ app: { startsAtLogin: false } }), 'general');
    const toggle = screen.getByRole('switch', { name: 'Start when I sign in to this computer' });
    expect(toggle.getAttribute('aria-checked')).toBe('false');
    await user.click(toggle);
    expect(api.asked).toEqual([{ name: 'app.setStartAtLogin', input: { isOn: true } }]);
    show(snapshotOf({ app: { startsAtLogin: true } }));
    expect(toggle.getAttribute('aria-checked')).toBe('true');
  });

  it('is not offered where the app cannot start by itself', async () => {
    await openSettings(snapshotOf(), 'general');
    expect(screen.queryByRole('switch')).toBeNull();
  });

  it('that the organisation has decided is told, not offered', async () => {
    const settings = { values: { startAtLogin: true }, origins: { startAtLogin: 'policy' } } as const;
    await openSettings(snapshotOf({ app: { startsAtLogin: true }, settings }), 'general');
    expect(screen.queryByRole('switch')).toBeNull();
    expect(screen.getByText('On')).toBeTruthy();
  });
});

describe('A setting that is not the person’s to change', () => {
  const decided = (source: 'policy' | 'environment') =>
    snapshotOf({ settings: { values: { theme: 'dark' }, origins: { theme: source } } });

  it('shows its value and that the organisation has set it, and offers no choice', async () => {
    await openSettings(decided('policy'), 'general');
    expect(screen.getByText('Dark')).toBeTruthy();
    expect(screen.getByText('Set by your organisation')).toBeTruthy();
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('says so too when it was given at the start', async () => {
    await openSettings(decided('environment'), 'general');
    expect(screen.getByText('Set when Presence Tray was started')).toBeTruthy();
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('is offered again when its value is the person’s own', async () => {
    await openSettings(snapshotOf({ settings: { values: { theme: 'dark' }, origins: { theme: 'user' } } }), 'general');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Dark' }).checked).toBe(true);
    expect(screen.queryByText('Set by your organisation')).toBeNull();
  });
});

it('Ctrl+comma opens the settings from the pop-over', async () => {
  const { api, user } = await openWindow();
  await user.keyboard('{Control>},{/Control}');
  expect(api.asked).toEqual([{ name: 'window.openPage', input: { page: 'settings' } }]);
});

it('Every section has a name of its own that an address can hold', () => {
  const names = settingsSections.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(sectionPattern);
});
