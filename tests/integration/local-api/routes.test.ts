import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { presencePath, presences } from '../app/desk';
import { ApiDesk } from './api-desk';

let own: ApiDesk;
beforeEach(async () => {
  own = await ApiDesk.open();
});
afterEach(() => own.close());

const refusal = (code: string, details: object = {}) => ({
  error: expect.any(String) as string,
  code,
  details,
});

describe('POST /api/presence/update', () => {
  it('sets a state with its availability and reason, and answers when the cloud has it', async () => {
    const { id } = own.agent;
    const called = await own.client.update({
      userId: id,
      state: 'unavailable',
      availability: 'unavailable',
      reason: 'Dentist',
    });
    expect(called).toMatchObject({ status: 200, body: { success: true } });
    expect(await own.desk.ledger()).toMatchObject([{ userId: id, systemPresence: 'BUSY', message: 'Dentist' }]);
    expect(own.running.snapshot.presence.current?.cause).toEqual({ kind: 'agent', via: 'local-api' });
  });

  it('sets a definition of the organisation with a note and a length', async () => {
    const called = await own.client.update({ definitionId: presences.MEAL, note: 'Soup', forMs: 60_000 });
    expect(called.body).toEqual({ success: true });
    expect(own.running.snapshot.presence).toMatchObject({ current: { label: 'Meal', note: 'Soup' } });
    expect((await own.client.get('/api/presence')).body).toMatchObject({ until: expect.any(String) as string });
  });

  it('refuses with 400 what may not follow, and says what may', async () => {
    await own.client.update({ definitionId: presences.BREAK });
    const called = await own.client.update({ state: 'away', availability: 'unavailable' });
    expect(called).toMatchObject({
      status: 400,
      body: refusal('transition-forbidden', { allowed: { states: ['available', 'unavailable', 'offline'] } }),
    });
    expect((called.body as { error: string }).error).toMatch(/Away may not follow Break. Allowed now: Available/);
  });

  it.each([
    [{ state: 'available', availability: 'offline' }, 400, 'availability-mismatch'],
    [{ state: 'lunch', availability: 'unavailable' }, 400, 'invalid-request'],
    [{ definitionId: 'lunch' }, 400, 'unknown-definition'],
    [{ userId: 'somebody-else', definitionId: 'x' }, 403, 'other-user'],
    [[], 400, 'invalid-request'],
    [{}, 400, 'invalid-request'],
  ])('refuses %j with %i', async (body, status, code) => {
    expect(await own.client.update(body)).toMatchObject({ status, body: refusal(code) });
    expect(await own.desk.ledger()).toEqual([]);
  });

  it('refuses with 403 what the cloud lets the agent not do', async () => {
    const other = await ApiDesk.open(2);
    const called = await other.client.update({ definitionId: presences.ON_QUEUE });
    const right = { failure: 'permission-missing', reason: 'Routing > Agent > On Queue' };
    expect(called).toMatchObject({ status: 403, body: refusal('not-set', right) });
    const again = await other.client.update({ definitionId: presences.ON_QUEUE });
    expect(again).toMatchObject({ status: 403, body: refusal('permission-missing') });
    await other.close();
  });

  it('answers 409 when somebody else changes the presence at the same moment', async () => {
    const delay = { action: 'delay-answer', latencyMs: 150, times: 1 };
    await own.desk.control('faults', { path: presencePath, method: 'PATCH', ...delay });
    const asked = own.client.update({ definitionId: presences.MEAL });
    await expect.poll(async () => (await own.desk.ledger()).length).toBe(1);
    await own.desk.control('presence', { userId: own.agent.id, definitionId: presences.BREAK });
    expect(await asked).toMatchObject({ status: 409, body: refusal('changed-elsewhere') });
  });

  it('answers 503 while nobody is signed in', async () => {
    await own.running.ports.handlers?.['session.signOut']({ setOffline: false });
    const called = await own.client.update({ state: 'offline', availability: 'offline' });
    expect(called).toMatchObject({ status: 503, body: refusal('signed-out') });
    expect(await own.client.get('/api/presence')).toMatchObject({ status: 503, body: refusal('signed-out') });
  });
});

describe('GET /api/presence and its definitions', () => {
  it('tell what stands and what may be chosen, also to a token that only reads', async () => {
    expect((await own.reader.get('/api/presence')).body).toMatchObject({
      userId: own.agent.id,
      state: 'available',
      label: 'Available',
      connection: 'live',
      isSimulated: false,
    });
    const { body } = await own.reader.get('/api/presence/definitions');
    expect(body).toContainEqual(
      expect.objectContaining({ definitionId: presences.MEAL, label: 'Meal', state: 'unavailable', isAllowed: true }),
    );
  });
});

