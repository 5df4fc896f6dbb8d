import type { SimulatorDialect } from '../../../electron/simulator';
import type { Desk } from './desk';
import type { Strike, StruckRequests } from './fault-front';

/** What of the cloud is struck. `read`: what is read before a wish is sent. `subscribe`: the feed; polling where there is none. */
export const operations = ['write', 'read', 'subscribe'] as const;
export type Operation = (typeof operations)[number];

export const struckRequests: Readonly<Record<SimulatorDialect, Readonly<Record<Operation, StruckRequests>>>> = {
  platform: {
    write: { method: 'PATCH', path: /\/presences\/purecloud$/ },
    read: { method: 'GET', path: /\/presences\/purecloud$/ },
    subscribe: { method: 'POST', path: /\/notifications\/channels\/[^/]+\/subscriptions$/ },
  },
  resource: {
    write: { method: 'PUT', path: /\/presence$/ },
    read: { method: 'GET', path: /\/presence$/ },
    subscribe: { method: 'GET', path: /\/presence$/ },
  },
};

type Names = Readonly<Record<SimulatorDialect, Readonly<Record<Operation, string>>>>;

const scopes: Names = {
  platform: { write: 'presence', read: 'presence:readonly', subscribe: 'notifications' },
  resource: { write: 'presence:write', read: 'presence:read', subscribe: 'presence:read' },
};
const permissions: Names = {
  platform: {
    write: 'presence:userPresence:edit',
    read: 'presence:userPresence:view',
    subscribe: 'notifications:channel:edit',
  },
  resource: {
    write: 'presence:userPresence:edit',
    read: 'presence:userPresence:view',
    subscribe: 'presence:userPresence:view',
  },
};

export interface Fault {
  readonly name: string;
  /** How its requests are struck; absent for a fault that strikes otherwise. */
  readonly strike?: (dialect: SimulatorDialect, operation: Operation) => Strike;
  /** How many requests are struck; without it they are until the fault ends. */
  readonly times?: number;
  readonly begin?: (desk: Desk) => Promise<void>;
  /** An event feed tells of it by itself. */
  readonly isTold?: boolean;
  /** The cloud's clock minus that of the desk, in milliseconds. */
  readonly skewMs?: number;
}

const answer = (status: number, code: string, message: string, headers: Record<string, string> = {}): Strike => ({
  kind: 'answer',
  status,
  headers,
  body: { status, code, message, contextId: '0', details: [], errors: [] },
});

const always =
  (strike: Strike): NonNullable<Fault['strike']> =>
  () =>
    strike;

const signInPage = '<!doctype html><title>Guest network</title><form action="/login">Accept the terms</form>';

/** Everything that goes wrong between here and the cloud. It lasts until the agent has seen what it does, and then ends. */
export const faults: readonly Fault[] = [
  {
    name: '429 with `Retry-After`',
    strike: always(answer(429, 'too.many.requests.retry.after', 'Too many requests.', { 'retry-after': '42' })),
  },
  { name: '429 without', strike: always(answer(429, 'too.many.requests', 'Too many requests.')) },
  { name: '401, token expired', begin: (desk) => desk.control('tokens', { action: 'expire' }) },
  { name: '401, token revoked', begin: (desk) => desk.control('tokens', { action: 'revoke' }), isTold: true },
  {
    name: '403, scope missing',
    strike: (dialect, operation) =>
      answer(403, 'app.not.authorized.for.scope', `App not authorized to use scope [${scopes[dialect][operation]}]`),
  },
  {
    name: '403, permission missing',
    strike: (dialect, operation) =>
      answer(
        403,
        'missing.any.permissions',
        `You must have at least one of the following permissions assigned: [${permissions[dialect][operation]}]`,
      ),
  },
  {
    name: '409, an earlier update is in progress',
    strike: always(answer(409, 'presenceservice.conflict', 'An earlier update is in progress.')),
  },
  { name: '412, changed since', strike: always(answer(412, 'precondition.failed', 'It was modified since.')) },
  { name: '500, a fault', strike: always(answer(500, 'internal.server.error', 'A fault.')) },
  { name: '503, not now', strike: always(answer(503, 'service.unavailable', 'Not now.')) },
  { name: 'slow, by 5 s', strike: always({ kind: 'slow', delayMs: 5_000 }) },
  { name: 'slow, by 20 s, and carried out then', strike: always({ kind: 'late', delayMs: 20_000 }), times: 1 },
  { name: 'half-open: nothing comes back', strike: always({ kind: 'swallow' }) },
  { name: 'reset in mid-body', strike: always({ kind: 'cut-answer' }) },
  { name: 'answer lost after it was carried out', strike: always({ kind: 'lose-answer' }) },
  { name: 'malformed JSON', strike: always({ kind: 'other-body', body: '{"entities":[{"id":' }) },
  {
    name: 'wrong types',
    strike: always({ kind: 'other-body', body: '{"entities":7,"presenceDefinition":7,"presenceState":7}' }),
  },
  { name: 'huge body', strike: always({ kind: 'other-body', body: JSON.stringify('x'.repeat(6 * 1024 * 1024)) }) },
  {
    name: 'a sign-in page of the network',
    strike: always({ kind: 'answer', status: 200, headers: { 'content-type': 'text/html' }, body: signInPage }),
  },
  {
    name: 'a redirect by the network',
    strike: always({ kind: 'answer', status: 302, headers: { location: 'http://127.0.0.1:9/login' }, body: '' }),
  },
  { name: "the computer's clock is 10 min slow", skewMs: 600_000 },
  { name: "the computer's clock is 10 min fast", skewMs: -600_000 },
];
