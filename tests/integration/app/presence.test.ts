import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Desk, presencePath, presences } from './desk';
import type { RunningApp } from './desk';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

const writes = () => desk.requests('PATCH', presencePath);

const waiting = (running: RunningApp, code: string): Promise<boolean> =>
  running.shows(`a wish that waits because of ${code}`, ({ presence }) => presence.wanted?.failure?.code === code);

describe('A presence picked in the tray', () => {
  it('stands in the cloud, made by our client for our agent, and is checked in the menu', async () => {
    const running = await desk.startSignedIn();
    running.tray.click('Team huddle');
    await running.settledOn('Team huddle');
    expect(running.tray.checked).toBe('Team huddle');
    expect(running.snapshot.presence.current?.cause).toEqual({ kind: 'agent', via: 'tray' });
    expect(await desk.ledger()).toMatchObject([
      {
        userId: desk.agent().id,
        systemPresence: 'MEETING',
        by: { kind: 'api', userId: desk.agent().id, clientId: desk.description.oauth.publicClientId },
      },
    ]);
  });

  it('is told apart from one that was pressed in a notification of the desktop', async () => {
    const running = await desk.startSignedIn();
    const { definitionId } = running.snapshot.presence.choices.find(({ label }) => label === 'Meal') ?? {};
    running.ports.notices.answer(definitionId ?? '');
    await running.settledOn('Meal');
    expect(running.snapshot.presence.current?.cause).toEqual({ kind: 'agent', via: 'notice' });
    expect(running.snapshot.presence.recentChanges[0]?.cause).toEqual({ kind: 'agent', via: 'notice' });
  });

  it('makes the routing status follow: On Queue is idle for the routing', async () => {
    const running = await desk.startSignedIn();
    running.tray.click('On Queue');
    await running.settledOn('On Queue');
    await running.shows('idle', ({ routingStatus }) => routingStatus === 'idle');
    running.tray.click('Break');
    await running.shows('off queue', ({ routingStatus }) => routingStatus === 'off_queue');
  });

  it('and another at once: the last one stands, with one write at a time', async () => {
    const running = await desk.startSignedIn();
    await desk.control('faults', { path: presencePath, method: 'PATCH', latencyMs: 150, times: 1 });
    running.tray.click('Busy');
    await expect.poll(async () => (await writes()).length).toBe(1);
    running.tray.click('Meal');
    running.tray.click('Break');
    await running.settledOn('Break');
    expect((await desk.ledger()).map(({ systemPresence }) => systemPresence)).toEqual(['BUSY', 'BREAK']);
  });

  it('that needs a permission which the agent lacks is given up, and the notice names it', async () => {
    const running = await desk.startSignedIn({ agentIndex: 2 });
    running.tray.click('On Queue');
    await running.shows('the notice', ({ presence }) => presence.notice !== null);
    expect(running.snapshot.presence).toMatchObject({
      current: { label: 'Available' },
      wanted: null,
      notice: { kind: 'not-set', label: 'On Queue', code: 'permission-missing', detail: 'Routing > Agent > On Queue' },
    });
    expect(running.tray.labels).toContain('On Queue was not set');
    expect(await desk.ledger(2)).toEqual([]);
    await running.ports.handlers?.['presence.dismissNotice']();
    await running.shows('no notice', ({ presence }) => presence.notice === null);
  });
});

describe('The window', () => {
  it('sets a presence with a note, then another note, then none', async () => {
    const { ports, ...running } = await desk.startSignedIn().then((app) => ({ app, ports: app.ports }));
    await ports.handlers?.['presence.set']({ definitionId: presences.MEAL, note: 'Back at 3' });
    await running.app.settledOn('Meal');
    expect(running.app.snapshot.presence.current).toMatchObject({
      note: 'Back at 3',
      cause: { kind: 'agent', via: 'window' },
    });
    const { since } = running.app.snapshot.presence.current ?? {};
    await ports.handlers?.['presence.setNote']({ note: '' });
    await running.app.shows('no note', ({ presence }) => presence.current?.note === '' && presence.wanted === null);
    expect(running.app.snapshot.presence.current?.since).toBe(since);
    expect((await desk.ledger()).map(({ message }) => message)).toEqual(['Back at 3', '']);
  });
});

describe('A change made elsewhere', () => {
  it('shows within a second in tray and window, with its cause', async () => {
    const running = await desk.startSignedIn();
    await desk.control('presence', { userId: desk.agent().id, definitionId: presences.MEETING, by: 'a supervisor' });
    await running.settledOn('Meeting', 1_000);
    expect(running.tray.checked).toBe('Meeting');
    expect(running.tray.labels).toContain('Changed elsewhere');
    expect(running.snapshot.presence.current?.cause).toEqual({ kind: 'elsewhere' });
    expect(await writes()).toEqual([]);
  });

  it('while our own pick cannot be sent asks the agent, who may set theirs', async () => {
    const running = await desk.startSignedIn();
    await desk.control('faults', { path: presencePath, method: 'PATCH', status: 503 });
    running.tray.click('Meal');
    await waiting(running, 'unavailable');
    await desk.control('presence', { userId: desk.agent().id, definitionId: presences.BREAK });
    await running.shows('the question', ({ presence }) => presence.notice?.kind === 'conflict');
    expect(running.snapshot.presence.notice).toMatchObject({ theirsLabel: 'Break', mineLabel: 'Meal' });
    expect(running.tray.checked).toBe('Break');
    await desk.clearFaults();
    await running.ports.handlers?.['presence.answerConflict']({ answer: 'set-mine' });
    await running.settledOn('Meal');
    expect((await desk.ledger()).map(({ systemPresence }) => systemPresence)).toEqual(['BREAK', 'MEAL']);
  });

  it('between our write and its answer stands', async () => {
    const running = await desk.startSignedIn();
    await desk.control('faults', {
      path: presencePath,
      method: 'PATCH',
      action: 'delay-answer',
      latencyMs: 150,
      times: 1,
    });
    running.tray.click('Meal');
    await running.shows('the echo of our write is held', ({ presence }) => presence.wanted !== null);
    await expect.poll(async () => (await desk.ledger()).length).toBe(1);
    await desk.control('presence', { userId: desk.agent().id, definitionId: presences.BREAK });
    await running.settledOn('Break');
    expect((await desk.ledger()).map(({ systemPresence }) => systemPresence)).toEqual(['MEAL', 'BREAK']);
    expect(await writes()).toHaveLength(1);
  });
});

