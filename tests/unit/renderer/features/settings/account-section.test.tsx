// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../../../shared/snapshot';
import { signedInView } from '../../../../fakes/session-view';
import { noonish, snapshotOf } from '../../../../fakes/snapshot';
import { openSettings } from '../../support/open-settings';
import type { OpenedWindow } from '../../support/open-window';

const open = (snapshot: Snapshot): Promise<OpenedWindow> => openSettings(snapshot, 'account');
const rights = [
  { feature: 'set-presence', state: 'works' },
  { feature: 'cloud-history', state: 'permission-missing', missing: 'analytics:userDetail:view' },
  { feature: 'live-changes', state: 'scope-missing', missing: 'notifications' },
  { feature: 'routing-status', state: 'unknown' },
] as const;
const signedIn = snapshotOf({ session: signedInView({ endsAt: noonish + 3 * 3_600_000, rights }) });
const page = () => within(screen.getByRole('main'));

describe('The account', () => {
  it('says who is signed in, where, who decided that, and until when', async () => {
    const { api, user } = await open(signedIn);
    expect(page().getByText('Nora Weber')).toBeTruthy();
    expect(page().getByText('EMEA (Frankfurt), mypurecloud.de')).toBeTruthy();
    expect(page().getByText(/14:54/)).toBeTruthy();
    await user.click(page().getByRole('button', { name: 'Sign in again' }));
    expect(api.asked).toEqual([{ name: 'session.signIn', input: undefined }]);
  });

  it('lets the agent change a region that they chose themselves', async () => {
    const place = { orgHost: 'mypurecloud.de', name: 'EMEA (Frankfurt)', origin: 'user' } as const;
    const { api, user } = await open(snapshotOf({ setUp: { place, client: null } }));
    await user.click(page().getByRole('button', { name: 'Change' }));
    expect(api.asked).toEqual([{ name: 'window.openPage', input: { page: 'onboarding', section: 'region' } }]);
  });

  it('lets another account be used, and not while a sign-in is under way', async () => {
    const { api, user, show } = await open(signedIn);
    expect(page().getByText('nora.weber@acme.example')).toBeTruthy();
    await user.click(page().getByRole('button', { name: 'Use another account' }));
    expect(api.asked).toEqual([{ name: 'session.useAnotherAccount', input: undefined }]);
    const again = { state: 'under-way', address: 'https://login.example', mustPaste: false } as const;
    show(snapshotOf({ session: signedInView({ again }) }));
    expect(page().queryByRole('button', { name: 'Use another account' })).toBeNull();
  });

  it('keeps the sign-in for the next start, or not, as the agent wishes', async () => {
    const { api, user } = await open(signedIn);
    await user.click(page().getByRole('switch', { name: 'Stay signed in' }));
    expect(api.asked).toEqual([{ name: 'settings.update', input: { staySignedIn: false } }]);
  });

  it('leads out of the simulated organisation', async () => {
    const { api, user } = await open(snapshotOf({ app: { isSimulated: true, cloud: '' }, setUp: null }));
    await user.click(page().getByRole('button', { name: 'Use your own organisation' }));
    expect(api.asked).toEqual([{ name: 'setUp.leaveSimulation', input: undefined }]);
  });

  it('lists what works and the exact name of what is missing, to be copied for an administrator', async () => {
    const { api, user } = await open(signedIn);
    const table = within(page().getByRole('table', { name: 'What your role allows' }));
    const row = (name: RegExp): HTMLElement => table.getByRole('row', { name });
    expect(row(/^Setting the status and its note/).textContent).toContain('Yes');
    expect(row(/^Filling the history/).textContent).toContain('Your role lacks analytics:userDetail:view.');
    expect(row(/^Hearing of changes/).textContent).toContain('The OAuth client lacks the scope notifications.');
    expect(row(/^Telling when you are not responding/).textContent).toContain('Not known');
    await user.click(table.getByRole('button', { name: 'Copy for admin: analytics:userDetail:view' }));
    expect(table.getByRole('button', { name: 'Copied' })).toBeTruthy();
    expect(api.asked).toEqual([{ name: 'session.copyMissingRight', input: { feature: 'cloud-history' } }]);
  });

  it('asks before it signs out, and offers Offline first', async () => {
    const { api, user } = await open(signedIn);
    await user.click(page().getByRole('button', { name: 'Sign out' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Sign out of Acme Support?' }));
    expect(dialog.getByText(/Others keep seeing you as On Queue/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Set Offline and sign out' }));
    expect(api.asked).toEqual([{ name: 'session.signOut', input: { setOffline: true } }]);
  });

  it('stays signed in when Offline could not be set, and says so where it was asked for', async () => {
    const { api, user } = await open(signedIn);
    api.refuse('session.signOut', { code: 'NOT_DONE', message: '' });
    await user.click(page().getByRole('button', { name: 'Sign out' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Set Offline and sign out' }));
    expect(dialog.getByText(/You are still signed in/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Sign out' }));
    expect(api.asked.at(-1)).toEqual({ name: 'session.signOut', input: { setOffline: false } });
  });

  it('says where the sign-in is kept, and that it is not', async () => {
    const { show } = await open(signedIn);
    expect(page().getByText(/your desktop’s keyring/)).toBeTruthy();
    show(snapshotOf({ session: signedInView({ remembered: 'keychain-refused' }) }));
    expect(page().getByText(/did not take it. You are signed in until Presence Tray quits/)).toBeTruthy();
  });

  it('says why nobody is signed in, and offers the way on', async () => {
    const session = { state: 'signed-out', reason: 'expired', detail: '', canSignIn: true } as const;
    const { api, user } = await open(snapshotOf({ session }));
    expect(page().getByText('Your sign-in has ended')).toBeTruthy();
    await user.click(page().getByRole('button', { name: 'Sign in with your browser' }));
    expect(api.asked).toEqual([{ name: 'session.signIn', input: undefined }]);
  });
});
