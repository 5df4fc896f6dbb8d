import type { CloudError, Disposable, FeedEvent, Log, OpenSocket, Scheduler, Socket } from '../../ports';
import { cloudError } from '../cloud-error';
import type { HttpClient } from '../http-client';
import { conversationSummaryTopic, outOfOfficeTopic, presenceTopic, readFrame, routingStatusTopic } from './feed-frame';
import { channelSchema, subscriptionsSchema, type Subscriptions } from './schemas';

export const OPEN_TIMEOUT_MS = 15_000;
/** The cloud beats every 30 s: two beats missed and a little. */
export const SILENCE_MS = 65_000;
export const PONG_TIMEOUT_MS = 5_000;

export interface FeedConnection extends Disposable {
  /** Asks the cloud for a sign of life; without one the connection ends. */
  probe(): void;
}

export interface FeedConnectionListener {
  /** Open, and subscribed to the presence. `expiresAt`: server time in epoch milliseconds, null when not told. */
  ready(expiresAt: number | null): void;
  event(event: FeedEvent): void;
  /** It will end soon: open another. */
  replace(): void;
  /** It has ended. Told once, and last. */
  ended(error: CloudError): void;
}

export interface FeedConnectionDependencies {
  readonly http: HttpClient;
  readonly openSocket: OpenSocket;
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly userId: string;
}

/** One notification channel with its socket, from its making to its end. The channel's id and address are never logged. */
export function openFeedConnection(
  { http, openSocket, scheduler, log, userId }: FeedConnectionDependencies,
  listener: FeedConnectionListener,
): FeedConnection {
  const controller = new AbortController();
  let socket: Socket | null = null;
  let timer: Disposable | null = null;
  let isOpen = false;

  function release(): void {
    controller.abort();
    timer?.dispose();
    socket?.close();
  }

  function end(error: CloudError): void {
    if (controller.signal.aborted) return;
    release();
    listener.ended(error);
  }

  function wait(delayMs: number, task: () => void): void {
    timer?.dispose();
    timer = controller.signal.aborted ? null : scheduler.after(delayMs, task);
  }

  function ping(): void {
    wait(PONG_TIMEOUT_MS, () => end(cloudError('timeout', 'The event feed went silent.')));
    socket?.send(JSON.stringify({ message: 'ping' }));
  }

  function received(text: string): void {
    if (controller.signal.aborted) return;
    wait(SILENCE_MS, ping);
    const meaning = readFrame(text, userId, log);
    if (meaning.kind === 'event') listener.event(meaning.event);
    else if (meaning.kind === 'replace') listener.replace();
  }

  async function open(): Promise<void> {
    const channel = await http.send(
      {
        operation: 'notifications.channel.create',
        method: 'POST',
        path: '/api/v2/notifications/channels',
        scopes: ['notifications'],
        answer: channelSchema,
      },
      controller.signal,
    );
    if (!channel.ok) return end(channel.error);
    if (controller.signal.aborted) return;
    const { id, connectUri, expires } = channel.value;
    wait(OPEN_TIMEOUT_MS, () => end(cloudError('timeout', 'The event feed could not be opened in time.')));
    socket = openSocket(connectUri, {
      opened: () => {
        isOpen = true;
        wait(SILENCE_MS, ping);
        void subscribe(id, expires ?? null);
      },
      received,
      ended: () =>
        // Whether the network is there shows with the next request; some let every request through, and no socket.
        end(cloudError('unavailable', isOpen ? 'The event feed was closed.' : 'The event feed could not be opened.')),
    });
  }

  async function subscribe(channelId: string, expiresAt: number | null): Promise<void> {
    const topics = [
      presenceTopic(userId),
      routingStatusTopic(userId),
      outOfOfficeTopic(userId),
      conversationSummaryTopic(userId),
    ];
    const answer = await http.send(
      {
        operation: 'notifications.subscribe',
        method: 'POST',
        path: `/api/v2/notifications/channels/${encodeURIComponent(channelId)}/subscriptions`,
        scopes: ['notifications'],
        query: { ignoreErrors: 'true' },
        body: { kind: 'json', value: topics.map((id) => ({ id })) },
        answer: subscriptionsSchema,
      },
      controller.signal,
    );
    if (!answer.ok) return end(answer.error);
    if (controller.signal.aborted) return;
    for (const topic of topics) {
      const refusal = refusalOf(topic, answer.value);
      if (refusal === null) continue;
      // Without the presence there is no feed; without the others there is a lesser one.
      if (topic === presenceTopic(userId)) return end(refusal);
      log.warn('a topic of the event feed was refused', { topic: topic.split('.').at(-1), detail: refusal.detail });
    }
    listener.ready(expiresAt);
  }

  void open();
  return {
    probe: () => {
      if (isOpen) ping();
    },
    dispose: release,
  };
}

/** Why a topic is not subscribed, or null when it is. */
function refusalOf(topic: string, { entities }: Subscriptions): CloudError | null {
  const entry = entities?.find(({ id }) => id.toLowerCase() === topic.toLowerCase());
  if (entry !== undefined && entry.state?.toLowerCase() !== 'rejected') return null;
  const permissions = entry?.missingPermissions ?? [];
  if (permissions.length > 0) return cloudError('permission-missing', permissions.join(', '));
  return cloudError('rejected', entry?.rejectionReason ?? 'Genesys Cloud does not offer this event.');
}
