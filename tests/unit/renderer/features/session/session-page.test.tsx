// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../../../shared/snapshot';
import { signedOutReasons } from '../../../../../shared/snapshot';
import { signedInView } from '../../../../fakes/session-view';
import { snapshotOf, wantedOf } from '../../../../fakes/snapshot';
import { openWindow } from '../../support/open-window';

const nobody = { current: null, choices: [] };
const signedOut = (
  changes: Partial<Extract<Snapshot['session'], { state: 'signed-out' }>> = {},
  presence: Partial<Snapshot['presence']> = {},
): Snapshot =>
  snapshotOf({
    session: { state: 'signed-out', reason: 'never', detail: '', canSignIn: true, ...changes },
    presence: { ...nobody, ...presence },
  });

describe('signed out', () => {
  it('has one thing to do, and the focus is on it', async () => {
    const { api, user } = await openWindow(signedOut());
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Sign in to see your status');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Sign in with your browser' }));
    await user.keyboard('{Enter}');
    expect(api.asked).toEqual([{ name: 'session.signIn', input: undefined }]);
  });

  it('has a title and a reason of its own for every way to be signed out', async () => {
    const { show } = await openWindow(signedOut());
    const titles = signedOutReasons.map((reason) => {
      show(signedOut({ reason }));
      return screen.getByRole('heading', { level: 1 }).textContent;
    });
    expect(new Set(titles).size).toBe(signedOutReasons.length);
  });

  it('opens the set-up while no organisation is chosen', async () => {
    const { api, user } = await openWindow(signedOut({ reason: 'not-chosen', canSignIn: false }));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Welcome to Presence Tray');
    await user.keyboard('{Enter}');
    expect(api.asked).toEqual([{ name: 'window.openPage', input: { page: 'onboarding' } }]);
  });

  it('offers no sign-in where there can be none, and shows the detail', async () => {
    await openWindow(signedOut({ reason: 'libsecret-missing', detail: 'libsecret-1-0', canSignIn: false }));
    expect(screen.queryByRole('button', { name: 'Sign in with your browser' })).toBeNull();
    expect(screen.getByText('libsecret-1-0')).toBeTruthy();
  });

  it('says that a choice is kept', async () => {
    const wanted = wantedOf('Break', { stage: 'waiting' });
    await openWindow(signedOut({ reason: 'expired' }, { wanted }));
    expect(screen.getByText('Break is kept until 12:09, and set once you have signed in.')).toBeTruthy();
  });

  it('tells of a sign-in that could not begin', async () => {
    const { api, user } = await openWindow(signedOut());
    api.refuse('session.signIn', { code: 'INTERNAL', message: '' });
    await user.click(screen.getByRole('button', { name: 'Sign in with your browser' }));
    expect(screen.getByRole('heading', { name: 'That did not work' })).toBeTruthy();
  });

  it('closes with Esc', async () => {
    const { api, user } = await openWindow(signedOut());
    await user.keyboard('{Escape}');
    expect(api.asked).toEqual([{ name: 'window.close', input: undefined }]);
  });
});

