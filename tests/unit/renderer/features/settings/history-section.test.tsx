// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../../../fakes/snapshot';
import { openSettings } from '../../support/open-settings';

const dialog = (): HTMLElement | null => screen.queryByRole('alertdialog');
const names = ({ asked }: { readonly asked: readonly { readonly name: string }[] }): string[] =>
  asked.map(({ name }) => name);

describe('The settings of the history', () => {
  it('offer for how long it is kept, for ever too, and keep a length of the agent’s own among them', async () => {
    const { api, user, show } = await openSettings(snapshotOf(), 'history');
    const kept = screen.getByRole('combobox', { name: 'Keep my history on this computer for' });
    expect(
      within(kept)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['30 days', '90 days', '400 days', '1,095 days', 'As long as it is installed']);
    await user.selectOptions(kept, 'As long as it is installed');
    expect(api.asked).toEqual([{ name: 'settings.update', input: { historyKeptDays: null } }]);
    show(snapshotOf({ settings: { values: { historyKeptDays: 45 } } }));
    expect(within(kept).getByRole<HTMLOptionElement>('option', { name: '45 days' }).selected).toBe(true);
  });

  it('say who has decided it, where the organisation has', async () => {
    const settings = { values: { historyKeptDays: 90 }, origins: { historyKeptDays: 'policy' } } as const;
    await openSettings(snapshotOf({ settings }), 'history');
    expect(screen.getByText('90 days')).toBeTruthy();
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('save everything with one click, and say when it is saved', async () => {
    const { api, user } = await openSettings(snapshotOf(), 'history');
    api.answer('history.exportWhole', { isSaved: true });
    await user.click(screen.getByRole('button', { name: 'Save…' }));
    expect(names(api)).toEqual(['history.exportWhole']);
    expect(await screen.findByText('Saved.')).toBeTruthy();
  });

  it('delete nothing before the agent has read what goes and what stays', async () => {
    const { api, user } = await openSettings(snapshotOf(), 'history');
    const button = screen.getByRole('button', { name: 'Delete…' });
    await user.click(button);
    expect(dialog()?.textContent).toContain('Gone for good');
    expect(dialog()?.textContent).toContain('a choice that is still being sent');
    expect(document.activeElement?.textContent).toBe('Keep it');
    await user.keyboard('{Enter}');
    expect(dialog()).toBeNull();
    expect(document.activeElement).toBe(button);
    expect(names(api)).toEqual([]);

    await user.click(button);
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    expect(names(api)).toEqual(['history.deleteAll']);
    expect(await screen.findByText('Deleted.')).toBeTruthy();
  });

  it('do not say that it is deleted when the disk has refused', async () => {
    const { api, user } = await openSettings(snapshotOf(), 'history');
    api.refuse('history.deleteAll', { code: 'DISK_REFUSED', message: 'It is locked.' });
    await user.click(screen.getByRole('button', { name: 'Delete…' }));
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    expect(screen.queryByText('Deleted.')).toBeNull();
    expect(screen.getByRole('region', { name: /did not work/ })).toBeTruthy();
  });

  it('have nothing to save or to delete while nobody is signed in', async () => {
    const session = { state: 'signed-out', reason: 'never', detail: '', canSignIn: true } as const;
    await openSettings(snapshotOf({ session }), 'history');
    expect(screen.getByText(/^Sign in to save or delete/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Delete…' })).toBeNull();
  });
});
