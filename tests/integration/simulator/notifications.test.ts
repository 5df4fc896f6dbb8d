import { describe, expect, it } from 'vitest';
import type { Body, Client } from './support';
import { busyId, Listener, mealId, onQueueId, startTestCloud, text } from './support';

const entities = (body: Body): readonly Body[] => body['entities'] as unknown as readonly Body[];
const dayMs = 86_400_000;

const subscriptions = (channelId: string): string => `/api/v2/notifications/channels/${channelId}/subscriptions`;

async function createChannel(client: Client): Promise<{ id: string; connectUri: string; expires: string }> {
  const { body } = await client.call('POST', '/api/v2/notifications/channels');
  return { id: text(body['id']), connectUri: text(body['connectUri']), expires: text(body['expires']) };
}

async function exists(client: Client, channelId: string): Promise<boolean> {
  return (await client.call('HEAD', `/api/v2/notifications/channels/${channelId}`)).status === 200;
}

describe('a notification channel', () => {
  it("tells its owner's own change, in upper case", async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const { id } = cloud.agent(0);
    const topic = `v2.users.${id}.presence`;
    const listener = await client.openChannel([topic]);
    const { body } = await client.setPresence(id, { presenceDefinition: { id: onQueueId }, message: 'hello' });
    await listener.settle();
    expect(listener.ofTopic(topic)).toMatchObject([
      {
        topicName: topic,
        version: '2',
        eventBody: {
          source: 'PURECLOUD',
          presenceDefinition: { id: onQueueId, systemPresence: 'ON_QUEUE' },
          primary: true,
          message: 'hello',
          modifiedDate: body['modifiedDate'],
        },
      },
    ]);
  });

  it('tells a change made elsewhere and whatever follows from it', async () => {
    const cloud = await startTestCloud();
    const { id } = cloud.agent(1);
    const client = await cloud.signIn(1);
    const listener = await client.openChannel([`v2.users.${id}?presence&routingStatus`, `v2.users.${id}.activity`]);
    await cloud.control('presence', { userId: id, definitionId: onQueueId, by: 'supervisor' });
    await listener.settle();
    expect(listener.ofTopic(`v2.users.${id}.routingStatus`)).toMatchObject([
      { eventBody: { id, routingStatus: { status: 'IDLE' } } },
    ]);
    expect(listener.ofTopic(`v2.users.${id}.presence`)).toHaveLength(1);
    expect(listener.ofTopic(`v2.users.${id}.activity`).at(-1)).toMatchObject({
      eventBody: { routingStatus: { status: 'IDLE' }, presence: { presenceDefinition: { id: onQueueId } } },
    });
  });

  it('tells of live conversations and of out of office', async () => {
    const cloud = await startTestCloud();
    const { id } = cloud.agent(0);
    const client = await cloud.signIn(0);
    const listener = await client.openChannel([`v2.users.${id}.conversationsummary`, `v2.users.${id}.outofoffice`]);
    await cloud.control('routing', { userId: id, conversations: { contactCenter: 1 } });
    await client.call('PUT', `/api/v2/users/${id}/outofoffice`, { active: true });
    await listener.settle();
    expect(listener.frames.slice(0, 2)).toMatchObject([
      { eventBody: { userId: id, call: { contactCenter: { active: 1 }, enterprise: { active: 0 } } } },
      { eventBody: { user: { id }, active: true } },
    ]);
  });

  it('holds conversations as told: the summary says so, and on the queue the routing status follows', async () => {
    const cloud = await startTestCloud();
    const { id } = cloud.agent(0);
    const client = await cloud.signIn(0);
    const listener = await client.openChannel([`v2.users.${id}.conversationsummary`, `v2.users.${id}.routingStatus`]);
    const routing = () => listener.ofTopic(`v2.users.${id}.routingStatus`).length;
    expect(await cloud.control('conversations', { userId: id, contactCenter: 1 })).toMatchObject({
      userId: id,
      call: { contactCenter: { active: 1 }, enterprise: { active: 0 } },
    });
    await listener.settle();
    expect(listener.ofTopic(`v2.users.${id}.conversationsummary`)).toHaveLength(1);
    // Off the queue nobody is interacting for the routing.
    expect(routing()).toBe(0);
    await client.setPresence(id, { presenceDefinition: { id: onQueueId } });
    await cloud.control('conversations', { userId: id, contactCenter: 2 });
    await listener.settle();
    expect(listener.ofTopic(`v2.users.${id}.routingStatus`).at(-1)).toMatchObject({
      eventBody: { routingStatus: { status: 'INTERACTING' } },
    });
    await cloud.control('conversations', { userId: id, contactCenter: 0 });
    await listener.settle();
    expect(listener.ofTopic(`v2.users.${id}.routingStatus`).at(-1)).toMatchObject({
      eventBody: { routingStatus: { status: 'IDLE' } },
    });
  });

  it('leaves out modifiedDate, and comes late, where it is told to', async () => {
    const cloud = await startTestCloud();
    const { id } = cloud.agent(0);
    const client = await cloud.signIn(0);
    const listener = await client.openChannel([`v2.users.${id}.presence`]);
    await cloud.control('settings', { eventsCarryModifiedDate: false, eventDelayMs: 2000 });
    await client.setPresence(id, { presenceDefinition: { id: mealId } });
    await listener.settle();
    expect(listener.ofTopic(`v2.users.${id}.presence`)).toHaveLength(0);
    await cloud.advance(2000);
    await listener.settle();
    expect(listener.ofTopic(`v2.users.${id}.presence`)[0]?.['eventBody']).not.toHaveProperty('modifiedDate');
  });

  it('beats every thirty seconds', async () => {
    const cloud = await startTestCloud();
    const listener = await (await cloud.signIn(0)).openChannel([]);
    await cloud.advance(95_000);
    await listener.settle();
    expect(listener.frames.slice(0, 3)).toEqual(
      Array.from({ length: 3 }, () => ({
        topicName: 'channel.metadata',
        eventBody: { message: 'WebSocket Heartbeat' },
      })),
    );
  });

  it('answers pings of the socket protocol', async () => {
    const cloud = await startTestCloud();
    const listener = await (await cloud.signIn(0)).openChannel([]);
    let pongs = 0;
    listener.socket.on('pong', () => (pongs += 1));
    listener.socket.ping();
    await expect.poll(() => pongs).toBe(1);
  });

  it('takes subscriptions over the socket', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const listener = await client.openChannel([]);
    const topic = `v2.users.${cloud.agent(0).id}.presence`;
    listener.socket.send(JSON.stringify({ message: 'subscribe', topics: [topic], correlationId: 'one' }));
    listener.socket.send(JSON.stringify({ message: 'subscribe', topics: ['v2.nonsense'] }));
    listener.socket.send('nonsense');
    await expect.poll(() => listener.frames.length).toBe(3);
    expect(listener.frames).toMatchObject([
      { result: '200', status: 'subscribed', correlationId: 'one' },
      { result: '400', status: 'failure' },
      { result: '400', status: 'error' },
    ]);
    expect(entities((await client.get(subscriptions(listener.channelId))).body)).toMatchObject([{ id: topic }]);
  });

  it('has one socket: a second connection ends the first', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const { id, connectUri } = await createChannel(client);
    const first = await Listener.connect(id, connectUri);
    const second = await Listener.connect(id, connectUri);
    await expect.poll(() => first.closeCode).toBe(1001);
    await second.settle();
  });

  it('replays nothing after a reconnect', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const { id } = cloud.agent(0);
    const { id: channelId, connectUri } = await createChannel(client);
    await client.call('POST', subscriptions(channelId), [{ id: `v2.users.${id}.presence` }]);
    await client.setPresence(id, { presenceDefinition: { id: busyId } });
    const listener = await Listener.connect(channelId, connectUri);
    await listener.settle();
    expect(listener.frames).toHaveLength(1);
    await client.setPresence(id, { presenceDefinition: { id: mealId } });
    await expect.poll(() => listener.ofTopic(`v2.users.${id}.presence`).length).toBe(1);
  });

  it('cannot be connected to by another name', async () => {
    const cloud = await startTestCloud();
    await expect(Listener.connect('x', `${cloud.url.replace('http', 'ws')}/channels/nothing`)).rejects.toThrow('404');
  });
});