describe('signing in', () => {
  it('lets the agent copy the address or give up', async () => {
    const { api, user } = await openWindow(
      snapshotOf({
        session: { state: 'signing-in', address: 'https://login.example/', mustPaste: false },
        presence: nobody,
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Copy the address' }));
    expect(screen.getByRole('button', { name: 'Address copied' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(api.asked.map(({ name }) => name)).toEqual(['session.copySignInAddress', 'session.cancelSignIn']);
  });
});

describe('an address brought by hand', () => {
  const signingIn = (mustPaste: boolean): Snapshot =>
    snapshotOf({ session: { state: 'signing-in', address: 'https://login.example/', mustPaste }, presence: nobody });

  it('is asked for at once where the browser cannot come back, and sent with Enter or the button', async () => {
    const { api, user } = await openWindow(signingIn(true));
    expect(screen.getByText('On this computer your browser cannot come back here by itself.')).toBeTruthy();
    const field = screen.getByRole('textbox', { name: 'Address of that page' });
    await user.type(field, 'http://127.0.0.1:1/callback?code=a&state=b{Enter}');
    await user.click(screen.getByRole('button', { name: 'Use this address' }));
    const address = 'http://127.0.0.1:1/callback?code=a&state=b';
    const sent = { name: 'session.pasteAddress', input: { address } };
    expect(api.asked).toEqual([sent, sent]);
  });

  it('that is none of this sign-in is said to be that', async () => {
    const { api, user } = await openWindow(signingIn(true));
    api.refuse('session.pasteAddress', { code: 'WRONG_ADDRESS', message: '' });
    await user.type(screen.getByRole('textbox', { name: 'Address of that page' }), 'nonsense{Enter}');
    expect(screen.getByText(/^That is not the address at which this sign-in ended/)).toBeTruthy();
  });

  it('is the last resort elsewhere: folded, and nothing is sent while it is empty', async () => {
    const { api, user } = await openWindow(signingIn(false));
    await user.click(screen.getByText('The browser did not come back?'));
    await user.click(screen.getByRole('button', { name: 'Use this address' }));
    expect(api.asked).toEqual([]);
  });
});

describe('a sign-in that stands', () => {
  const signedIn = (more: Parameters<typeof signedInView>[0]): Snapshot => snapshotOf({ session: signedInView(more) });
  const ending = { endsAt: new Date(2026, 9, 29, 12, 18).getTime(), isEndingSoon: true };

  it('is said to end soon, with one button', async () => {
    const { api, user } = await openWindow(signedIn(ending));
    expect(screen.getByText('Signed in until 12:18')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Sign in again' }));
    expect(api.asked).toEqual([{ name: 'session.signIn', input: undefined }]);
  });

  it('goes on while the agent signs in again, which can be given up', async () => {
    const again = { state: 'under-way', address: 'https://login.example/', mustPaste: false } as const;
    const { api, user, show } = await openWindow(signedIn({ ...ending, again }));
    expect(screen.getByText('Continue in your browser. You stay signed in meanwhile.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(api.asked).toEqual([{ name: 'session.cancelSignIn', input: undefined }]);
    show(signedIn({ ...ending, again: { state: 'failed', reason: 'timed-out', detail: '' } }));
    expect(screen.getByText('You were not signed in again. You stay signed in until 12:18.')).toBeTruthy();
  });

  it('through an application says that it could alter everybody', async () => {
    await openWindow(signedIn({ actsAs: 'application' }));
    expect(screen.getByText('Signed in through an application that could alter everybody’s status.')).toBeTruthy();
  });
});

describe('a keyring in the way', () => {
  it.each<Snapshot['session']>([
    { state: 'starting', waitingFor: 'keyring' },
    { state: 'signed-out', reason: 'keyring-locked', detail: '', canSignIn: true },
    { state: 'signed-out', reason: 'keyring-hanging', detail: '', canSignIn: true },
  ])('can be gone around: %j', async (session) => {
    const { api, user } = await openWindow(snapshotOf({ session, presence: nobody }));
    await user.click(screen.getByRole('button', { name: 'Sign in until I quit' }));
    expect(api.asked).toEqual([{ name: 'session.signInUntilQuit', input: undefined }]);
  });
});

describe('what signing in is called', () => {
  it.each([
    ['expired', 'Sign in with your browser'],
    ['keyring-locked', 'Sign in'],
    ['application-refused', 'Try again'],
    ['misconfigured', 'Try again'],
  ] as const)('after “%s” it is “%s”', async (reason, name) => {
    const { api, user } = await openWindow(signedOut({ reason }));
    await user.click(screen.getByRole('button', { name }));
    expect(api.asked).toEqual([{ name: 'session.signIn', input: undefined }]);
  });
});

describe('starting', () => {
  it('names what it waits for', async () => {
    const { show } = await openWindow(
      snapshotOf({ session: { state: 'starting', waitingFor: 'keyring' }, presence: nobody }),
    );
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Waiting for your keyring');
    show(snapshotOf());
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('On Queue');
  });
});

describe('the look', () => {
  it('follows the theme and the desktop of the snapshot', async () => {
    await openWindow(snapshotOf({ app: { platform: 'win32' }, settings: { values: { theme: 'dark' } } }));
    expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', platform: 'win32' });
  });
});
