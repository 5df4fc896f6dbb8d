import type { Chance, Clock, CloudResult, Log, OpenSocket, PresenceGateway, Scheduler } from '../../ports';
import type { HttpClient, HttpRequest } from '../http-client';
import { listDefinitions } from './definitions';
import { identifyAgent, identifyFor } from './identify';
import { createNotificationFeed } from './notification-feed';
import { interactionSchema } from './interaction-schemas';
import { outOfOfficeSchema, presenceSchema, primarySourceSchema, routingStatusSchema } from './schemas';

export interface PlatformGatewayDependencies {
  /** For the API's origin, with the agent's tokens. */
  readonly http: HttpClient;
  /** The agent whom an OAuth client acts for; absent where the token is the agent's own. */
  readonly actsFor?: string;
  readonly openSocket: OpenSocket;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly log: Log;
}

/** What an operation asks, without how it is asked. */
type Question<Value> = Pick<HttpRequest<Value>, 'operation' | 'path' | 'scopes' | 'query' | 'answer'>;

/** The presence gateway of the real cloud, Platform API v2. */
export function createPlatformGateway(dependencies: PlatformGatewayDependencies): PresenceGateway {
  const { http, log, actsFor } = dependencies;
  const userPath = (userId: string, rest: string): string => `/api/v2/users/${encodeURIComponent(userId)}/${rest}`;

  const read = <Value>(question: Question<Value>, signal: AbortSignal): CloudResult<Value> =>
    http.send({ ...question, method: 'GET' }, signal);

  /** A change by the agent, which waits for nothing else. */
  function change<Value>(
    question: Question<Value> & { readonly method: 'PATCH' | 'PUT' },
    value: object,
    signal: AbortSignal,
  ): CloudResult<Value> {
    return http.send({ ...question, priority: 'agent', body: { kind: 'json', value } }, signal);
  }

  const presenceOf = (userId: string) => ({ path: userPath(userId, 'presences/purecloud'), answer: presenceSchema });
  const routingStatusOf = (userId: string) => ({
    path: userPath(userId, 'routingstatus'),
    answer: routingStatusSchema,
  });

  return {
    identify: (signal) => (actsFor === undefined ? identifyAgent(http, signal) : identifyFor(actsFor, http, signal)),
    listDefinitions: (signal) => listDefinitions(http, log, signal),
    readPresence: (userId, signal) =>
      read({ ...presenceOf(userId), operation: 'presence.read', scopes: ['presence:readonly', 'presence'] }, signal),
    writePresence(userId, { definitionId, note }, signal) {
      if (definitionId === undefined && note === undefined) throw new Error('A presence write must change something.');
      return change(
        { ...presenceOf(userId), operation: 'presence.write', method: 'PATCH', scopes: ['presence'] },
        {
          ...(definitionId === undefined ? {} : { presenceDefinition: { id: definitionId } }),
          ...(note === undefined ? {} : { message: note }),
        },
        signal,
      );
    },
    claimPrimary: (userId, signal) =>
      change(
        { ...presenceOf(userId), operation: 'presence.claim-primary', method: 'PATCH', scopes: ['presence'] },
        { primary: true },
        signal,
      ),
    readPrimarySource: (userId, signal) =>
      read(
        {
          operation: 'presence.primary-source',
          path: `/api/v2/presence/users/${encodeURIComponent(userId)}/primarysource`,
          scopes: ['presence:readonly', 'presence'],
          answer: primarySourceSchema,
        },
        signal,
      ),
    readRoutingStatus: (userId, signal) =>
      read(
        { ...routingStatusOf(userId), operation: 'routing-status.read', scopes: ['users:readonly', 'users'] },
        signal,
      ),
    clearNotResponding: (userId, signal) =>
      change(
        { ...routingStatusOf(userId), operation: 'routing-status.clear', method: 'PUT', scopes: ['users'] },
        { status: 'IDLE' },
        signal,
      ),
    readOutOfOffice: (userId, signal) =>
      read(
        {
          operation: 'out-of-office.read',
          path: userPath(userId, 'outofoffice'),
          scopes: ['users:readonly', 'users'],
          answer: outOfOfficeSchema,
        },
        signal,
      ),
    readInteraction: (userId, signal) =>
      http.send(
        {
          operation: 'interaction.read',
          method: 'GET',
          path: `/api/v2/users/${encodeURIComponent(userId)}`,
          scopes: ['users:readonly', 'users'],
          query: { expand: 'routingStatus,conversationSummary' },
          answer: interactionSchema,
        },
        signal,
      ),
    openFeed: (userId, listener) => createNotificationFeed({ ...dependencies, userId, listener }),
    clockSkewMs: () => http.clockSkewMs(),
  };
}
