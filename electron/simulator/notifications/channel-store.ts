import type { SeededRandom } from '../random';
import type { Scheduled, SimulatedTime } from '../time';

/** The sending end of one notification socket. */
export interface ChannelSocket {
  send(frame: string): void;
  close(code: number, reason: string): void;
  /** Breaks the connection without a close frame. */
  terminate(): void;
}

/** A notification channel. Instants are epoch milliseconds. */
export interface Channel {
  readonly id: string;
  readonly userId: string | null;
  readonly clientId: string;
  readonly connectUri: string;
  expiresAt: number;
  /** Subscriptions as they were asked for, each with the single topics that it stands for. */
  readonly subscriptions: Map<string, readonly string[]>;
}

interface Held {
  readonly channel: Channel;
  lastUsedAt: number;
  socket: ChannelSocket | null;
  /** The socket stays open and nothing more is sent on it. */
  isSilent: boolean;
  heartbeat: Scheduled | null;
  expiry: Scheduled[];
}

const channelLimit = 20;
const lifeMs = 24 * 3_600_000;
const heartbeatMs = 30_000;
const closingNoticeMs = 60_000;

/** The channels of all users: their limit, life, sockets and heartbeats. */
export class ChannelStore {
  private readonly held = new Map<string, Held>();

  /** @param socketOrigin `ws://127.0.0.1:PORT`, known once the server listens. */
  constructor(
    private readonly time: SimulatedTime,
    private readonly random: SeededRandom,
    private readonly socketOrigin: () => string,
  ) {}

  /** The 21st channel of a user and client takes the place of the one least recently used, unconnected ones first. */
  create(userId: string | null, clientId: string): Channel {
    const siblings = this.ofOwner(userId, clientId);
    if (siblings.length >= channelLimit) {
      const [victim] = siblings.sort(
        (a, b) => Number(a.socket !== null) - Number(b.socket !== null) || a.lastUsedAt - b.lastUsedAt,
      );
      if (victim !== undefined) this.remove(victim, 'replaced by a newer channel');
    }
    const id = `streaming-1-${this.random.text(26).toLowerCase()}`;
    const channel: Channel = {
      id,
      userId,
      clientId,
      connectUri: `${this.socketOrigin()}/channels/${id}`,
      expiresAt: 0,
      subscriptions: new Map(),
    };
    const held: Held = { channel, lastUsedAt: 0, socket: null, isSilent: false, heartbeat: null, expiry: [] };
    this.held.set(id, held);
    this.renew(held);
    return channel;
  }

  find(channelId: string): Channel | undefined {
    return this.held.get(channelId)?.channel;
  }

  ownedBy(userId: string | null, clientId: string): readonly Channel[] {
    return this.ofOwner(userId, clientId).map(({ channel }) => channel);
  }

  /** Subscribing again gives a channel another 24 hours. */
  subscribe(channel: Channel, subscriptions: ReadonlyMap<string, readonly string[]>): void {
    for (const [id, topics] of subscriptions) channel.subscriptions.set(id, topics);
    const held = this.held.get(channel.id);
    if (held !== undefined) this.renew(held);
  }

  /** A channel has one socket: a new one takes the place of an older one. Gives false when there is no such channel. */
  attach(channelId: string, socket: ChannelSocket): boolean {
    const held = this.held.get(channelId);
    if (held === undefined) return false;
    held.socket?.close(1001, 'another connection was made to this channel');
    held.socket = socket;
    held.isSilent = false;
    held.lastUsedAt = this.time.now();
    this.beat(held);
    return true;
  }

  detach(channelId: string, socket: ChannelSocket): void {
    const held = this.held.get(channelId);
    if (held?.socket !== socket) return;
    held.socket = null;
    held.lastUsedAt = this.time.now();
    held.heartbeat?.cancel();
    held.heartbeat = null;
  }

  /** Sends one frame to one channel, if somebody is connected and it is not silenced. */
  send(channelId: string, frame: object): void {
    const held = this.held.get(channelId);
    if (held !== undefined && !held.isSilent) held.socket?.send(JSON.stringify(frame));
  }

  /** Whether pings of the socket protocol are to be answered. */
  isSilent(channelId: string): boolean {
    return this.held.get(channelId)?.isSilent ?? true;
  }

  subscribersOf(topic: string): readonly Channel[] {
    return [...this.held.values()]
      .map(({ channel }) => channel)
      .filter(({ subscriptions }) => [...subscriptions.values()].some((topics) => topics.includes(topic)));
  }

  /** @param userId whose sockets; everybody's when null. Gives how many there were. */
  dropSockets(userId: string | null): number {
    return this.eachConnected(userId, (held) => held.socket?.terminate());
  }

  silenceSockets(userId: string | null): number {
    return this.eachConnected(userId, (held) => (held.isSilent = true));
  }

  /** Announces the end of the connection and brings it about. The channel itself stays. */
  closeSockets(userId: string | null, afterMs: number = closingNoticeMs): number {
    return this.eachConnected(userId, (held) => this.announceClosing(held, afterMs));
  }

  private announceClosing(held: Held, afterMs: number): void {
    const { socket, channel } = held;
    this.send(channel.id, systemMessage('socket_closing', channel, 'The socket is about to close.'));
    this.time.schedule(afterMs, () => socket?.close(1001, 'socket closing'));
  }

  private renew(held: Held): void {
    for (const scheduled of held.expiry) scheduled.cancel();
    held.lastUsedAt = this.time.now();
    held.channel.expiresAt = this.time.now() + lifeMs;
    held.expiry = [
      this.time.schedule(lifeMs - closingNoticeMs, () => this.announceClosing(held, closingNoticeMs)),
      this.time.schedule(lifeMs, () => this.remove(held, 'channel expired')),
    ];
  }

  private remove(held: Held, reason: string): void {
    for (const scheduled of held.expiry) scheduled.cancel();
    held.heartbeat?.cancel();
    this.held.delete(held.channel.id);
    held.socket?.close(1001, reason);
  }

  private beat(held: Held): void {
    held.heartbeat?.cancel();
    held.heartbeat = this.time.schedule(heartbeatMs, () => {
      this.send(held.channel.id, metadata('WebSocket Heartbeat'));
      this.beat(held);
    });
  }

  private ofOwner(userId: string | null, clientId: string): Held[] {
    return [...this.held.values()].filter(({ channel }) => channel.userId === userId && channel.clientId === clientId);
  }

  private eachConnected(userId: string | null, act: (held: Held) => void): number {
    const chosen = [...this.held.values()].filter(
      ({ channel, socket }) => socket !== null && (userId === null || channel.userId === userId),
    );
    for (const held of chosen) act(held);
    return chosen.length;
  }
}

/** A message about the channel itself. */
export function metadata(message: string): object {
  return { topicName: 'channel.metadata', eventBody: { message } };
}

/** A system message, which arrives without a subscription. */
export function systemMessage(type: 'socket_closing' | 'token_revoked', channel: Channel, message: string): object {
  return {
    topicName: type === 'socket_closing' ? 'v2.system.socket_closing' : `v2.system.${type}.${channel.id}`,
    version: '2',
    eventBody: {
      channelId: channel.id,
      systemTopicType: type,
      ...(channel.userId === null ? {} : { userId: channel.userId }),
      oauthClientId: channel.clientId,
      message,
    },
    metadata: {},
  };
}
