import { describe, expect, it } from 'vitest';
import { availableId, busyId, mealId, onQueueId, startOfTime, startTestCloud, text } from './support';

const definition = (id: string): object => ({ presenceDefinition: { id } });

describe('reading a presence', () => {
  it('tells the definition in title case, the source and when it was set', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const { body } = await client.get(`/api/v2/users/${cloud.agent(0).id}/presences/purecloud`);
    expect(body).toMatchObject({
      source: 'PURECLOUD',
      primary: true,
      presenceDefinition: { id: availableId, systemPresence: 'Available' },
      message: '',
    });
    expect(Date.parse(text(body['modifiedDate']))).toBeLessThan(startOfTime);
  });

  it('takes the source in either case and knows no other', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const path = `/api/v2/users/${cloud.agent(0).id}/presences`;
    expect((await client.get(`${path}/PURECLOUD`)).status).toBe(200);
    expect((await client.get(`${path}/TEAMS`)).body['code']).toBe('not.found');
  });

  it('knows no user me, unless the organisation is set so', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const before = await client.get('/api/v2/users/me/presences/purecloud');
    expect([before.status, before.body['code']]).toEqual([404, 'presenceservice.usernotfound']);
    await cloud.control('settings', { acceptsMeAsUserId: true });
    expect((await client.get('/api/v2/users/me/presences/purecloud')).status).toBe(200);
  });

  it('serves up to fifty users at once', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(1);
    const ids = cloud.description.agents.map(({ id }) => `id=${id}`).join('&');
    const bulk = await client.get(`/api/v2/users/presences/purecloud/bulk?${ids}`);
    expect(bulk.body).toMatchObject(cloud.description.agents.map(({ id }) => ({ userId: id })));
    const many = Array.from({ length: 51 }, () => ids.split('&')[0]).join('&');
    const refused = await client.get(`/api/v2/users/presences/PURECLOUD/bulk?${many}`);
    expect([refused.status, refused.body['code']]).toEqual([400, 'max.user.presences']);
  });
});

describe('setting a presence', () => {
  it('answers with the whole presence and a new version', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const { id } = cloud.agent(0);
    await cloud.advance(1000);
    const set = await client.setPresence(id, definition(onQueueId));
    expect(set.status).toBe(200);
    expect(set.body).toMatchObject({
      presenceDefinition: { id: onQueueId, systemPresence: 'On Queue' },
      modifiedDate: new Date(startOfTime + 1000).toISOString(),
    });
    expect((await client.get(`/api/v2/users/${id}/presences/purecloud`)).body).toEqual(set.body);
  });

  it('gives two writes in the same millisecond different versions', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const { id } = cloud.agent(0);
    const first = await client.setPresence(id, definition(busyId));
    const second = await client.setPresence(id, definition(mealId));
    expect(text(second.body['modifiedDate']) > text(first.body['modifiedDate'])).toBe(true);
  });

  it('leaves the message alone when only the definition is given, and the other way round', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const { id } = cloud.agent(0);
    await client.setPresence(id, { message: 'back at two' });
    const set = await client.setPresence(id, definition(mealId));
    expect(set.body).toMatchObject({ message: 'back at two', presenceDefinition: { id: mealId } });
    const noted = await client.setPresence(id, { message: '' });
    expect(noted.body).toMatchObject({ message: '', presenceDefinition: { id: mealId } });
  });

  it('claims the primary source back', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const { id } = cloud.agent(0);
    await cloud.control('presence', { userId: id, primary: false });
    expect((await client.setPresence(id, definition(busyId))).body['primary']).toBe(false);
    expect((await client.setPresence(id, { primary: true })).body['primary']).toBe(true);
  });

  it.each([
    ['an unknown definition', { presenceDefinition: { id: 'nothing' } }, 400, 'constraint.validation'],
    ['nothing to change', {}, 400, 'bad.request'],
    ['a field that does not exist', { presenceState: 'available' }, 400, 'invalid.property'],
    ['a message that is no text', { message: 7 }, 400, 'constraint.validation'],
    ['a date that is none', { message: '', modifiedDate: 'yesterday' }, 400, 'invalid.date'],
    ['a list', [], 400, 'bad.request'],
  ])('is refused for %s', async (_what, body, status, code) => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const answer = await client.setPresence(cloud.agent(0).id, body);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.body['contextId']).toBe(answer.headers.get('inin-correlation-id'));
  });

  it('is refused for a deactivated definition', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const { body } = await client.get('/api/v2/presence/definitions?deactivated=true');
    const answer = await client.setPresence(cloud.agent(0).id, definition(text(body['entities']?.[0]?.['id'])));
    expect(answer.status).toBe(400);
  });

  it('is refused for another user without the permission, and allowed with it', async () => {
    const cloud = await startTestCloud();
    const plain = await (await cloud.signIn(1)).setPresence(cloud.agent(0).id, definition(busyId));
    expect([plain.status, plain.body['code']]).toEqual([403, 'presence.not.authorized.update.other.user.presence']);
    const supervisor = await cloud.signIn(0);
    expect((await supervisor.setPresence(cloud.agent(1).id, definition(busyId))).status).toBe(200);
  });

  it('is refused for On Queue without the permission', async () => {
    const cloud = await startTestCloud();
    const answer = await (await cloud.signIn(2)).setPresence(cloud.agent(2).id, definition(onQueueId));
    expect([answer.status, answer.body['code']]).toEqual([403, 'presence.not.authorized.update.on.queue']);
  });

  it('is refused for a user that does not exist', async () => {
    const cloud = await startTestCloud();
    const answer = await (await cloud.signIn(0)).setPresence(busyId, definition(busyId));
    expect([answer.status, answer.body['code']]).toEqual([404, 'presenceservice.usernotfound']);
  });

  it('meets as many conflicts as were ordered', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    await cloud.control('settings', { nextPresenceConflicts: 1 });
    const first = await client.setPresence(cloud.agent(0).id, definition(busyId));
    expect([first.status, first.body['code']]).toEqual([409, 'presenceservice.conflict']);
    expect((await client.setPresence(cloud.agent(0).id, definition(busyId))).status).toBe(200);
  });

  it('meets a conflict while the former update settles', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    await cloud.control('settings', { presenceSettlingMs: 500 });
    await client.setPresence(cloud.agent(0).id, definition(busyId));
    expect((await client.setPresence(cloud.agent(0).id, definition(mealId))).status).toBe(409);
    await cloud.advance(500);
    expect((await client.setPresence(cloud.agent(0).id, definition(mealId))).status).toBe(200);
  });
});

