import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountFolder } from '../../../electron/adapters/journal/account-folder';
import { openJournal } from '../../../electron/adapters/journal/open-journal';
import type { AccountKey, Journal } from '../../../electron/ports';
import { FakePorts } from '../../fakes/ports';
import { Desk } from './desk';

let desk: Desk;
let userData: string;
beforeEach(async () => {
  desk = await Desk.open();
  userData = await mkdtemp(path.join(tmpdir(), 'presence-tray-accounts-'));
});
afterEach(async () => {
  await desk.close();
  await rm(userData, { recursive: true, force: true });
});

/** The edges of one computer, with the journals that the product has. */
class Computer extends FakePorts {
  override openJournal(account: AccountKey): Journal {
    return openJournal({
      folder: accountFolder(userData, account),
      clock: this.clock,
      log: this.log,
      timeZone: () => 'UTC',
    });
  }
}

const accounts = async (): Promise<string[]> => {
  const found = await readdir(path.join(userData, 'accounts'), { recursive: true });
  return found.map((entry) => entry.split(path.sep)[2] ?? '').filter((userId) => userId !== '');
};

describe('Two agents on one computer', () => {
  it('keep their data apart: neither sees what the other did, and each finds their own again', async () => {
    const running = await desk.startSignedIn({ ports: new Computer() });
    running.tray.click('Meal');
    await running.settledOn('Meal');
    await running.signOut();

    running.ports.shell.signInAs = desk.agent(1).email;
    running.tray.click('Sign in…');
    await running.signedIn();
    expect(running.snapshot.presence.recentChanges.map(({ label }) => label)).not.toContain('Meal');
    running.tray.click('Break');
    await running.settledOn('Break');
    expect(running.snapshot.presence.recentChanges.map(({ label }) => label)).toEqual(['Break', 'Available']);
    expect(new Set(await accounts())).toEqual(new Set([desk.agent(0).id, desk.agent(1).id]));

    await running.signOut();
    running.ports.shell.signInAs = desk.agent(0).email;
    running.tray.click('Sign in…');
    await running.signedIn();
    expect(running.snapshot.presence.recentChanges.map(({ label }) => label)).toContain('Meal');
    expect(running.snapshot.presence.recentChanges.map(({ label }) => label)).not.toContain('Break');
  });
});

describe('Signing out', () => {
  it('Offline first: the cloud has it before the token goes', async () => {
    const running = await desk.startSignedIn();
    expect(await running.ports.handlers?.['session.signOut']({ setOffline: true })).toEqual({
      ok: true,
      value: undefined,
    });
    await running.signedOut('by-user');
    expect((await desk.ledger()).at(-1)?.systemPresence).toBe('OFFLINE');
    expect(await desk.requests('DELETE', '/api/v2/tokens/me')).toMatchObject([{ status: 200 }]);
    expect(running.ports.secrets.entries.size).toBe(0);
  });

  it('Offline first, where the cloud does not take it, is told and does not sign out', async () => {
    const running = await desk.startSignedIn();
    await desk.control('faults', { path: '/api/v2/users/*/presences/purecloud', method: 'PATCH', status: 503 });
    const answer = await running.ports.handlers?.['session.signOut']({ setOffline: true });
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_DONE' } });
    expect(running.snapshot.session.state).toBe('signed-in');
    expect(await desk.requests('DELETE', '/api/v2/tokens/me')).toEqual([]);
  });
});

describe('A token of another region', () => {
  it('is recognised when the API refuses it right after a good exchange', async () => {
    const running = desk.start();
    await running.signedOut('never');
    await desk.control('faults', { path: '/api/v2/users/me', status: 401 });
    running.tray.click('Sign in…');
    await running.signedOut('other-region');
    expect(running.tray.labels).toContain('Your organisation is in another region');
    expect(running.ports.secrets.entries.size).toBe(0);
  });
});
