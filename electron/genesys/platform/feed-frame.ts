import type { FeedEvent, Log } from '../../ports';
import { conversationSummarySchema } from './interaction-schemas';
import {
  frameSchema,
  outOfOfficeSchema,
  presenceEventSchema,
  presenceSchema,
  routingStatusEventSchema,
} from './schemas';
import { isOwnSource, sourceNameOf } from './source-name';

/** What one frame of the socket means to the feed. */
export type FrameMeaning =
  | { readonly kind: 'event'; readonly event: FeedEvent }
  /** The cloud is about to close this socket, or took its subscriptions away. */
  | { readonly kind: 'replace' }
  /** A heartbeat, the presence of another source that nobody sees, or a topic that is not ours. */
  | { readonly kind: 'nothing' };

const nothing: FrameMeaning = { kind: 'nothing' };

export const presenceTopic = (userId: string): string => `v2.users.${userId}.presence`;
export const routingStatusTopic = (userId: string): string => `v2.users.${userId}.routingStatus`;

export const conversationSummaryTopic = (userId: string): string => `v2.users.${userId}.conversationsummary`;
export const outOfOfficeTopic = (userId: string): string => `v2.users.${userId}.outofoffice`;

/** Reads one frame. One that cannot be read is logged by its shape and dropped: the next read or event sets it right. */
export function readFrame(text: string, userId: string, log: Log): FrameMeaning {
  const frame = frameSchema.safeParse(parseJson(text));
  if (!frame.success) {
    log.warn('a frame of the event feed cannot be read', { characters: text.length });
    return nothing;
  }
  const { topicName, eventBody } = frame.data;
  const topic = topicName.toLowerCase();
  if (topic === presenceTopic(userId).toLowerCase()) return readPresence(eventBody, log);
  if (topic === routingStatusTopic(userId).toLowerCase()) {
    const routingStatus = routingStatusEventSchema.safeParse(eventBody);
    if (!routingStatus.success) return unreadable('routing status', log);
    return { kind: 'event', event: { type: 'routing-status', routingStatus: routingStatus.data } };
  }
  if (topic === outOfOfficeTopic(userId).toLowerCase()) {
    const outOfOffice = outOfOfficeSchema.safeParse(eventBody);
    if (!outOfOffice.success) return unreadable('out of office', log);
    return { kind: 'event', event: { type: 'out-of-office', outOfOffice: outOfOffice.data } };
  }
  if (topic === conversationSummaryTopic(userId).toLowerCase()) {
    const interaction = conversationSummarySchema.safeParse(eventBody);
    if (!interaction.success) return unreadable('conversation summary', log);
    return { kind: 'event', event: { type: 'conversations', interaction: interaction.data } };
  }
  if (topic.startsWith('v2.system.token_revoked')) return { kind: 'event', event: { type: 'token-revoked' } };
  if (topic.startsWith('v2.system.socket_closing')) return { kind: 'replace' };
  if (topic.startsWith('v2.system.no_longer_subscribed')) return { kind: 'replace' };
  return nothing;
}

function readPresence(eventBody: unknown, log: Log): FrameMeaning {
  const source = presenceEventSchema.safeParse(eventBody);
  const { source: code, primary } = source.success ? source.data : {};
  // Teams or Zoom report their own presence on the same topic; ours is the one this app reads and writes.
  if (!isOwnSource(code ?? '')) {
    if (primary !== true) return nothing;
    return { kind: 'event', event: { type: 'other-source', source: { name: sourceNameOf(code) } } };
  }
  const presence = presenceSchema.safeParse(eventBody);
  if (!presence.success) return unreadable('presence', log);
  return { kind: 'event', event: { type: 'presence', presence: presence.data } };
}

function unreadable(what: string, log: Log): FrameMeaning {
  log.warn('an event of the feed cannot be read', { what });
  return nothing;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
