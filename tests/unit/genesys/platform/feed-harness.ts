import { cloudError } from '../../../../electron/genesys/cloud-error';
import type { HttpClient } from '../../../../electron/genesys/http-client';
import { createNotificationFeed } from '../../../../electron/genesys/platform/notification-feed';
import type { CloudError, Feed, FeedEvent, SocketListener } from '../../../../electron/ports';
import { err, ok } from '../../../../shared/result';
import { FakeLog } from '../../../fakes/log';
import { createVirtualTime, type VirtualTime } from '../../../fakes/virtual-time';

export const userId = 'agent-1';
export const presenceTopic = `v2.users.${userId}.presence`;
export const hourMs = 3_600_000;
export const network = cloudError('network', 'down');

export interface FakeSocket {
  readonly url: string;
  readonly listener: SocketListener;
  readonly sent: string[];
  isClosed: boolean;
}

export interface FeedHarness {
  readonly time: VirtualTime;
  readonly feed: Feed;
  readonly events: FeedEvent[];
  readonly sockets: FakeSocket[];
  readonly log: FakeLog;
  /** What the next creations of a channel answer; after these they succeed. */
  readonly channelFailures: CloudError[];
  channelsAsked: number;
  subscriptions: { id: string; state?: string; missingPermissions?: string[] }[];
  fraction: number;
  /** Opens the socket that was asked for last, and lets the subscription be answered. */
  open(): Promise<FakeSocket>;
}

/** A feed over a cloud and sockets that the test plays, in virtual time. */
export function startFeed(options: { channelFailures?: CloudError[]; lifeMs?: number } = {}): FeedHarness {
  const time = createVirtualTime();
  const events: FeedEvent[] = [];
  const sockets: FakeSocket[] = [];
  const log = new FakeLog();
  const http: HttpClient = {
    send(request) {
      if (request.operation === 'notifications.subscribe') {
        return Promise.resolve(ok(request.answer.parse({ entities: harness.subscriptions })));
      }
      harness.channelsAsked += 1;
      const failure = harness.channelFailures.shift();
      if (failure !== undefined) return Promise.resolve(err(failure));
      const expires = new Date(time.clock.now() + (options.lifeMs ?? 24 * hourMs)).toISOString();
      const id = `channel-${String(harness.channelsAsked)}`;
      return Promise.resolve(
        ok(request.answer.parse({ id, connectUri: `wss://streaming.example/channels/${id}`, expires })),
      );
    },
    clockSkewMs: () => 0,
  };
  const harness: FeedHarness = {
    time,
    events,
    sockets,
    log,
    channelFailures: options.channelFailures ?? [],
    channelsAsked: 0,
    subscriptions: [
      { id: presenceTopic, state: 'Permitted' },
      { id: `v2.users.${userId}.routingStatus`, state: 'Permitted' },
      { id: `v2.users.${userId}.outofoffice`, state: 'Permitted' },
    ],
    fraction: 0.5,
    async open() {
      await time.settle();
      const socket = sockets.at(-1);
      if (socket === undefined) throw new Error('No socket was asked for.');
      socket.listener.opened();
      await time.settle();
      return socket;
    },
    feed: { dispose: () => undefined, reconnectNow: () => undefined },
  };
  const feed = createNotificationFeed({
    http,
    openSocket: (url, listener) => {
      const socket: FakeSocket = { url, listener, sent: [], isClosed: false };
      sockets.push(socket);
      return { send: (text) => void socket.sent.push(text), close: () => void (socket.isClosed = true) };
    },
    clock: time.clock,
    scheduler: time.scheduler,
    chance: { uuid: () => '', fraction: () => harness.fraction },
    log,
    userId,
    listener: (event) => void events.push(event),
  });
  return Object.assign(harness, { feed });
}

export const types = ({ events }: FeedHarness): string[] => events.map(({ type }) => type);
export const heartbeat = JSON.stringify({
  topicName: 'channel.metadata',
  eventBody: { message: 'WebSocket Heartbeat' },
});
export const system = (topic: string): string => JSON.stringify({ topicName: topic, eventBody: {} });
export const presence = (id: string): string =>
  JSON.stringify({ topicName: presenceTopic, eventBody: { presenceDefinition: { id, systemPresence: 'MEAL' } } });
