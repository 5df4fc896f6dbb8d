import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Feed, FeedEvent } from '../../../electron/ports';
import { listenTo, signInSimulatedAgent, type SimulatedAgent } from './simulated-agent';
import { until } from './until';

const available = '6a3af858-942f-489d-9700-5f9bcdcdae9b';
const meal = '3fd96123-badb-4f69-bc03-1b1ccc6d8014';
const onQueue = 'e08eaf1b-ee47-4fa9-a231-1200e284798f';

let signedIn: SimulatedAgent;
let feed: Feed;
let events: FeedEvent[];

beforeEach(async () => {
  signedIn = await signInSimulatedAgent();
  ({ feed, events } = listenTo(signedIn));
});
afterEach(async () => {
  feed.dispose();
  await signedIn.simulator.dispose();
});

const count = (type: FeedEvent['type']): number => events.filter((event) => event.type === type).length;
const connected = (times = 1): Promise<void> => until(() => count('connected') >= times, `connected ${String(times)}×`);
const elsewhere = (definitionId: string): Promise<void> =>
  signedIn.control('presence', { userId: signedIn.agent.id, definitionId, by: 'supervisor' });
const hasSeen = (definitionId: string): boolean =>
  events.some((event) => event.type === 'presence' && event.presence.definitionId === definitionId);

describe('the event feed', () => {
  it('tells of a change made elsewhere within a second', async () => {
    await connected();
    await elsewhere(meal);
    await until(() => hasSeen(meal), 'the change is told', 1_000);
    expect(events.at(-1)).toMatchObject({ presence: { systemPresence: 'meal', isPrimary: true } });
    const presence = events.at(-1);
    const version = presence?.type === 'presence' ? presence.presence.version : null;
    expect(Math.abs((version ?? 0) - Date.now())).toBeLessThan(5_000);
  });

  it('tells of our own write too, with the version that its answer had', async () => {
    await connected();
    const { signal } = new AbortController();
    const written = await signedIn.gateway.writePresence(signedIn.agent.id, { definitionId: meal }, signal);
    await until(() => hasSeen(meal), 'the echo is there');
    const echo = events.find((event) => event.type === 'presence');
    expect(echo).toEqual({ type: 'presence', presence: written.ok ? written.value : null });
  });

  it('tells of the routing status', async () => {
    await connected();
    await elsewhere(onQueue);
    await until(() => count('routing-status') > 0, 'the routing status is told');
    expect(events.find(({ type }) => type === 'routing-status')).toMatchObject({ routingStatus: { status: 'idle' } });
  });

  it('hears of events without a date', async () => {
    await signedIn.control('settings', { eventsCarryModifiedDate: false });
    await connected();
    await elsewhere(meal);
    await until(() => hasSeen(meal), 'the change is told');
    expect(events.at(-1)).toMatchObject({ presence: { version: null } });
  });

  it('asks for what it needs and no more: one channel, one subscription', async () => {
    await connected();
    const asked = await signedIn.requests('/api/v2/notifications/**');
    expect(asked.map(({ method, status }) => `${method} ${String(status)}`)).toEqual(['POST 200', 'POST 200']);
  });

  it('keeps the channel, a secret, out of the log', async () => {
    await connected();
    await signedIn.control('socket', { action: 'drop' });
    await connected(2);
    expect(JSON.stringify(signedIn.log.entries)).not.toMatch(/streaming-|\/channels\//);
  });
});

describe('a feed that is disturbed', () => {
  it('whose socket drops says so, and comes back by itself', async () => {
    await connected();
    await signedIn.control('socket', { action: 'drop' });
    await until(() => count('disconnected') === 1, 'the loss is told');
    await elsewhere(meal);
    await connected(2);
    await elsewhere(available);
    await until(() => hasSeen(available), 'the feed is heard again');
  });

  it('whose socket is about to close is replaced without a word of loss', async () => {
    await connected();
    await signedIn.control('socket', { action: 'closing', afterMs: 3_000 });
    await connected(2);
    await elsewhere(meal);
    await until(() => hasSeen(meal), 'the new socket is heard');
    expect(count('disconnected')).toBe(0);
    // The old one is dropped before the cloud closes it.
    await until(
      async () => (await signedIn.requests('/channels/*')).filter(({ method }) => method === 'GET').length === 2,
      'there were two sockets',
    );
  });

  it('whose token is revoked says so', async () => {
    await connected();
    await signedIn.control('tokens', { action: 'revoke' });
    await until(() => count('token-revoked') > 0, 'the revocation is told');
  });

  it('that was asleep is opened anew at once', async () => {
    await connected();
    await signedIn.control('socket', { action: 'silence' });
    feed.reconnectNow();
    await connected(2);
    await elsewhere(meal);
    await until(() => hasSeen(meal), 'the new socket is heard', 1_000);
  });

  it.each([
    ['the channel is refused for the moment', { path: '/api/v2/notifications/channels', status: 503, times: 1 }],
    [
      'subscribing fails for the moment',
      { path: '/api/v2/notifications/channels/*/subscriptions', status: 500, times: 1 },
    ],
    ['the socket is refused', { path: '/channels/*', status: 503, times: 1 }],
    ['the socket breaks while it is opened', { path: '/channels/*', action: 'drop-connection', times: 1 }],
    [
      'the channel’s answer is malformed',
      { path: '/api/v2/notifications/channels', status: 200, body: '{"id":', times: 1 },
    ],
    [
      'the channel’s address is no socket',
      { path: '/api/v2/notifications/channels', status: 200, body: { id: 'x', connectUri: 'file:///x' }, times: 1 },
    ],
  ])('comes up although %s', async (_, fault) => {
    feed.dispose();
    await signedIn.control('faults', fault);
    ({ feed, events } = listenTo(signedIn));
    await connected();
    expect(events.map(({ type }) => type)).toEqual(['disconnected', 'connected']);
  });

  it('whose presence topic is refused tells what is missing and is not connected', async () => {
    feed.dispose();
    const entities = [
      { id: `v2.users.${signedIn.agent.id}.presence`, state: 'Rejected', missingPermissions: ['a:b:c'] },
    ];
    const path = '/api/v2/notifications/channels/*/subscriptions';
    await signedIn.control('faults', { path, status: 200, body: { entities } });
    ({ feed, events } = listenTo(signedIn));
    await until(() => count('disconnected') === 1, 'the refusal is told');
    expect(events).toMatchObject([{ type: 'disconnected', error: { code: 'permission-missing', detail: 'a:b:c' } }]);
  });
});

describe('a disposed feed', () => {
  it('says nothing more, while another one hears everything', async () => {
    await connected();
    const other = listenTo(signedIn);
    await until(() => other.events.length > 0, 'the other is connected');
    feed.dispose();
    const told = events.length;
    await elsewhere(meal);
    await until(() => other.events.length > 1, 'the other hears the change');
    other.feed.dispose();
    expect(events).toHaveLength(told);
  });
});
