// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { signedInView } from '../../../../fakes/session-view';
import { noonish, snapshotOf } from '../../../../fakes/snapshot';
import { filter, openWindow } from '../../support/open-window';

describe('the foot', () => {
  it('says in a word how well the window follows the cloud', async () => {
    const { show } = await openWindow();
    expect(screen.getByText('Live')).toBeTruthy();
    show(snapshotOf({ connection: { state: 'connecting' } }));
    expect(screen.getByText('Connecting')).toBeTruthy();
    show(snapshotOf({ connection: { isStale: true } }));
    expect(screen.getByText('Not confirmed')).toBeTruthy();
  });

  it('says Simulated in every state of a simulated organisation', async () => {
    const app = { isSimulated: true, cloud: '' };
    const { show } = await openWindow(snapshotOf({ app }));
    expect(screen.getByText('Simulated')).toBeTruthy();
    for (const session of [
      { state: 'starting', waitingFor: 'app' },
      { state: 'signed-out', reason: 'by-user', detail: '', canSignIn: true },
      { state: 'signing-in', address: 'http://127.0.0.1/', mustPaste: false },
    ] as const) {
      show(snapshotOf({ app, session }));
      expect(screen.getByText('Simulated')).toBeTruthy();
    }
  });

  it('says it once where the organisation is called so too, and reads the whole name out', async () => {
    const organisationName = 'Lakeside Insurance (simulated)';
    const session = signedInView({ userName: 'Maya', organisationName });
    const { show } = await openWindow(snapshotOf({ app: { isSimulated: true, cloud: '' }, session }));
    const name = `Account: ${organisationName}`;
    expect(screen.getByRole('button', { name }).textContent).toBe('Lakeside Insurance');
    show(snapshotOf({ session }));
    expect(screen.getByRole('button', { name }).textContent).toBe(organisationName);
  });

  it('opens the history of who is signed in', async () => {
    const { api, user, show } = await openWindow();
    await user.click(screen.getByRole('button', { name: 'History' }));
    expect(api.asked).toEqual([{ name: 'window.openPage', input: { page: 'history' } }]);
    show(snapshotOf({ session: { state: 'signed-out', reason: 'by-user', detail: '', canSignIn: true } }));
    expect(screen.queryByRole('button', { name: 'History' })).toBeNull();
  });

  it('opens the settings, also while nobody is signed in', async () => {
    const { api, user, show } = await openWindow();
    await user.click(screen.getByRole('button', { name: 'Settings' }));
    show(snapshotOf({ session: { state: 'signed-out', reason: 'by-user', detail: '', canSignIn: true } }));
    await user.click(screen.getByRole('button', { name: 'Settings' }));
    const opening = { name: 'window.openPage', input: { page: 'settings' } };
    expect(api.asked).toEqual([opening, opening]);
  });

  it('opens the account, from which one signs out after a word of what that means', async () => {
    const { api, user } = await openWindow();
    await user.click(screen.getByRole('button', { name: 'Account: Acme Support' }));
    expect(screen.getByText('Nora Weber')).toBeTruthy();
    expect(screen.getByText('Genesys Cloud at mypurecloud.de')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(api.asked).toEqual([]);
    const dialog = within(screen.getByRole('dialog', { name: 'Sign out of Acme Support?' }));
    expect(dialog.getByText(/Others keep seeing you as On Queue/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Sign out' }));
    expect(api.asked).toEqual([{ name: 'session.signOut', input: { setOffline: false } }]);
    expect(dialog.getByText('Signing out…')).toBeTruthy();
  });

  it('closes the account with Esc, not the window, and with a click elsewhere', async () => {
    const { api, user } = await openWindow();
    const account = screen.getByRole('button', { name: 'Account: Acme Support' });
    await user.click(account);
    await user.keyboard('{Escape}');
    expect(account.getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(account);
    expect(api.asked).toEqual([]);
    await user.click(account);
    await user.click(filter());
    expect(account.getAttribute('aria-expanded')).toBe('false');
  });

  it('marks a local build, and says so in the account', async () => {
    const { user } = await openWindow(snapshotOf({ app: { isLocalBuild: true } }));
    expect(screen.getByText('Local build')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Account: Acme Support' }));
    expect(screen.getByText(/Not a release\./)).toBeTruthy();
  });

  it('tells that the agent is Out of Office, and until when', async () => {
    await openWindow(snapshotOf({ outOfOffice: { until: noonish + 4 * 3_600_000 } }));
    expect(screen.getByText('Out of Office until 15:54')).toBeTruthy();
  });

  it('tells that programs cannot reach it, and leads to where the reason is', async () => {
    const { api, user } = await openWindow(snapshotOf({ localApi: { state: 'in-use', freePort: 3_001 } }));
    expect(screen.getByText('Programs on this computer cannot reach Presence Tray.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'See why' }));
    expect(api.asked).toEqual([{ name: 'window.openPage', input: { page: 'settings', section: 'local-api' } }]);
  });

  it('tells what the agent should know of this installation', async () => {
    await openWindow(
      snapshotOf({
        app: {
          notices: [
            { code: 'no-tray-host', detail: '' },
            { code: 'settings-reset', detail: '/tmp/settings.json.broken' },
            { code: 'journal-reset', detail: '/tmp/journal.db.broken' },
            { code: 'journal-unwritable', detail: '' },
          ],
        },
        session: signedInView({ remembered: 'keychain-refused' }),
      }),
    );
    const lines = screen
      .getAllByRole('listitem')
      .map(({ firstElementChild }) => firstElementChild?.nextSibling?.textContent);
    expect(lines).toEqual([
      'This desktop shows no tray icons, so Presence Tray uses this window.',
      'Your settings file could not be read. It is kept aside; the defaults are in use.',
      'Your journal could not be read. It is kept aside; changes are recorded from now on.',
      'Nothing can be written to the disk, so what happens now is not recorded. Perhaps it is full.',
      'Your keyring did not keep the sign-in: you stay signed in only until Presence Tray quits.',
    ]);
  });
});