describe('the life of channels', () => {
  it('makes the 21st channel of a user and client take the place of the oldest without a connection', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const connected = await client.openChannel([]);
    await cloud.advance(1);
    const oldest = await createChannel(client);
    for (let count = 2; count < 20; count += 1) {
      await cloud.advance(1);
      await createChannel(client);
    }
    const foreign = await createChannel(await cloud.signIn(1));
    expect(await exists(client, oldest.id)).toBe(true);
    await createChannel(client);
    expect(await exists(client, oldest.id)).toBe(false);
    expect(await exists(client, connected.channelId)).toBe(true);
    expect(entities((await client.get('/api/v2/notifications/channels')).body)).toHaveLength(20);
    expect(await exists(await cloud.signIn(1), foreign.id)).toBe(true);
  });

  it('ends after a day, which is announced a minute before', async () => {
    const cloud = await startTestCloud();
    await cloud.control('settings', { accessTokenSeconds: 172_800 });
    const client = await cloud.signIn(0);
    const listener = await client.openChannel([]);
    await cloud.advance(dayMs - 60_000);
    await listener.settle();
    expect(listener.ofTopic('v2.system.socket_closing')).toMatchObject([
      { eventBody: { channelId: listener.channelId, systemTopicType: 'socket_closing' } },
    ]);
    await cloud.advance(60_000);
    await expect.poll(() => listener.closeCode).toBe(1001);
    expect(await exists(client, listener.channelId)).toBe(false);
  });

  it('begins again with each subscription', async () => {
    const cloud = await startTestCloud();
    await cloud.control('settings', { accessTokenSeconds: 172_800 });
    const client = await cloud.signIn(0);
    const { id, expires } = await createChannel(client);
    await cloud.advance(dayMs / 2);
    await client.call('PUT', subscriptions(id), []);
    const [channel] = entities((await client.get('/api/v2/notifications/channels')).body);
    expect(Date.parse(text(channel?.['expires'])) - Date.parse(expires)).toBe(dayMs / 2);
    await cloud.advance(dayMs / 2 + 1);
    expect(await exists(client, id)).toBe(true);
  });

  it('tells the channels of a user whose token was revoked', async () => {
    const cloud = await startTestCloud();
    const listener = await (await cloud.signIn(0)).openChannel([]);
    const other = await (await cloud.signIn(1)).openChannel([]);
    await cloud.control('tokens', { action: 'revoke', userId: cloud.agent(0).id });
    await listener.settle();
    await other.settle();
    const topic = `v2.system.token_revoked.${listener.channelId}`;
    expect(listener.ofTopic(topic)).toMatchObject([{ eventBody: { userId: cloud.agent(0).id } }]);
    expect(other.frames).toHaveLength(1);
  });
});