describe('When the cloud falters', () => {
  it('a write that it refused twice with 503 is tried again until it is taken', async () => {
    const running = await desk.startSignedIn();
    await desk.control('faults', { path: presencePath, method: 'PATCH', status: 503, times: 2 });
    running.tray.click('Meal');
    await waiting(running, 'unavailable');
    expect(running.tray.checked).toBe('Available');
    expect(running.tray.labels).toContain('Meal is not set yet');
    await running.settledOn('Meal');
    expect((await writes()).map(({ status }) => status)).toEqual([503, 503, 200]);
    expect(await desk.ledger()).toHaveLength(1);
  });

  it('a write that it put off with 429 waits as long as it was told to', async () => {
    const running = await desk.startSignedIn();
    const headers = { 'Retry-After': '1' };
    await desk.control('faults', { path: presencePath, method: 'PATCH', status: 429, headers, times: 1 });
    running.tray.click('Meal');
    await waiting(running, 'rate-limited');
    await running.settledOn('Meal');
    const [first, second] = await writes();
    expect([first?.status, second?.status]).toEqual([429, 200]);
    expect(Date.parse(second?.at ?? '') - Date.parse(first?.at ?? '')).toBeGreaterThanOrEqual(999);
  });

  it('a write whose answer was lost after it was carried out is booked once, as ours', async () => {
    const running = await desk.startSignedIn();
    await desk.control('faults', { path: presencePath, method: 'PATCH', action: 'lose-answer', times: 1 });
    running.tray.click('Meal');
    await running.settledOn('Meal');
    expect(running.snapshot.presence.current?.cause).toEqual({ kind: 'agent', via: 'tray' });
    expect(running.snapshot.presence.notice).toBeNull();
    expect(await writes()).toHaveLength(1);
    expect(await desk.ledger()).toHaveLength(1);
  });

  it('a write whose connection broke before it was carried out is sent again', async () => {
    const running = await desk.startSignedIn();
    await desk.control('faults', { path: presencePath, method: 'PATCH', action: 'drop-connection', times: 1 });
    running.tray.click('Meal');
    await running.settledOn('Meal');
    expect(await writes()).toHaveLength(2);
    expect(await desk.ledger()).toHaveLength(1);
  });

  it('a wish that waits can be tried at once, or withdrawn, in the tray', async () => {
    const running = await desk.startSignedIn();
    const headers = { 'Retry-After': '60' };
    await desk.control('faults', { path: presencePath, method: 'PATCH', status: 503, headers, times: 2 });
    running.tray.click('Meal');
    await waiting(running, 'unavailable');
    running.tray.click('Try now');
    await expect.poll(async () => (await writes()).length).toBe(2);
    await waiting(running, 'unavailable');
    running.tray.click('Do not set Meal');
    await running.settledOn('Available');
    expect(await desk.ledger()).toEqual([]);
  });
});

describe('When the event feed breaks', () => {
  it('it is opened again, and what was missed meanwhile is read', async () => {
    const running = await desk.startSignedIn();
    await desk.control('faults', { path: '/api/v2/notifications/channels', method: 'POST', status: 503 });
    await desk.control('socket', { action: 'drop' });
    await running.shows('not live', ({ connection }) => connection.state !== 'live');
    await desk.control('presence', { userId: desk.agent().id, definitionId: presences.MEAL });
    const reads = (await desk.requests('GET', presencePath)).length;
    await desk.clearFaults();
    await running.settledOn('Meal');
    await running.signedIn();
    expect((await desk.requests('GET', presencePath)).length).toBe(reads + 1);
    await desk.control('presence', { userId: desk.agent().id, definitionId: presences.BREAK });
    await running.settledOn('Break', 1_000);
  });

  it('a pick is sent all the same, after a read', async () => {
    const running = await desk.startSignedIn();
    await desk.control('faults', { path: '/api/v2/notifications/channels', method: 'POST', status: 503 });
    await desk.control('socket', { action: 'drop' });
    await running.shows('not live', ({ connection }) => connection.state !== 'live');
    running.tray.click('Meal');
    await running.settledOn('Meal');
    expect(await desk.ledger()).toHaveLength(1);
  });

  it('and the computer has slept, it is not trusted any longer', async () => {
    const running = await desk.startSignedIn();
    await desk.control('socket', { action: 'silence' });
    await desk.control('presence', { userId: desk.agent().id, definitionId: presences.MEAL });
    expect(running.tray.checked).toBe('Available');
    running.ports.idle.resume(Date.now());
    await running.settledOn('Meal');
  });
});
