import { describe, expect, it } from 'vitest';
import { mealId, onQueueId, signInByHint, startOfTime } from '../support';
import { connect, startResourceCloud, states, tokenFor } from './support';

const httpDate = (at: number): string => new Date(at).toUTCString();

describe('the presence resource', () => {
  it('is read with its state, availability and reason, and when it was modified', async () => {
    const client = await connect(await startResourceCloud());
    const { status, headers, body } = await client.get(client.path);
    expect(status).toBe(200);
    expect(body).toEqual({ userId: client.userId, ...states.available, reason: '' });
    expect(headers.get('date')).toBe(httpDate(startOfTime));
    expect(Date.parse(headers.get('last-modified') ?? '')).toBeLessThan(startOfTime);
  });

  it('is written whole: what had a reason and is given none has none', async () => {
    const client = await connect(await startResourceCloud());
    const written = await client.put({ ...states.unavailable, reason: 'Dentist' });
    expect([written.status, written.headers.get('last-modified')]).toEqual([200, httpDate(startOfTime)]);
    expect(written.body).toEqual({ userId: client.userId, ...states.unavailable, reason: 'Dentist' });
    expect((await client.get(client.path)).body).toEqual(written.body);
    await client.put(states.unavailable);
    expect((await client.get(client.path)).body).toMatchObject({ ...states.unavailable, reason: '' });
  });

  it('is the organisation’s presence in other words, with the same ledger', async () => {
    const cloud = await startResourceCloud();
    const client = await connect(cloud);
    await client.put({ ...states.unavailable, reason: 'Forms' });
    expect(await cloud.controlGet('ledger')).toMatchObject({
      entries: [{ systemPresence: 'BUSY', message: 'Forms', by: { kind: 'api', userId: null } }],
    });
    await cloud.control('presence', { userId: client.userId, definitionId: onQueueId });
    expect((await client.get(client.path)).body).toMatchObject(states.available);
  });

  it('keeps the organisation’s finer presence when only the reason is written', async () => {
    const cloud = await startResourceCloud();
    const client = await connect(cloud);
    await cloud.control('presence', { userId: client.userId, definitionId: mealId });
    await client.put({ ...states.unavailable, reason: 'Soup' });
    const { entries } = await cloud.controlGet('ledger');
    expect(entries).toMatchObject([{ systemPresence: 'MEAL' }, { systemPresence: 'MEAL', message: 'Soup' }]);
  });

  it.each([
    ['an unknown state', { ...states.available, presenceState: 'lunch' }, 'invalid.value'],
    [
      'an availability that does not fit',
      { ...states.away, presenceAvailability: 'available' },
      'constraint.validation',
    ],
    ['no availability', { presenceState: 'away' }, 'invalid.value'],
    ['a field too many', { ...states.away, note: '' }, 'invalid.property'],
    ['a reason that is no text', { ...states.away, reason: 7 }, 'constraint.validation'],
  ])('refuses %s', async (_, body, code) => {
    const cloud = await startResourceCloud();
    const answer = await (await connect(cloud)).put(body);
    expect([answer.status, answer.body['code']]).toEqual([400, code]);
    expect(await cloud.controlGet('ledger')).toEqual({ entries: [] });
  });

  it('refuses a state that may not follow, and names those that may', async () => {
    const client = await connect(await startResourceCloud());
    await client.put(states.offline);
    const answer = await client.put(states.away);
    expect([answer.status, answer.body['code']]).toEqual([400, 'constraint.validation']);
    expect(answer.body['message']).toContain('[offline, available, unavailable]');
  });

  it('refuses another user’s token without the permission', async () => {
    const cloud = await startResourceCloud();
    const token = await signInByHint(cloud.url, cloud.description.oauth.publicClientId, cloud.agent(1).email);
    const answer = await (await connect(cloud, token)).put(states.away);
    expect([answer.status, answer.body['code']]).toEqual([403, 'presence.not.authorized.update.other.user.presence']);
  });

  it.each([
    ['GET', 'presence:write', '[presence:read]'],
    ['PUT', 'presence:read analytics:read', '[presence:write]'],
  ])('needs its own scope to %s', async (method, scope, missing) => {
    const cloud = await startResourceCloud();
    const client = await connect(cloud, await tokenFor(cloud, scope));
    const answer = method === 'GET' ? await client.get(client.path) : await client.put(states.away);
    expect([answer.status, answer.body['code']]).toEqual([403, 'app.not.authorized.for.scope']);
    expect(answer.body['message']).toContain(missing);
  });

  it('does not know users that the organisation has not', async () => {
    const client = await connect(await startResourceCloud());
    expect((await client.get('/api/v2/users/nobody/presence')).status).toBe(404);
  });

  it('is busy while an earlier update is not finished', async () => {
    const cloud = await startResourceCloud();
    const client = await connect(cloud);
    await cloud.control('settings', { nextPresenceConflicts: 1 });
    expect((await client.put(states.away)).status).toBe(409);
    expect((await client.put(states.away)).status).toBe(200);
  });
});

describe('If-Unmodified-Since', () => {
  const since = (at: number): Record<string, string> => ({ 'If-Unmodified-Since': httpDate(at) });

  it('lets an update pass while nobody else made one, and stops it after', async () => {
    const cloud = await startResourceCloud();
    const client = await connect(cloud);
    const first = await client.put(states.unavailable);
    const header = { 'If-Unmodified-Since': first.headers.get('date') ?? '' };
    await cloud.advance(5_000);
    expect((await client.put({ ...states.unavailable, reason: 'x' }, header)).status).toBe(200);
    const late = await client.put(states.available, header);
    expect([late.status, late.body['code']]).toEqual([412, 'precondition.failed']);
    expect((await client.get(client.path)).body).toMatchObject({ ...states.unavailable, reason: 'x' });
  });

  it('does not see a change within the second that it names', async () => {
    const cloud = await startResourceCloud();
    const client = await connect(cloud);
    await client.put(states.unavailable);
    await cloud.advance(900);
    await cloud.control('presence', { userId: client.userId, definitionId: mealId });
    expect((await client.put(states.available, since(startOfTime))).status).toBe(200);
    await cloud.advance(100);
    await cloud.control('presence', { userId: client.userId, definitionId: mealId });
    expect((await client.put(states.available, since(startOfTime))).status).toBe(412);
  });

  it.each(['yesterday', '2026-05-13T12:00:00Z', ''])('that is no HTTP date (%s) is ignored', async (text) => {
    const client = await connect(await startResourceCloud());
    expect((await client.put(states.away, { 'If-Unmodified-Since': text })).status).toBe(200);
  });

  it('is looked at before the transition: who does not know what stands cannot know what may follow', async () => {
    const client = await connect(await startResourceCloud());
    await client.put(states.offline);
    expect((await client.put(states.away, since(0))).status).toBe(412);
    expect((await client.put(states.away, since(startOfTime))).status).toBe(400);
  });
});
