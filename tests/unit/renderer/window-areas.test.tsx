// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { changeOf, snapshotOf, wantedOf } from '../../fakes/snapshot';
import { filter, openWindow } from './support/open-window';

const account = (): HTMLElement => screen.getByRole('button', { name: /^Account/ });
const pause = (): HTMLElement => screen.getByRole('button', { name: 'Pause' });
const note = (): HTMLElement => screen.getByRole('button', { name: 'Add a note' });

describe('F6', () => {
  it('goes round picker, automatic offline, foot and note, and with Shift back', async () => {
    const { user } = await openWindow();
    const passed: (Element | null)[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      await user.keyboard('{F6}');
      passed.push(document.activeElement);
    }
    expect(passed).toEqual([pause(), account(), note(), filter()]);
    await user.keyboard('{Shift>}{F6}{/Shift}');
    expect(document.activeElement).toBe(note());
  });

  it('comes by a notice between note and picker', async () => {
    const failure = { code: 'network', detail: '', retryAt: null } as const;
    const { user } = await openWindow(
      snapshotOf({ presence: { wanted: wantedOf('Break', { stage: 'waiting', failure }) } }),
    );
    note().focus();
    await user.keyboard('{F6}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Try now' }));
    await user.keyboard('{F6}');
    expect(document.activeElement).toBe(filter());
  });

  it('passes over a notice that has nothing to press', async () => {
    const { user } = await openWindow(snapshotOf({ presence: { wanted: wantedOf('Break') } }));
    note().focus();
    await user.keyboard('{F6}');
    expect(document.activeElement).toBe(filter());
  });

  it('lands in the list of the last changes, not on its button', async () => {
    const { user } = await openWindow(snapshotOf({ presence: { recentChanges: [changeOf(1, 'meal', 'Meal')] } }));
    await user.click(screen.getByRole('button', { name: 'Last changes' }));
    note().focus();
    await user.keyboard('{F6}');
    expect(document.activeElement).toBe(screen.getByRole('group', { name: 'Last changes' }));
  });

  it('begins with the first area, or with Shift the last, when nothing has the focus', async () => {
    const { user } = await openWindow();
    filter().blur();
    await user.keyboard('{F6}');
    expect(document.activeElement).toBe(filter());
    filter().blur();
    await user.keyboard('{Shift>}{F6}{/Shift}');
    expect(document.activeElement).toBe(note());
  });

  it('works while nobody is signed in', async () => {
    const session = { state: 'signed-out', reason: 'never', detail: '', canSignIn: true } as const;
    const app = { notices: [{ code: 'no-tray-host', detail: '' }] } as const;
    const { user } = await openWindow(snapshotOf({ session, app: { notices: [...app.notices] } }));
    await user.keyboard('{F6}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Quit' }));
    await user.keyboard('{F6}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Settings' }));
    await user.keyboard('{F6}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Sign in with your browser' }));
  });
});
