import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppOptions } from '../../../electron/app';
import type { Handlers } from '../../../shared/ipc/contract';
import { eventually } from '../../fakes/eventually';
import { FakePorts } from '../../fakes/ports';
import { FakeSecretStore } from '../../fakes/secret-store';
import type { RunningApp } from './desk';
import { Desk } from './desk';

let desk: Desk;
let ports: FakePorts;
beforeEach(async () => {
  desk = await Desk.open();
  ports = new FakePorts();
  ports.shell.signInAs = desk.agent().email;
});
afterEach(() => desk.close());

const grant = { kind: 'browser', redirectUri: null } as const;
const nothing: AppOptions['mode'] = { kind: 'to-be-chosen', orgHost: null, clientId: null, grant };

const asked = (): Handlers => {
  if (ports.handlers === null) throw new Error('The app answers no window.');
  return ports.handlers;
};

const orgHost = (): string => desk.simulator.url;
const clientId = (): string => desk.description.oauth.publicClientId;

/** Goes through the set-up as its window does. */
async function setUp(running: RunningApp): Promise<void> {
  expect(await asked()['setUp.chooseRegion']({ orgHost: orgHost() })).toEqual({ ok: true, value: undefined });
  expect(await asked()['setUp.signIn']({ clientId: clientId() })).toEqual({ ok: true, value: undefined });
  await running.signedIn();
}

describe('The first start of an installation that was told nothing', () => {
  it('is signed out, opens the set-up once, and connects as soon as the agent has chosen', async () => {
    const running = desk.run(ports, nothing, 'once');
    await running.signedOut('not-chosen');
    expect(running.tray.model.tooltip).toBe('Signed out');
    expect(ports.pages.opened).toEqual([{ page: 'onboarding', section: null }]);
    await setUp(running);
    expect(running.snapshot.setUp).toMatchObject({ place: { origin: 'user' }, client: { origin: 'user' } });
    await asked()['setUp.finish']();
    expect(ports.pages.opened).toEqual([]);
    expect(ports.window.isShown).toBe(true);
  });

  it('does not open it again at the next start, which says that it is signed out and offers it', async () => {
    const first = desk.run(ports, nothing, 'once');
    await first.signedOut('not-chosen');
    ports.pages.close('onboarding');
    await first.app.dispose();
    const second = desk.run(ports, nothing, 'once');
    await second.signedOut('not-chosen');
    expect(ports.pages.opened).toEqual([]);
    second.tray.click('Set up Presence Tray…');
    expect(ports.pages.opened).toEqual([{ page: 'onboarding', section: null }]);
  });

  it('is used by the next start, which is still signed in', async () => {
    const first = desk.run(ports, nothing, 'once');
    await setUp(first);
    await first.app.dispose();
    ports.pages.close('onboarding');
    const second = desk.run(ports, nothing, 'once');
    await second.signedIn();
    expect(ports.pages.opened).toEqual([]);
    expect(ports.shell.opened).toHaveLength(1);
  });

  it('opens nothing in development, where the environment says what is wanted', async () => {
    await desk.run(ports, nothing).signedOut('not-chosen');
    expect(ports.pages.opened).toEqual([]);
  });

  it('with both preset opens at the sign-in, and takes no other region', async () => {
    const preset = { kind: 'to-be-chosen', orgHost: orgHost(), clientId: clientId(), grant } as const;
    ports.settings.update({ orgHost: orgHost(), clientId: clientId() });
    ports.settings.decidedBy = { orgHost: 'policy', clientId: 'environment' };
    const running = desk.run(ports, preset, 'once');
    await running.signedOut('never');
    await eventually(() => ports.pages.opened.length > 0, { what: 'the set-up is open' });
    expect(await asked()['setUp.chooseRegion']({ orgHost: 'mypurecloud.de' })).toMatchObject({
      error: { code: 'DECIDED' },
    });
    expect(await asked()['setUp.signIn']({ clientId: null })).toMatchObject({ ok: true });
    await running.signedIn();
  });

  it('that was asked for the set-up shows the status instead where somebody is signed in', async () => {
    const first = desk.run(ports, nothing, 'once');
    await setUp(first);
    await first.app.dispose();
    ports.pages.close('onboarding');
    await desk.run(ports, nothing, 'now').signedIn();
    expect(ports.pages.opened).toEqual([]);
    expect(ports.window.isShown).toBe(true);
  });
});

