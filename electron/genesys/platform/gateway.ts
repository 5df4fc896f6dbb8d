import type {
  Chance,
  Clock,
  CloudResult,
  Log,
  OpenSocket,
  PresenceGateway,
  PresencePatch,
  RemotePresence,
  Scheduler,
} from '../../ports';
import type { HttpClient } from '../http-client';
import { listDefinitions } from './definitions';
import { createNotificationFeed } from './notification-feed';
import { identitySchema, outOfOfficeSchema, presenceSchema, primarySourceSchema, routingStatusSchema } from './schemas';

export interface PlatformGatewayDependencies {
  /** For the API's origin, with the agent's tokens. */
  readonly http: HttpClient;
  readonly openSocket: OpenSocket;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly log: Log;
}

/** The presence gateway of the real cloud, Platform API v2. */
export function createPlatformGateway(dependencies: PlatformGatewayDependencies): PresenceGateway {
  const { http, log } = dependencies;
  const userPath = (userId: string, rest: string): string => `/api/v2/users/${encodeURIComponent(userId)}/${rest}`;

  function writePresence(userId: string, patch: PresencePatch, signal: AbortSignal): CloudResult<RemotePresence> {
    const { definitionId, note } = patch;
    if (definitionId === undefined && note === undefined) throw new Error('A presence write must change something.');
    return http.send(
      {
        operation: 'presence.write',
        method: 'PATCH',
        path: userPath(userId, 'presences/purecloud'),
        scopes: ['presence'],
        priority: 'agent',
        body: {
          kind: 'json',
          value: {
            ...(definitionId === undefined ? {} : { presenceDefinition: { id: definitionId } }),
            ...(note === undefined ? {} : { message: note }),
          },
        },
        answer: presenceSchema,
      },
      signal,
    );
  }

  return {
    identify: (signal) =>
      http.send(
        {
          operation: 'users.me',
          method: 'GET',
          path: '/api/v2/users/me',
          scopes: ['user-basic-info'],
          query: { expand: 'organization,authorization' },
          answer: identitySchema,
        },
        signal,
      ),
    listDefinitions: (signal) => listDefinitions(http, log, signal),
    readPresence: (userId, signal) =>
      http.send(
        {
          operation: 'presence.read',
          method: 'GET',
          path: userPath(userId, 'presences/purecloud'),
          scopes: ['presence:readonly', 'presence'],
          answer: presenceSchema,
        },
        signal,
      ),
    writePresence,
    claimPrimary: (userId, signal) =>
      http.send(
        {
          operation: 'presence.claim-primary',
          method: 'PATCH',
          path: userPath(userId, 'presences/purecloud'),
          scopes: ['presence'],
          priority: 'agent',
          body: { kind: 'json', value: { primary: true } },
          answer: presenceSchema,
        },
        signal,
      ),
    readPrimarySource: (userId, signal) =>
      http.send(
        {
          operation: 'presence.primary-source',
          method: 'GET',
          path: `/api/v2/presence/users/${encodeURIComponent(userId)}/primarysource`,
          scopes: ['presence:readonly', 'presence'],
          answer: primarySourceSchema,
        },
        signal,
      ),
    readRoutingStatus: (userId, signal) =>
      http.send(
        {
          operation: 'routing-status.read',
          method: 'GET',
          path: userPath(userId, 'routingstatus'),
          scopes: ['users:readonly', 'users'],
          answer: routingStatusSchema,
        },
        signal,
      ),
    clearNotResponding: (userId, signal) =>
      http.send(
        {
          operation: 'routing-status.clear',
          method: 'PUT',
          path: userPath(userId, 'routingstatus'),
          scopes: ['users'],
          priority: 'agent',
          body: { kind: 'json', value: { status: 'IDLE' } },
          answer: routingStatusSchema,
        },
        signal,
      ),
    readOutOfOffice: (userId, signal) =>
      http.send(
        {
          operation: 'out-of-office.read',
          method: 'GET',
          path: userPath(userId, 'outofoffice'),
          scopes: ['users:readonly', 'users'],
          answer: outOfOfficeSchema,
        },
        signal,
      ),
    openFeed: (userId, listener) => createNotificationFeed({ ...dependencies, userId, listener }),
    clockSkewMs: () => http.clockSkewMs(),
  };
}
