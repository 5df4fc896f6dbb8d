import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../shared/snapshot';
import { Desk, presencePath, presences } from './desk';
import type { RunningApp } from './desk';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

const routing = (status: string): Promise<void> => desk.control('routing', { userId: desk.agent().id, status });
const patches = () => desk.requests('PATCH', presencePath);

/** On Queue, with the routing status that the cloud then gives. */
async function onQueue(status: string): Promise<RunningApp> {
  const running = await desk.startSignedIn();
  running.tray.click('On Queue');
  await running.settledOn('On Queue');
  await routing(status);
  await shown(running, status.toLowerCase());
  return running;
}

const shown = (running: RunningApp, status: string): Promise<boolean> =>
  running.shows(status, ({ routingStatus }) => routingStatus === status);

const follows = (label: string | null) => (snapshot: Snapshot) =>
  (snapshot.presence.future?.label ?? null) === label && snapshot.presence.wanted === null;

describe('Leaving the queue during an interaction', () => {
  async function requested(): Promise<RunningApp> {
    await desk.control('settings', { requestingOffQueueEnabled: true });
    const running = await onQueue('INTERACTING');
    running.tray.click('Break');
    await running.shows('Break follows', follows('Break'));
    return running;
  }

  it('is asked for once, told in the tray, and ours when the interaction has ended', async () => {
    const running = await requested();
    expect(running.tray.checked).toBe('On Queue');
    expect(running.tray.labels).toContain('Next: Break, after this interaction');
    expect(running.snapshot.presence.notice).toBeNull();
    await routing('IDLE');
    await running.settledOn('Break');
    expect(running.snapshot.presence).toMatchObject({
      current: { cause: { kind: 'agent', via: 'tray' } },
      future: null,
    });
    expect(running.snapshot.presence.recentChanges[0]).toMatchObject({
      label: 'Break',
      cause: { kind: 'agent', via: 'tray' },
    });
    expect(await patches()).toHaveLength(2);
  });

  it('is cancelled by staying On Queue', async () => {
    const running = await requested();
    running.tray.click('Stay On Queue');
    await running.shows('nothing follows', follows(null));
    await routing('IDLE');
    await shown(running, 'idle');
    expect(running.tray.checked).toBe('On Queue');
    expect((await desk.ledger()).at(-1)?.systemPresence).toBe('ON_QUEUE');
  });

  it('for another presence replaces the first', async () => {
    const running = await requested();
    running.tray.click('Meal');
    await running.shows('Meal follows', follows('Meal'));
    await routing('IDLE');
    await running.settledOn('Meal');
  });

  it('whose answer was lost is not asked for again', async () => {
    await desk.control('settings', { requestingOffQueueEnabled: true });
    const running = await onQueue('INTERACTING');
    await desk.control('faults', { path: presencePath, method: 'PATCH', action: 'lose-answer', times: 1 });
    running.tray.click('Break');
    await running.shows('Break follows', follows('Break'));
    expect(await patches()).toHaveLength(2);
  });

  it('in an organisation that does not know it happens at once', async () => {
    const running = await onQueue('INTERACTING');
    running.tray.click('Break');
    await running.settledOn('Break');
    expect(running.snapshot.presence.future).toBeNull();
  });
});

describe('An agent who did not respond', () => {
  const goBack = 'You are not responding: go back to Idle';

  it('sees it in the tray at once, and one click clears it', async () => {
    const running = await onQueue('NOT_RESPONDING');
    expect(running.tray.model.icon).toBe('on_queue-attention');
    running.tray.click(goBack);
    await shown(running, 'idle');
    expect(running.tray.model.icon).toBe('on_queue');
    expect(running.tray.labels).not.toContain(goBack);
    const [put] = await desk.requests('PUT', '/api/v2/users/*/routingstatus');
    expect(put).toMatchObject({ status: 200, body: JSON.stringify({ status: 'IDLE' }) });
  });

  it('clears it in the window too, and is told when the cloud does not do it', async () => {
    const running = await onQueue('NOT_RESPONDING');
    await desk.control('faults', { path: '/api/v2/users/*/routingstatus', method: 'PUT', status: 503, times: 1 });
    const clear = () => running.ports.handlers?.['routing.clearNotResponding']();
    expect(await clear()).toMatchObject({ ok: false, error: { code: 'NOT_DONE' } });
    expect(running.snapshot.actionFailure).toMatchObject({ action: 'clear-not-responding', code: 'unavailable' });
    expect(running.tray.labels).toContain('Genesys Cloud has a problem of its own just now.');
    expect(await clear()).toMatchObject({ ok: true });
    await shown(running, 'idle');
    expect(running.snapshot.actionFailure).toBeNull();
  });
});

