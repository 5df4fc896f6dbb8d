import { z } from 'zod';
import type { Answer } from '../api/answer';
import { apiError, bracketed } from '../api/api-error';
import type { ApiCall, ApiRoute } from '../api/route';
import { route, routeWithBody } from '../api/route';
import type { AgentState } from '../model/presence-board';
import { isStillUpdating } from '../platform/presences';
import { readUserId } from '../platform/user-id';
import { httpDate, parseHttpDate } from './http-date';
import type { ResourceScope } from './scopes';
import {
  availabilityOf,
  presenceAvailabilities,
  presenceStates,
  stateOfSystemPresence,
  statesAfter,
  systemPresenceFor,
} from './states';

const path = '/api/v2/users/{userId}/presence';

const presenceSchema = z.strictObject({
  presenceState: z.enum(presenceStates),
  presenceAvailability: z.enum(presenceAvailabilities),
  reason: z.string().optional(),
});

type WrittenPresence = z.infer<typeof presenceSchema>;

function agentState(call: ApiCall): AgentState | undefined {
  const userId = readUserId(call);
  return userId === null ? undefined : call.cloud.board.stateOf(userId);
}

function answerPresence(state: AgentState): Answer {
  const presenceState = stateOfSystemPresence[state.definition.systemPresence];
  return {
    status: 200,
    headers: { 'Last-Modified': httpDate(state.modifiedAt) },
    body: {
      userId: state.userId,
      presenceState,
      presenceAvailability: availabilityOf[presenceState],
      reason: state.message,
    },
  };
}

/**
 * Whether it was modified after the instant that `If-Unmodified-Since` names. Both are compared in whole seconds, so a
 * change within the named second goes unnoticed. What is no HTTP date is ignored, as RFC 9110 demands.
 */
function wasModifiedSince(header: string | undefined, modifiedAt: number): boolean {
  const since = header === undefined ? null : parseHttpDate(header);
  return since !== null && Math.floor(modifiedAt / 1000) > since / 1000;
}

function writePresence(call: ApiCall, written: WrittenPresence): Answer {
  const { cloud, actor } = call;
  const state = agentState(call);
  if (state === undefined) return apiError('presenceservice.usernotfound');
  if (call.user !== null && call.user.id !== state.userId && !call.permissions.includes('presence:userPresence:edit')) {
    return apiError('presence.not.authorized.update.other.user.presence');
  }
  // Before the content is judged, as RFC 9110 has it: whoever does not know what stands cannot know what may follow.
  if (wasModifiedSince(call.headers['if-unmodified-since'], state.modifiedAt)) return apiError('precondition.failed');
  const { presenceState, presenceAvailability, reason } = written;
  const fitting = availabilityOf[presenceState];
  if (presenceAvailability !== fitting) {
    return apiError('constraint.validation', {
      reason: `presenceAvailability: ${presenceAvailability} does not fit ${presenceState}, which takes ${fitting}`,
    });
  }
  const current = stateOfSystemPresence[state.definition.systemPresence];
  const allowed = statesAfter(current);
  if (!allowed.includes(presenceState)) {
    return apiError('constraint.validation', {
      reason: `presenceState: ${presenceState} may not follow ${current}. Allowed: ${bracketed(allowed)}`,
    });
  }
  if (isStillUpdating(call, state)) return apiError('presenceservice.conflict');

  // The same state again keeps the organisation's finer presence, a Meal for instance: only the reason is written.
  const definition =
    presenceState === current ? undefined : cloud.board.systemDefinition(systemPresenceFor[presenceState]);
  const { requestingOffQueueEnabled } = cloud.settings;
  const write = { definition, message: reason ?? '' };
  return answerPresence(cloud.board.writePresence(state.userId, write, actor, requestingOffQueueEnabled));
}

const readScope: ResourceScope = 'presence:read';
const writeScope: ResourceScope = 'presence:write';

export const presenceResourceRoutes: readonly ApiRoute[] = [
  route({
    method: 'GET',
    path,
    scopes: [readScope],
    handle: (call) => {
      const state = agentState(call);
      return state === undefined ? apiError('presenceservice.usernotfound') : answerPresence(state);
    },
  }),
  routeWithBody({
    method: 'PUT',
    path,
    scopes: [writeScope],
    bodyName: 'Presence',
    schema: presenceSchema,
    handle: writePresence,
  }),
];