describe('GET /api/presence/history', () => {
  it('gives a bare array of parts without a hole, and leads to the next page', async () => {
    await own.client.update({ definitionId: presences.MEAL });
    const today = `/api/presence/history?userId=${own.agent.id}&startDate=2000-01-01`;
    expect((await own.reader.get(today)).status).toBe(400);
    const first = await own.reader.get('/api/presence/history?pageSize=1');
    expect(first.body).toHaveLength(1);
    const link = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    const second = await own.reader.get(link);
    const all = (await own.reader.get('/api/presence/history')).body as { end: string | null; start: string }[];
    expect([first.body, second.body]).toEqual([all.slice(0, 1), all.slice(1, 2)]);
    expect(all.at(-1)).toMatchObject({ kind: 'presence', label: 'Meal', end: null });
    expect(all.slice(1).map(({ start }) => start)).toEqual(all.slice(0, -1).map(({ end }) => end));
    const past = await own.reader.get('/api/presence/history?pageNumber=99');
    expect([past.body, past.headers.get('link')]).toEqual([[], null]);
  });

  it('takes an offset whose plus sign was not encoded', async () => {
    const range = 'startDate=2026-10-24T08:00:00+02:00&endDate=2026-10-24T10:00:00+02:00';
    expect((await own.reader.get(`/api/presence/history?${range}`)).status).toBe(200);
  });

  it.each([
    ['userId=somebody-else', 403, 'other-user'],
    ['pageSize=0', 400, 'invalid-request'],
    ['pageSize=1001', 400, 'invalid-request'],
    ['pageSize=50&pageSize=60', 400, 'invalid-request'],
    ['pageNumber=-1', 400, 'invalid-request'],
    ['startDate=yesterday', 400, 'invalid-request'],
    ['strange=1', 400, 'invalid-request'],
  ])('refuses ?%s with %i', async (query, status, code) => {
    expect(await own.reader.get(`/api/presence/history?${query}`)).toMatchObject({ status, body: refusal(code) });
  });
});

describe('GET /api/presence/events', () => {
  it('sends what stands, and then each change with its cause and what stands then', async () => {
    const events = await own.reader.listen();
    expect(events.headers.get('content-type')).toContain('text/event-stream');
    expect(await events.next()).toMatchObject({ event: 'snapshot', data: { label: 'Available' } });
    await own.desk.control('presence', { userId: own.agent.id, definitionId: presences.MEETING });
    const change = { previous: { label: 'Available' }, label: 'Meeting', cause: { kind: 'elsewhere' } };
    expect(await events.next()).toMatchObject({ event: 'change', data: change });
    expect(await events.next()).toMatchObject({ event: 'snapshot', data: { label: 'Meeting' } });
    events.close();
  });

  it('begins for whoever comes back with the changes that they missed, and for others with what stands', async () => {
    const events = await own.reader.listen();
    await events.next();
    await own.desk.control('presence', { userId: own.agent.id, definitionId: presences.MEETING });
    const change = await events.next();
    expect(change).toMatchObject({ event: 'change', id: `${own.agent.id}/2` });
    events.close();
    for (const definitionId of [presences.MEAL, presences.BREAK]) {
      await own.desk.control('presence', { userId: own.agent.id, definitionId });
      await own.running.shows('the change', ({ presence }) => presence.current?.definitionId === definitionId);
    }

    const back = await own.reader.listen(change?.id);
    expect(await back.next()).toMatchObject({ event: 'change', data: { sequence: 3, label: 'Meal' } });
    expect(await back.next()).toMatchObject({ event: 'change', data: { sequence: 4, label: 'Break' } });
    expect(await back.next()).toMatchObject({ event: 'snapshot', data: { label: 'Break' } });
    back.close();
    for (const id of [`somebody/2`, `${own.agent.id}/4`, `${own.agent.id}/99`, 'nonsense', '']) {
      const other = await own.reader.listen(id);
      expect(await other.next()).toMatchObject({ event: 'snapshot' });
      other.close();
    }
  });

  it('ends when its token is replaced, and when the app ends', async () => {
    const events = await own.reader.listen();
    await events.next();
    await own.running.ports.handlers?.['localApi.replaceToken']({ access: 'read-only' });
    await own.desk.control('presence', { userId: own.agent.id, definitionId: presences.MEETING });
    expect(await events.next()).toBeNull();
    expect((await own.reader.get('/api/presence')).status).toBe(401);
    const others = await own.client.listen();
    await others.next();
    await own.running.app.dispose();
    expect(await others.next()).toBeNull();
  });

  it('has room for a number of programs, and says so to one more', async () => {
    const events = [];
    for (let index = 0; index < 16; index += 1) events.push(await own.reader.listen());
    const called = await own.reader.get('/api/presence/events');
    expect(called).toMatchObject({ status: 503, body: refusal('too-many-streams') });
    for (const each of events) each.close();
    await expect
      .poll(async () =>
        own.reader.listen().then(
          (one) => one.close(),
          () => 'full',
        ),
      )
      .toBeUndefined();
  });
});

describe('POST /api/test/enable-mock', () => {
  it('is refused while the real organisation is in use, and says how it is had', async () => {
    expect(await own.client.post('/api/test/enable-mock')).toMatchObject({
      status: 403,
      body: refusal('not-simulated'),
    });
  });
});