describe('On Queue and the routing status', () => {
  it('makes the agent idle for the routing, and off queue on leaving', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const { id } = cloud.agent(0);
    const status = async (): Promise<unknown> => (await client.get(`/api/v2/users/${id}/routingstatus`)).body['status'];
    expect(await status()).toBe('OFF_QUEUE');
    await client.setPresence(id, definition(onQueueId));
    expect(await status()).toBe('IDLE');
    await client.setPresence(id, definition(busyId));
    expect(await status()).toBe('OFF_QUEUE');
  });

  it('lets an agent clear NOT_RESPONDING and make no other transition', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const { id } = cloud.agent(0);
    await client.setPresence(id, definition(onQueueId));
    await cloud.control('routing', { userId: id, status: 'NOT_RESPONDING' });
    const path = `/api/v2/users/${id}/routingstatus`;
    const refused = await client.call('PUT', path, { status: 'INTERACTING' });
    expect([refused.status, refused.body['code']]).toEqual([400, 'general.bad.request']);
    expect((await client.call('PUT', path, { status: 'IDLE' })).body['status']).toBe('IDLE');
  });

  it('says OFF_QUEUE of a user that does not exist', async () => {
    const cloud = await startTestCloud();
    const { body } = await (await cloud.signIn(0)).get(`/api/v2/users/${busyId}/routingstatus`);
    expect(body).toEqual({ userId: busyId, status: 'OFF_QUEUE' });
  });

  it('leaves the queue at once during an interaction in an ordinary organisation', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const { id } = cloud.agent(0);
    await client.setPresence(id, definition(onQueueId));
    await cloud.control('routing', { userId: id, status: 'INTERACTING' });
    expect((await client.setPresence(id, definition(mealId))).body).toMatchObject({
      presenceDefinition: { id: mealId },
    });
  });

  it('waits for the end of the interaction where off queue is requested', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const { id } = cloud.agent(0);
    await cloud.control('settings', { requestingOffQueueEnabled: true });
    await client.setPresence(id, definition(onQueueId));
    await cloud.control('routing', { userId: id, status: 'INTERACTING' });
    expect((await client.setPresence(id, definition(mealId))).body).toMatchObject({
      presenceDefinition: { id: onQueueId },
      futurePresenceDefinition: { id: mealId, systemPresence: 'Meal' },
    });
    await cloud.control('routing', { userId: id, status: 'IDLE' });
    const after = await client.get(`/api/v2/users/${id}/presences/purecloud`);
    expect(after.body).toMatchObject({ presenceDefinition: { id: mealId } });
    expect(after.body).not.toHaveProperty('futurePresenceDefinition');
    const { body } = await client.get(`/api/v2/users/${id}/routingstatus`);
    expect(body['status']).toBe('OFF_QUEUE');
  });
});

describe('out of office', () => {
  it('is read and written', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const path = `/api/v2/users/${cloud.agent(0).id}/outofoffice`;
    expect((await client.get(path)).body).toMatchObject({ active: false, indefinite: false });
    await client.call('PUT', path, { active: true, indefinite: false, endDate: '2026-05-20T08:00:00.000Z' });
    expect((await client.get(path)).body).toMatchObject({ active: true, endDate: '2026-05-20T08:00:00.000Z' });
  });
});

describe('another presence source', () => {
  const sourcePath = (id: string): string => `/api/v2/presence/users/${id}/primarysource`;

  it('can be what others see, is named to whoever may know, and gives way to a claim', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const { id } = cloud.agent(0);
    expect((await client.get(sourcePath(id))).body).toMatchObject({ sourceId: 'PURECLOUD' });
    await cloud.control('presence', { userId: id, primary: false, otherSource: 'MICROSOFTTEAMS' });
    expect((await client.get(`/api/v2/users/${id}/presences/purecloud`)).body).toMatchObject({ primary: false });
    expect((await client.get(sourcePath(id))).body).toMatchObject({ sourceId: 'MICROSOFTTEAMS' });
    expect((await client.setPresence(id, { primary: true })).body).toMatchObject({ primary: true });
    expect((await client.get(sourcePath(id))).body).toMatchObject({ sourceId: 'PURECLOUD' });
  });

  it('is not named to somebody without the permission', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(1);
    const refused = await client.get(sourcePath(cloud.agent(1).id));
    expect([refused.status, refused.body['code']]).toEqual([403, 'missing.any.permissions']);
  });
});