describe('subscriptions', () => {
  it('are added, replaced, listed and removed', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const { id } = await createChannel(client);
    const topics = ['presence', 'routingStatus', 'activity'].map((leaf) => ({
      id: `v2.users.${cloud.agent(0).id}.${leaf}`,
    }));
    await client.call('POST', subscriptions(id), topics.slice(0, 1));
    await client.call('POST', subscriptions(id), topics.slice(1, 2));
    expect(entities((await client.get(subscriptions(id))).body)).toMatchObject(topics.slice(0, 2));
    await client.call('PUT', subscriptions(id), topics.slice(2));
    expect(entities((await client.get(subscriptions(id))).body)).toMatchObject(topics.slice(2));
    expect((await client.call('DELETE', subscriptions(id))).status).toBe(200);
    expect((await client.get(subscriptions(id))).body).toEqual({ entities: [] });
  });

  it('fail as a whole for one bad topic, unless errors are to be ignored', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(1);
    const { id } = await createChannel(client);
    const own = { id: `v2.users.${cloud.agent(1).id}.presence` };
    const invalid = await client.call('POST', subscriptions(id), [own, { id: 'v2.nonsense' }]);
    expect([invalid.status, invalid.body['code']]).toEqual([400, 'notification.invalid.topic']);
    const foreign = await client.call('POST', subscriptions(id), [{ id: `v2.users.${cloud.agent(0).id}.tokens` }]);
    expect([foreign.status, foreign.body['code']]).toEqual([403, 'notification.unauthorized.topic']);
    expect((await client.get(subscriptions(id))).body).toEqual({ entities: [] });

    const adherence = { id: `v2.users.${cloud.agent(1).id}.workforcemanagement.adherence` };
    const mixed = await client.call('POST', `${subscriptions(id)}?ignoreErrors=true`, [own, adherence]);
    expect(entities(mixed.body)).toMatchObject([
      { ...own, state: 'Permitted' },
      { ...adherence, state: 'Rejected', missingPermissions: ['wfm:realtimeAdherence:view'] },
    ]);
  });

  it('may be to the presence of anybody', async () => {
    const cloud = await startTestCloud();
    const topic = `v2.users.${cloud.agent(0).id}.presence`;
    const listener = await (await cloud.signIn(1)).openChannel([topic]);
    await cloud.control('presence', { userId: cloud.agent(0).id, definitionId: busyId });
    await expect.poll(() => listener.ofTopic(topic).length).toBe(1);
  });

  it('are refused on a channel of somebody else', async () => {
    const cloud = await startTestCloud();
    const { id } = await createChannel(await cloud.signIn(0));
    const answer = await (await cloud.signIn(1)).call('POST', subscriptions(id), []);
    expect([answer.status, answer.body['code']]).toEqual([404, 'entity.not.found']);
  });

  it('can be looked up', async () => {
    const cloud = await startTestCloud();
    const { body } = await (await cloud.signIn(0)).get('/api/v2/notifications/availabletopics');
    expect(entities(body).map((one) => text(one['id']))).toContain('v2.users.{id}.presence');
  });
});

