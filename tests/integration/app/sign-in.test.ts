import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../fakes/eventually';
import { FakePorts } from '../../fakes/ports';
import { FakeSecretStore } from '../../fakes/secret-store';
import { Desk, presences } from './desk';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

describe('The first sign-in', () => {
  it('leads by PKCE through the browser to the organisation’s presences in the tray', async () => {
    const running = await desk.startSignedIn();
    const { tray, ports } = running;
    const address = new URL(ports.shell.opened[0] ?? '');
    expect(address.origin).toBe(desk.simulator.url);
    expect(address.searchParams.get('code_challenge_method')).toBe('S256');
    expect(address.searchParams.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
    expect(tray.checked).toBe('Available');
    expect(tray.radios.map(({ label }) => label)).toEqual([
      'Available',
      'On Queue',
      'Busy',
      'After-call admin',
      'Break',
      'Meal',
      'Meeting',
      '1:1 with supervisor',
      'Team huddle',
      'Training',
      'Coaching',
      'Away',
      'Comfort break',
      'Offline',
    ]);
    await running.shows(
      'what works',
      ({ session }) => session.state === 'signed-in' && session.rights.every(({ state }) => state === 'works'),
    );
    expect(running.snapshot.session).toMatchObject({
      state: 'signed-in',
      userName: desk.agent().name,
      organisationName: 'Lakeside Insurance (simulated)',
      remembered: 'in-keychain',
      actsAs: 'agent',
      isEndingSoon: false,
      again: null,
    });
    expect(running.snapshot.app).toMatchObject({ isSimulated: false, cloud: new URL(desk.simulator.url).host });
  });

  it('changes no presence', async () => {
    await desk.startSignedIn();
    expect(await desk.ledger()).toEqual([]);
    expect(await desk.requests('PATCH', '**')).toEqual([]);
  });

  it('writes the token into the keychain, and nowhere into the log or a snapshot', async () => {
    const { ports } = await desk.startSignedIn();
    const [entry] = ports.secrets.entries.values();
    const { accessToken } = JSON.parse(entry ?? '{}') as { accessToken: string };
    expect(accessToken).toHaveLength(86);
    expect(JSON.stringify(ports.log.entries)).not.toContain(accessToken);
    expect(JSON.stringify(ports.window.published)).not.toContain(accessToken);
  });

  it('that the keyring does not take lasts until the app ends, and the window says so', async () => {
    const secrets = new FakeSecretStore();
    secrets.refuse('write', 'absent');
    const running = await desk.startSignedIn({ secrets });
    expect(running.snapshot.session).toMatchObject({ state: 'signed-in', remembered: 'keychain-refused' });
  });

  it('shows the address of the page while the browser is open, and can be cancelled', async () => {
    const running = desk.start();
    running.ports.shell.signInAs = null;
    await running.signedOut('never');
    running.tray.click('Sign in…');
    await running.shows('the address', ({ session }) => session.state === 'signing-in' && session.address !== '');
    expect(running.tray.labels[0]).toBe('Sign in: continue in your browser');
    await running.ports.handlers?.['session.copySignInAddress']();
    expect(running.ports.shell.copied).toEqual(running.ports.shell.opened);
    await running.ports.handlers?.['session.cancelSignIn']();
    await running.signedOut('cancelled');
    await eventually(() => running.ports.scheduler.pending === 0, { what: 'no timer is left' });
  });

  it('that an unknown client begins says that the set-up is wrong, and may be tried again', async () => {
    const ports = new FakePorts();
    ports.shell.openInBrowser = async (address) => {
      const redirectUri = new URL(address).searchParams.get('redirect_uri') ?? '';
      const state = new URL(address).searchParams.get('state') ?? '';
      const answer = new URLSearchParams({ error: 'invalid_client', error_description: 'client not found', state });
      return (await fetch(`${redirectUri}?${answer.toString()}`)).ok;
    };
    const running = desk.run(ports, {
      kind: 'cloud',
      orgHost: desk.simulator.url,
      access: { dialect: 'platform', clientId: 'nobody', grant: { kind: 'browser', redirectUri: null } },
    });
    await running.signedOut('never');
    running.tray.click('Sign in…');
    await running.signedOut('set-up-wrong');
    expect(running.tray.labels).toContain('The sign-in is not set up right');
    // Once it was mended in the cloud, nobody has to start the app anew.
    expect(running.tray.labels).toContain('Sign in…');
  });
});

describe('The next start', () => {
  it('is signed in without a browser', async () => {
    const secrets = new FakeSecretStore();
    const first = await desk.startSignedIn({ secrets });
    await first.app.dispose();
    const second = desk.start({ secrets });
    await second.signedIn();
    expect(second.ports.shell.opened).toEqual([]);
    expect(second.tray.checked).toBe('Available');
    expect(second.snapshot.session).toMatchObject({ userName: desk.agent().name, remembered: 'in-keychain' });
    expect(await desk.ledger()).toEqual([]);
  });

  it('with a token that the cloud has ended meanwhile is signed out as “lapsed”', async () => {
    const secrets = new FakeSecretStore();
    const first = await desk.startSignedIn({ secrets });
    await first.app.dispose();
    await desk.control('tokens', { action: 'expire' });
    const second = desk.start({ secrets });
    await second.signedOut('lapsed');
    await eventually(() => secrets.entries.size === 0, { what: 'the keychain forgets the token' });
  });

  it('with a locked keyring says so and lets the agent sign in all the same', async () => {
    const secrets = new FakeSecretStore();
    secrets.refuse('read', 'locked');
    const running = desk.start({ secrets });
    await running.signedOut('keyring-locked');
    expect(running.tray.labels).toContain('Your keyring is locked');
    running.tray.click('Sign in…');
    await running.signedIn();
  });

  it('shows a usable tray while the keyring waits for its password', async () => {
    const secrets = new FakeSecretStore();
    const release = secrets.hold('read');
    const running = desk.start({ secrets });
    running.ports.keyringWaits(true);
    await running.shows('it waits for the keyring', ({ session }) => {
      return session.state === 'starting' && session.waitingFor === 'keyring';
    });
    expect(running.tray.labels).toEqual([
      'Waiting for your keyring',
      'Sign in without the keyring…',
      'Open Presence Tray',
      'Settings…',
      'Quit',
    ]);
    release();
    await running.signedOut('never');
  });
});

describe('A sign-out', () => {
  it('revokes the token, forgets it, and leaves the presence as it is', async () => {
    const running = await desk.startSignedIn();
    running.tray.click('Meal');
    await running.settledOn('Meal');
    await running.signOut();
    expect(running.ports.secrets.entries.size).toBe(0);
    expect((await desk.requests('DELETE', '/api/v2/tokens/me')).map(({ status }) => status)).toEqual([200]);
    expect((await desk.ledger()).map(({ definitionId }) => definitionId)).toEqual([presences.MEAL]);
    expect(running.snapshot.presence).toMatchObject({ current: null, wanted: null, notice: null, choices: [] });
    expect(await running.ports.handlers?.['presence.set']({ definitionId: presences.BUSY })).toMatchObject({
      ok: false,
      error: { code: 'SIGNED_OUT' },
    });
  });

  it('while the cloud cannot be reached ends the token as soon as it can', async () => {
    const running = await desk.startSignedIn();
    await desk.control('faults', { path: '/api/v2/tokens/me', method: 'DELETE', action: 'drop-connection', times: 2 });
    await running.signOut();
    const statuses = async (): Promise<readonly unknown[]> =>
      (await desk.requests('DELETE', '/api/v2/tokens/me')).map(({ status }) => status);
    await eventually(async () => (await statuses()).at(-1) === 200, { what: 'the token is revoked' });
    expect(await statuses()).toHaveLength(3);
    await eventually(() => running.ports.scheduler.pending === 0, { what: 'no timer is left' });
  });

  it('lets another agent sign in, who sees their own presence', async () => {
    await desk.control('presence', { userId: desk.agent(1).id, definitionId: presences.TRAINING, message: 'Course' });
    const running = await desk.startSignedIn();
    await running.ports.handlers?.['session.signOut']({ setOffline: false });
    running.ports.shell.signInAs = desk.agent(1).email;
    running.tray.click('Sign in…');
    await running.signedIn();
    expect(running.tray.checked).toBe('Training');
    expect(running.snapshot.presence.current).toMatchObject({ note: 'Course', cause: { kind: 'before-start' } });
    running.tray.click('Available');
    await running.settledOn('Available');
    expect(await desk.ledger(0)).toEqual([]);
    expect((await desk.ledger(1)).at(-1)).toMatchObject({ by: { kind: 'api', userId: desk.agent(1).id } });
  });
});
