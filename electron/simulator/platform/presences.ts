import { z } from 'zod';
import type { Answer } from '../api/answer';
import { apiError } from '../api/api-error';
import type { ApiCall, ApiRoute } from '../api/route';
import { okAnswer, route, routeWithBody } from '../api/route';
import type { AgentState } from '../model/presence-board';
import { onQueuePermission } from '../organisation/permissions';
import { systemDefinitionIds, type Definition } from '../organisation/definitions';
import { joinedName, systemPresenceNames } from '../organisation/system-presences';
import { bulkUserPresence, userPresence, userPrimarySource } from './bodies';
import { readUserId } from './user-id';

const readScopes = ['presence', 'presence:readonly'];

/** What a client may send; of the read-only fields an echo of an earlier answer is taken and left alone. */
const patchSchema = z.strictObject({
  primary: z.boolean().optional(),
  presenceDefinition: z
    .strictObject({ id: z.string(), systemPresence: z.string().optional(), selfUri: z.string().optional() })
    .optional(),
  message: z.string().optional(),
  id: z.string().optional(),
  name: z.string().optional(),
  source: z.string().optional(),
  sourceId: z.string().optional(),
  modifiedDate: z.iso.datetime({ offset: true }).optional(),
  selfUri: z.string().optional(),
});

type PresencePatch = z.infer<typeof patchSchema>;

function stateOf(call: ApiCall): AgentState | undefined {
  const userId = readUserId(call);
  return userId === null ? undefined : call.cloud.board.stateOf(userId);
}

/** The only source that is simulated; how the literal is spelled was seen in upper and lower case. */
const isOwnSource = (call: ApiCall): boolean =>
  (call.parameters['sourceId'] ?? 'purecloud').toLowerCase() === 'purecloud';

function readPresence(call: ApiCall): Answer {
  if (!isOwnSource(call)) return apiError('not.found');
  const state = stateOf(call);
  return state === undefined ? apiError('presenceservice.usernotfound') : okAnswer(userPresence(state));
}

function writePresence(call: ApiCall, patch: PresencePatch): Answer {
  const { cloud, actor } = call;
  if (!isOwnSource(call)) return apiError('not.found');
  const state = stateOf(call);
  if (state === undefined) return apiError('presenceservice.usernotfound');
  const isOneself = state.userId === call.token.userId;
  if (!isOneself && !call.permissions.includes('presence:userPresence:edit')) {
    return apiError('presence.not.authorized.update.other.user.presence');
  }
  if (patch.presenceDefinition === undefined && patch.message === undefined && patch.primary !== true) {
    return apiError('bad.request');
  }
  const definition =
    patch.presenceDefinition === undefined ? undefined : findDefinition(call, patch.presenceDefinition.id);
  if (definition === null) {
    return apiError('constraint.validation', {
      reason: 'presenceDefinition.id: no active presence definition has this id',
    });
  }
  if (definition?.systemPresence === 'ON_QUEUE' && !call.permissions.includes(onQueuePermission)) {
    return apiError('presence.not.authorized.update.on.queue');
  }
  if (isStillUpdating(call, state)) return apiError('presenceservice.conflict');

  const write = { definition, message: patch.message, primary: patch.primary === true ? true : undefined };
  const written = cloud.board.writePresence(state.userId, write, actor, cloud.settings.requestingOffQueueEnabled);
  return okAnswer(userPresence(written));
}

/** The definition with this id, or null when there is none or it was deactivated. */
function findDefinition({ cloud }: ApiCall, id: string): Definition | null {
  const found = cloud.organisation.definitions.find((definition) => definition.id === id);
  return found === undefined || found.isDeactivated ? null : found;
}

/** Whether the former update of this user is not finished, so that another is refused with 409. */
export function isStillUpdating({ cloud }: ApiCall, state: AgentState): boolean {
  const { nextPresenceConflicts, presenceSettlingMs } = cloud.settings;
  if (nextPresenceConflicts > 0) {
    cloud.changeSettings({ nextPresenceConflicts: nextPresenceConflicts - 1 });
    return true;
  }
  return presenceSettlingMs > 0 && cloud.time.now() < state.modifiedAt + presenceSettlingMs;
}

function readBulk(call: ApiCall): Answer {
  if (!isOwnSource(call)) return apiError('not.found');
  const ids = call.query
    .getAll('id')
    .flatMap((value) => value.split(','))
    .filter((id) => id !== '');
  if (ids.length > 50) return apiError('max.user.presences');
  const states = ids.map((id) => call.cloud.board.stateOf(id));
  return okAnswer(states.flatMap((state) => (state === undefined ? [] : [bulkUserPresence(state)])));
}

const primarySource: ApiRoute = route({
  method: 'GET',
  path: '/api/v2/presence/users/{userId}/primarysource',
  scopes: readScopes,
  permissions: ['presence:userPrimarySource:view'],
  handle: (call) => {
    const state = stateOf(call);
    return state === undefined ? apiError('presenceservice.usernotfound') : okAnswer(userPrimarySource(state));
  },
});

const sources = ['purecloud', '{sourceId}'];

const onePresence = (source: string): readonly ApiRoute[] => [
  route({
    method: 'GET',
    path: `/api/v2/users/{userId}/presences/${source}`,
    scopes: readScopes,
    handle: readPresence,
  }),
  routeWithBody({
    method: 'PATCH',
    path: `/api/v2/users/{userId}/presences/${source}`,
    scopes: ['presence'],
    bodyName: 'UserPresence',
    schema: patchSchema,
    handle: writePresence,
  }),
];

const bulkPresence = (source: string): ApiRoute =>
  route({
    method: 'GET',
    path: `/api/v2/users/presences/${source}/bulk`,
    scopes: readScopes,
    handle: readBulk,
  });

const systemPresences: ApiRoute = route({
  method: 'GET',
  path: '/api/v2/systempresences',
  scopes: readScopes,
  handle: () =>
    okAnswer(
      systemPresenceNames.map((name) => ({
        id: systemDefinitionIds[name],
        name,
        selfUri: `/api/v2/systempresences/${joinedName(name)}`,
      })),
    ),
});

export const presenceRoutes: readonly ApiRoute[] = [
  ...sources.map(bulkPresence),
  ...sources.flatMap(onePresence),
  systemPresences,
  primarySource,
];