describe('a disturbed socket', () => {
  it('is dropped without a word', async () => {
    const cloud = await startTestCloud();
    const listener = await (await cloud.signIn(0)).openChannel([]);
    const other = await (await cloud.signIn(1)).openChannel([]);
    expect(await cloud.control('socket', { action: 'drop', userId: cloud.agent(0).id })).toEqual({ sockets: 1 });
    await expect.poll(() => listener.closeCode).toBe(1006);
    await other.settle();
  });

  it('falls silent and answers no ping, until it is connected anew', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const { id, connectUri } = await createChannel(client);
    const silent = await Listener.connect(id, connectUri);
    let pongs = 0;
    silent.socket.on('pong', () => (pongs += 1));
    await cloud.control('socket', { action: 'silence' });
    silent.socket.send(JSON.stringify({ message: 'ping' }));
    silent.socket.ping();
    await cloud.advance(60_000);
    await expect
      .poll(async () => JSON.stringify(await cloud.controlGet(`requests?path=/channels/*`)))
      .toContain('"method":"SEND"');
    const second = await Listener.connect(id, connectUri);
    await second.settle();
    expect([silent.frames, pongs]).toEqual([[], 0]);
  });

  it('announces that it closes, and closes', async () => {
    const cloud = await startTestCloud();
    const listener = await (await cloud.signIn(0)).openChannel([]);
    await cloud.control('socket', { action: 'closing', afterMs: 5000 });
    await listener.settle();
    expect(listener.ofTopic('v2.system.socket_closing')).toHaveLength(1);
    expect(listener.closeCode).toBeNull();
    await cloud.advance(5000);
    await expect.poll(() => listener.closeCode).toBe(1001);
  });
});
