import { z } from 'zod';
import type { Answer } from '../api/answer';
import { apiError, bracketed } from '../api/api-error';
import type { ApiCall, ApiRoute } from '../api/route';
import { okAnswer, route, routeWithBody } from '../api/route';
import type { Channel } from '../notifications/channel-store';
import { judgeTopic, userTopics, userTopicTemplate, type TopicVerdict } from '../notifications/topics';

const scopes = ['notifications'];
const channelPath = '/api/v2/notifications/channels/{channelId}';
const topicLimit = 1000;

const topicsSchema = z.array(
  z.strictObject({
    id: z.string(),
    state: z.enum(['Permitted', 'Rejected']).optional(),
    rejectionReason: z.string().optional(),
    selfUri: z.string().optional(),
  }),
);

const channelBody = ({ cloud }: ApiCall, channel: Channel): object => ({
  id: channel.id,
  connectUri: channel.connectUri,
  expires: cloud.time.iso(channel.expiresAt),
});

/** The channel of the path, if it belongs to the caller. */
function ownChannel({ cloud, parameters, token }: ApiCall): Channel | undefined {
  const channel = cloud.channels.find(parameters['channelId'] ?? '');
  return channel?.userId === token.userId && channel.clientId === token.clientId ? channel : undefined;
}

const topicBody = (id: string): object => ({ id, state: 'Permitted', selfUri: `/api/v2/notifications/topics/${id}` });

function listing(channel: Channel): Answer {
  return okAnswer({ entities: [...channel.subscriptions.keys()].map(topicBody) });
}

function judge({ cloud, user }: ApiCall, topic: string): TopicVerdict {
  const verdict = judgeTopic(topic, cloud.organisation, user);
  const isRefused = cloud.settings.presenceTopicNeedsPermission && verdict.kind === 'permitted';
  return isRefused && verdict.topics.some((one) => one.endsWith('.presence'))
    ? { kind: 'unauthorised', missingPermissions: ['presence:userPresence:view'] }
    : verdict;
}

/** Without `ignoreErrors` one bad topic fails the whole call; with it the bad ones come back as rejected. */
function subscribe(call: ApiCall, wanted: z.infer<typeof topicsSchema>, replaces: boolean): Answer {
  const { cloud, query } = call;
  const channel = ownChannel(call);
  if (channel === undefined) return apiError('entity.not.found');
  const ignoresErrors = query.get('ignoreErrors') === 'true';
  const accepted = new Map<string, readonly string[]>();
  const entities: object[] = [];
  for (const { id } of wanted) {
    const verdict = judge(call, id);
    if (verdict.kind === 'permitted') {
      accepted.set(id, verdict.topics);
      entities.push(topicBody(id));
      continue;
    }
    const code = verdict.kind === 'invalid' ? 'notification.invalid.topic' : 'notification.unauthorized.topic';
    if (!ignoresErrors) return apiError(code);
    const missing = verdict.kind === 'unauthorised' ? verdict.missingPermissions : [];
    entities.push({
      id,
      state: 'Rejected',
      rejectionReason: code,
      ...(missing.length === 0 ? {} : { missingPermissions: missing }),
    });
  }
  const kept = replaces ? [] : [...channel.subscriptions.keys()];
  if (new Set([...kept, ...accepted.keys()]).size > topicLimit) {
    return apiError('notification.subscription.too.many.subscriptions');
  }
  if (replaces) channel.subscriptions.clear();
  cloud.channels.subscribe(channel, accepted);
  return okAnswer({ entities });
}

function availableTopics(): Answer {
  const entities = Object.entries(userTopics).map(([leaf, rule]) => ({
    id: userTopicTemplate(leaf),
    description: rule.description,
    requiresPermissions: rule.permission === null ? [] : [rule.permission],
    requiresCurrentUser: rule.onlyOneself,
    visibility: 'Public',
    transports: ['All'],
    topicParameters: ['id'],
  }));
  return okAnswer({ entities });
}

export const notificationRoutes: readonly ApiRoute[] = [
  route({ method: 'GET', path: '/api/v2/notifications/availabletopics', scopes, handle: availableTopics }),
  route({
    method: 'GET',
    path: '/api/v2/notifications/channels',
    scopes,
    handle: (call) => {
      const kind = call.query.get('includechannels') ?? 'token';
      if (!['token', 'oauthclient'].includes(kind)) {
        const allowed = bracketed(['token', 'oauthclient']);
        return apiError('invalid.query.param.value', { parameter: 'includechannels', value: kind, allowed });
      }
      const channels = call.cloud.channels.ownedBy(call.token.userId, call.token.clientId);
      return okAnswer({ entities: channels.map((channel) => channelBody(call, channel)) });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v2/notifications/channels',
    scopes,
    handle: (call) => okAnswer(channelBody(call, call.cloud.channels.create(call.token.userId, call.token.clientId))),
  }),
  route({
    method: 'HEAD',
    path: channelPath,
    scopes,
    handle: (call) => (ownChannel(call) === undefined ? apiError('entity.not.found') : { status: 200 }),
  }),
  route({
    method: 'GET',
    path: `${channelPath}/subscriptions`,
    scopes,
    handle: (call) => {
      const channel = ownChannel(call);
      return channel === undefined ? apiError('entity.not.found') : listing(channel);
    },
  }),
  routeWithBody({
    method: 'POST',
    path: `${channelPath}/subscriptions`,
    scopes,
    bodyName: 'ChannelTopic',
    schema: topicsSchema,
    handle: (call, body) => subscribe(call, body, false),
  }),
  routeWithBody({
    method: 'PUT',
    path: `${channelPath}/subscriptions`,
    scopes,
    bodyName: 'ChannelTopic',
    schema: topicsSchema,
    handle: (call, body) => subscribe(call, body, true),
  }),
  route({
    method: 'DELETE',
    path: `${channelPath}/subscriptions`,
    scopes,
    handle: (call) => {
      const channel = ownChannel(call);
      if (channel === undefined) return apiError('entity.not.found');
      channel.subscriptions.clear();
      return { status: 200 };
    },
  }),
];
