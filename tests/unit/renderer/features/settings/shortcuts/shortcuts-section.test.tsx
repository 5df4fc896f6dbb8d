// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Shortcut } from '../../../../../../shared/settings/shortcuts';
import type { Snapshot } from '../../../../../../shared/snapshot';
import { snapshotOf } from '../../../../../fakes/snapshot';
import { openSettings } from '../../../support/open-settings';

const onBreak: Shortcut = { keys: 'Control+Alt+B', does: { kind: 'set-presence', definitionId: 'break' } };
const onMeal: Shortcut = { keys: 'F9', does: { kind: 'set-presence', definitionId: 'meal' } };

const having = (shortcuts: Shortcut[], view: Partial<Snapshot['shortcuts']> = {}): Snapshot =>
  snapshotOf({ settings: { values: { shortcuts } }, shortcuts: { obstacle: null, taken: [], ...view } });
const open = (snapshot: Snapshot) => openSettings(snapshot, 'shortcuts');
const page = () => within(screen.getByRole('main'));
const button = (name: string): HTMLElement => page().getByRole('button', { name });

const recording = (isRecording: boolean) => ({ name: 'shortcuts.record', input: { isRecording } });
const kept = (...shortcuts: Shortcut[]) => ({ name: 'settings.update', input: { shortcuts } });

describe('Shortcuts in the settings', () => {
  it('are recorded for what is chosen, by keyboard alone', async () => {
    const { api, user } = await open(having([onMeal]));
    await user.selectOptions(page().getByRole('combobox', { name: 'New shortcut' }), 'Break');
    button('Record keys for: Break').focus();
    await user.keyboard('{Enter}');
    expect(button('Press keys…')).toBe(document.activeElement);
    await user.keyboard('{Control>}{Alt>}b{/Alt}{/Control}');
    expect(api.asked).toEqual([recording(true), kept(onMeal, onBreak), recording(false)]);
    expect(button('Record keys for: Break')).toBe(document.activeElement);
  });

  it('are not recorded twice: Enter that goes up again does not begin anew', async () => {
    const { api, user } = await open(having([]));
    button('Record keys for: Available').focus();
    await user.keyboard('{Enter}{Escape}');
    expect(api.asked).toEqual([recording(true), recording(false)]);
    expect(page().queryByText(/Hold Ctrl, Alt, Super/)).toBeNull();
  });

  it('are changed, with what is held shown meanwhile', async () => {
    const { api, user } = await open(having([onBreak]));
    await user.click(button('Ctrl Alt B. Record other keys for: Break'));
    await user.keyboard('{Control>}');
    expect(button('Press keys…').textContent).toBe('Ctrl …');
    await user.keyboard('j{/Control}');
    expect(api.asked).toEqual([recording(true), kept({ ...onBreak, keys: 'Control+J' }), recording(false)]);
  });

  it('that another action has are refused with its name, and others may follow', async () => {
    const { api, user } = await open(having([onBreak, onMeal]));
    await user.click(button('Ctrl Alt B. Record other keys for: Break'));
    await user.keyboard('{F9}');
    expect(page().getByText('Meal has these keys already.')).toBeTruthy();
    await user.keyboard('{F8}');
    expect(api.asked).toEqual([recording(true), kept({ ...onBreak, keys: 'F8' }, onMeal), recording(false)]);
  });

  it('say what is wrong with keys that cannot be had, and hold nothing of the window up', async () => {
    const { api, user } = await open(having([onBreak]));
    await user.click(button('Ctrl Alt B. Record other keys for: Break'));
    await user.keyboard('b');
    expect(page().getByText(/or it could not be typed any more/)).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(page().getByText(/This key cannot be used/)).toBeTruthy();
    // Ctrl+W closes the window, but not while keys are recorded.
    await user.keyboard('{Control>}w{/Control}');
    expect(api.asked.map(({ name }) => name)).not.toContain('window.closePage');
    expect(api.asked).toContainEqual(kept({ ...onBreak, keys: 'Control+W' }));
  });

  it('end to be recorded when they are left', async () => {
    const { api, user } = await open(having([onBreak]));
    await user.click(button('Ctrl Alt B. Record other keys for: Break'));
    await user.tab();
    expect(api.asked).toEqual([recording(true), recording(false)]);
    expect(button('Remove the shortcut for: Break')).toBe(document.activeElement);
  });

  it('are removed', async () => {
    const { api, user } = await open(having([onBreak, onMeal]));
    await user.click(button('Remove the shortcut for: Break'));
    expect(api.asked).toEqual([kept(onMeal)]);
  });

  it('say that another program has them', async () => {
    await open(having([onBreak, onMeal], { taken: ['F9'] }));
    expect(
      page()
        .getAllByRole('status')
        .map(({ textContent }) => textContent),
    ).toEqual(['Another program has these keys. Choose others.']);
  });

  it('are offered once for each thing, and stay where a status is gone', async () => {
    const gone: Shortcut = { keys: 'F7', does: { kind: 'set-presence', definitionId: 'no-more' } };
    await open(having([onBreak, gone, { keys: 'F6', does: { kind: 'toggle-window' } }]));
    const offered = within(page().getByRole('combobox', { name: 'New shortcut' })).getAllByRole('option');
    const labels = offered.map(({ textContent }) => textContent);
    expect(labels).toContain('Meal');
    expect(labels).not.toContain('Break');
    expect(labels).not.toContain('Show or hide Presence Tray');
    expect(page().getByText('A status that is no longer offered')).toBeTruthy();
    expect(page().getByText('Show or hide Presence Tray')).toBeTruthy();
  });

  it('say on Wayland that there are none, and what does instead', async () => {
    await open(having([onBreak], { obstacle: 'wayland' }));
    expect(page().getByRole('status').textContent).toContain('presence-tray set Break');
  });
});