describe('When others see another source', () => {
  const teams = (agentIndex = 0): Promise<void> =>
    desk.control('presence', { userId: desk.agent(agentIndex).id, primary: false, otherSource: 'MICROSOFTTEAMS' });
  const seen = (name: string | null) => (snapshot: Snapshot) => snapshot.presence.otherSource?.name === name;

  it('the agent is told its name, nothing is claimed by itself, and a click claims it back', async () => {
    const running = await desk.startSignedIn();
    await teams();
    await running.shows('Microsoft Teams', seen('Microsoft Teams'));
    expect(running.tray.labels).toContain('Others see Microsoft Teams');
    running.tray.click('Meal');
    await running.settledOn('Meal');
    expect(running.snapshot.presence.otherSource).toEqual({ name: 'Microsoft Teams' });
    expect((await desk.ledger()).at(-1)?.isPrimary).toBe(false);
    running.tray.click('Use Genesys Cloud');
    await running.shows('primary again', ({ presence }) => presence.otherSource === null);
    expect((await patches()).map(({ body }) => body)).toEqual([
      JSON.stringify({ presenceDefinition: { id: presences.MEAL } }),
      JSON.stringify({ primary: true }),
    ]);
    expect(running.snapshot.presence.current?.label).toBe('Meal');
    expect(running.snapshot.presence.recentChanges.map(({ label }) => label)).toEqual(['Meal', 'Available']);
  });

  it('since before the start, the name is asked for once', async () => {
    await teams();
    const running = await desk.startSignedIn();
    await running.shows('Microsoft Teams', seen('Microsoft Teams'));
    expect(await desk.requests('GET', '/api/v2/presence/users/*/primarysource')).toHaveLength(1);
  });

  it('whose name the agent may not ask for, it is another source', async () => {
    await teams(1);
    const running = await desk.startSignedIn({ agentIndex: 1 });
    await running.shows('another source', seen(null));
    expect(running.tray.labels).toContain('Others see another source');
    await running.ports.handlers?.['presence.claimPrimary']();
    await running.shows('primary again', ({ presence }) => presence.otherSource === null);
  });
});

describe('On Queue without the permission', () => {
  it('is refused with its name from then on, and may be tried again after a new sign-in', async () => {
    const running = await desk.startSignedIn({ agentIndex: 2 });
    const refused = 'On Queue — Your role lacks Routing > Agent > On Queue';
    running.tray.click('On Queue');
    await running.shows('the notice', ({ presence }) => presence.notice !== null);
    expect(running.tray.labels).toContain(refused);
    expect(running.snapshot.presence.choices.find(({ label }) => label === 'On Queue')?.refusal).toEqual({
      code: 'permission-missing',
      permission: 'Routing > Agent > On Queue',
    });
    expect(await running.ports.handlers?.['presence.set']({ definitionId: presences.ON_QUEUE })).toMatchObject({
      error: { code: 'PERMISSION_MISSING' },
    });
    expect(await patches()).toHaveLength(1);

    await desk.control('tokens', { action: 'revoke' });
    await running.signedOut('revoked');
    running.tray.click('Sign in…');
    await running.signedIn();
    expect(running.tray.labels).not.toContain(refused);
    running.tray.click('On Queue');
    await expect.poll(async () => (await patches()).length).toBe(2);
  });
});

describe('Out of Office', () => {
  it('is told, and follows the cloud', async () => {
    const running = await desk.startSignedIn();
    expect(running.snapshot.outOfOffice).toBeNull();
    const { id } = desk.agent();
    const token = (await desk.requests('GET', '/api/v2/users/me')).at(-1)?.headers['authorization'] ?? '';
    const write = (body: object): Promise<Response> =>
      fetch(`${desk.simulator.url}/api/v2/users/${id}/outofoffice`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', Authorization: token },
        body: JSON.stringify(body),
      });
    expect((await write({ active: true, indefinite: true })).status).toBe(200);
    await running.shows('Out of Office', ({ outOfOffice }) => outOfOffice !== null);
    expect(running.tray.labels).toContain('Out of Office');
    await write({ active: false });
    await running.shows('back', ({ outOfOffice }) => outOfOffice === null);
  });
});