describe('Another organisation', () => {
  it('signs out where the agent was, revoking the token, and keeps the journals apart', async () => {
    const other = await Desk.open();
    try {
      const running = desk.run(ports, nothing, 'once');
      await setUp(running);
      running.tray.click('Meal');
      await running.settledOn('Meal');

      await asked()['setUp.chooseRegion']({ orgHost: other.simulator.url });
      expect(await desk.requests('DELETE', '/api/v2/tokens/me')).toHaveLength(1);
      ports.shell.signInAs = other.agent().email;
      await asked()['setUp.signIn']({ clientId: other.description.oauth.publicClientId });
      await running.signedIn();
      expect(running.snapshot.presence.recentChanges.map(({ label }) => label)).not.toContain('Meal');
      expect(ports.disk.size).toBe(2);
      // What the one was is not what the other becomes.
      expect((await desk.ledger()).map(({ by }) => by.kind)).toEqual(['api']);
      expect(await other.ledger()).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('is not gone to when the choice cannot be kept: the agent stays signed in', async () => {
    const running = desk.run(ports, nothing, 'once');
    await setUp(running);
    ports.settings.isBroken = true;
    expect(await asked()['setUp.chooseRegion']({ orgHost: 'mypurecloud.de' })).toMatchObject({
      error: { code: 'NOT_KEPT' },
    });
    expect(running.snapshot.session.state).toBe('signed-in');
  });
});

describe('Another organisation, chosen while the one before is still being left,', () => {
  it('is the one that is connected to and signed in to, by one page of the browser', async () => {
    const other = await Desk.open();
    try {
      const running = desk.run(ports, nothing, 'once');
      await setUp(running);
      const release = ports.secrets.hold('remove');
      ports.shell.signInAs = other.agent().email;
      const first = asked()['setUp.chooseRegion']({ orgHost: 'http://127.0.0.1:9' });
      await running.signedOut('by-user');
      const second = asked()['setUp.chooseRegion']({ orgHost: other.simulator.url });
      const third = asked()['setUp.signIn']({ clientId: other.description.oauth.publicClientId });
      release();
      expect(await Promise.all([first, second, third])).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
      await running.signedIn();
      expect(running.snapshot.app.cloud).toBe(new URL(other.simulator.url).host);
      expect(ports.shell.opened.map((address) => new URL(address).origin)).toEqual([
        desk.simulator.url,
        other.simulator.url,
      ]);
    } finally {
      await other.close();
    }
  });

  it('is not connected to by an app that ends meanwhile', async () => {
    const running = desk.run(ports, nothing, 'once');
    await setUp(running);
    const release = ports.secrets.hold('remove');
    const choosing = asked()['setUp.chooseRegion']({ orgHost: 'http://127.0.0.1:9' });
    await running.signedOut('by-user');
    await running.app.dispose();
    const { length } = ports.secrets.operations;
    release();
    await choosing;
    expect(ports.secrets.operations).toHaveLength(length);
  });
});

describe('The keychain', () => {
  it('is opened once, however often the organisation is changed', async () => {
    const secrets = new FakeSecretStore();
    ports = new FakePorts(secrets);
    ports.shell.signInAs = desk.agent().email;
    const running = desk.run(ports, nothing, 'once');
    await setUp(running);
    await asked()['setUp.chooseRegion']({ orgHost: 'http://127.0.0.1:9' });
    expect(secrets.entries.size).toBe(0);
  });
});

describe('The simulated organisation', () => {
  it('is gone to and left by a restart', async () => {
    await desk.run(ports, nothing, 'once').signedOut('not-chosen');
    await asked()['setUp.simulate']();
    await asked()['setUp.leaveSimulation']();
    expect(ports.restarts).toEqual(['simulation', 'set-up']);
  });
});
