import { z } from 'zod';
import { apiError } from '../api/api-error';
import type { ApiCall, ApiRoute } from '../api/route';
import { okAnswer, route, routeWithBody } from '../api/route';
import type { AgentState } from '../model/presence-board';
import { routingStatusNames } from '../model/routing-status';
import { outOfOffice, routingStatus } from './bodies';
import { readUserId } from './user-id';

const readScopes = ['users', 'users:readonly'];

const routingSchema = z.strictObject({
  status: z.enum(routingStatusNames),
  userId: z.string().optional(),
  startTime: z.iso.datetime({ offset: true }).optional(),
});

const outOfOfficeSchema = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  user: z.looseObject({}).optional(),
  active: z.boolean().optional(),
  indefinite: z.boolean().optional(),
  startDate: z.iso.datetime({ offset: true }).optional(),
  endDate: z.iso.datetime({ offset: true }).optional(),
  selfUri: z.string().optional(),
});

function stateOf(call: ApiCall): AgentState | undefined {
  const userId = readUserId(call);
  return userId === null ? undefined : call.cloud.board.stateOf(userId);
}

export const routingRoutes: readonly ApiRoute[] = [
  route({
    method: 'GET',
    path: '/api/v2/users/{userId}/routingstatus',
    scopes: readScopes,
    handle: (call) => {
      const state = stateOf(call);
      const unknown = { userId: call.parameters['userId'], status: 'OFF_QUEUE' };
      return okAnswer(state === undefined ? unknown : routingStatus(state));
    },
  }),
  routeWithBody({
    method: 'PUT',
    path: '/api/v2/users/{userId}/routingstatus',
    scopes: ['users'],
    bodyName: 'RoutingStatus',
    schema: routingSchema,
    handle: (call, body) => {
      const state = stateOf(call);
      if (state === undefined) return apiError('not.found');
      const isUnchanged = body.status === state.routing.status;
      const clearsNotResponding = body.status === 'IDLE' && state.routing.status === 'NOT_RESPONDING';
      if (!isUnchanged && !clearsNotResponding) return apiError('general.bad.request');
      return okAnswer(routingStatus(call.cloud.board.writeRoutingStatus(state.userId, body.status)));
    },
  }),
  route({
    method: 'GET',
    path: '/api/v2/users/{userId}/outofoffice',
    scopes: readScopes,
    handle: (call) => {
      const state = stateOf(call);
      return state === undefined ? apiError('not.found') : okAnswer(outOfOffice(state));
    },
  }),
  routeWithBody({
    method: 'PUT',
    path: '/api/v2/users/{userId}/outofoffice',
    scopes: ['users'],
    bodyName: 'OutOfOffice',
    schema: outOfOfficeSchema,
    handle: (call, body) => {
      const state = stateOf(call);
      if (state === undefined) return apiError('not.found');
      const written = call.cloud.board.writeOutOfOffice(state.userId, {
        active: body.active ?? false,
        indefinite: body.indefinite ?? false,
        startDate: body.startDate,
        endDate: body.endDate,
      });
      return okAnswer(outOfOffice(written));
    },
  }),
];
