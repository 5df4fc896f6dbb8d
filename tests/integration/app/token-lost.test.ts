import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../fakes/eventually';
import { Desk, presencePath } from './desk';
import type { RunningApp } from './desk';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

/** Somebody who chose Meal, which the cloud did not take so far. */
async function withWish(): Promise<RunningApp> {
  const running = await desk.startSignedIn();
  await desk.control('faults', { path: presencePath, method: 'PATCH', status: 503 });
  running.tray.click('Meal');
  await running.shows('the wish waits', ({ presence }) => presence.wanted?.stage === 'waiting');
  return running;
}

describe('When the cloud ends the token', () => {
  it('the app is signed out as “revoked”, forgets the token and asks nothing more', async () => {
    const running = await desk.startSignedIn();
    await desk.control('tokens', { action: 'revoke' });
    await running.signedOut('revoked');
    expect(running.tray.labels).toEqual([
      'Signed out',
      'Genesys Cloud ended your sign-in',
      'Sign in…',
      'Open Presence Tray',
      'Settings…',
      'Quit',
    ]);
    await eventually(() => running.ports.secrets.entries.size === 0, { what: 'the keychain forgets the token' });
    await eventually(() => running.ports.scheduler.pending === 0, { what: 'nothing waits to be tried' });
  });

  it('silently, the next request finds out', async () => {
    const running = await desk.startSignedIn();
    await desk.control('tokens', { action: 'expire' });
    running.tray.click('Meal');
    await running.signedOut('revoked');
    expect(running.snapshot.presence.wanted).toMatchObject({ label: 'Meal', failure: { code: 'unauthorised' } });
  });

  it('the wish is kept, said in the tray, and sent when the same agent has signed in again', async () => {
    const running = await withWish();
    await desk.control('tokens', { action: 'revoke' });
    await running.signedOut('revoked');
    expect(running.tray.labels).toContainEqual(
      expect.stringMatching(/^Meal will be set when you have signed in before \d/),
    );
    await desk.clearFaults();
    running.tray.click('Sign in…');
    await running.settledOn('Meal');
    await running.signedIn();
    expect(running.snapshot.presence.current?.cause).toEqual({ kind: 'agent', via: 'tray' });
    expect(await desk.ledger()).toHaveLength(1);
  });

  it('the wish is not another agent’s', async () => {
    const running = await withWish();
    await desk.control('tokens', { action: 'revoke' });
    await running.signedOut('revoked');
    await desk.clearFaults();
    running.ports.shell.signInAs = desk.agent(1).email;
    running.tray.click('Sign in…');
    await running.signedIn();
    expect(running.snapshot.presence).toMatchObject({ current: { label: 'Available' }, wanted: null });
    running.tray.click('Break');
    await running.settledOn('Break');
    expect(await desk.ledger(0)).toEqual([]);
    expect(await desk.ledger(1)).toHaveLength(1);
  });
});
