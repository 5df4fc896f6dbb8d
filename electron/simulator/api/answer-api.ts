import type { SimulatedCloud } from '../cloud';
import type { ReceivedRequest } from '../model/request-log';
import type { AccessToken } from '../model/token-store';
import { findAgent, findClient } from '../organisation/organisation';
import type { Answer } from './answer';
import { apiError, bracketed, listedPermissions } from './api-error';
import type { ApiRoute } from './route';
import type { RouteTable } from './route-table';

/** A request as the wire hands it over. */
export interface IncomingApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly bodyText: string;
  readonly logged: ReceivedRequest;
}

/** Takes a request through everything that stands before an operation: route, token, rate, scope, permission, body. */
export function answerApi(cloud: SimulatedCloud, table: RouteTable, request: IncomingApiRequest): Answer {
  const match = table.match(request.method, request.path);
  if (match.kind === 'unknown-path') return apiError('not.found');
  if (match.kind === 'other-method') {
    return { ...apiError('method.not.allowed'), headers: { Allow: match.allowed.join(', ') } };
  }
  const { route, parameters } = match;

  const token = readToken(cloud, request.authorization);
  if ('status' in token) return token;
  request.logged.userId = token.userId;
  request.logged.clientId = token.clientId;
  if (route.keepsIdleTime?.(request.query) !== true) cloud.tokens.touch(token);

  const rateKey = token.userId === null ? `client ${token.clientId}` : `${token.userId} ${token.clientId}`;
  const rate = cloud.rateLimiter.count(rateKey, cloud.settings.rateLimitPerMinute);
  const rateHeaders = {
    'inin-ratelimit-count': String(rate.count),
    'inin-ratelimit-allowed': String(rate.allowed),
    'inin-ratelimit-reset': String(rate.resetSeconds),
  };
  const answer = rate.isExceeded
    ? {
        ...apiError('too.many.requests.retry.after', { seconds: String(rate.resetSeconds) }),
        headers: { 'Retry-After': String(rate.resetSeconds) },
      }
    : carryOut(cloud, route, parameters, token, request);
  return { ...answer, headers: { ...rateHeaders, ...answer.headers } };
}

function readToken(cloud: SimulatedCloud, authorization: string | undefined): AccessToken | Answer {
  const value = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (value === undefined) return apiError('authentication.required');
  return cloud.tokens.find(value) ?? apiError('bad.credentials');
}

function carryOut(
  cloud: SimulatedCloud,
  route: ApiRoute,
  parameters: Readonly<Record<string, string>>,
  token: AccessToken,
  request: IncomingApiRequest,
): Answer {
  const { organisation } = cloud;
  const user = token.userId === null ? null : (findAgent(organisation, token.userId) ?? null);
  const permissions = user?.permissions ?? findClient(organisation, token.clientId)?.permissions ?? [];

  if (route.needsUser === true && user === null) return apiError('not.a.user');
  if (!hasScope(token.scopes, route.scopes)) {
    return apiError('app.not.authorized.for.scope', { scope: bracketed(route.scopes) });
  }
  const needed = route.permissions ?? [];
  if (needed.length > 0 && !needed.some((permission) => permissions.includes(permission))) {
    return apiError('missing.any.permissions', listedPermissions(needed, cloud.settings));
  }

  const body = route.hasBody === true ? readBody(request) : { kind: 'read' as const, value: undefined };
  if (body.kind === 'refused') return body.answer;
  const actor = { kind: 'api', userId: token.userId, clientId: token.clientId } as const;
  const { query, logged } = request;
  return route.handle({
    cloud,
    token,
    user,
    permissions,
    actor,
    parameters,
    query,
    headers: logged.headers,
    body: body.value,
  });
}

/** A scope without `:readonly` includes the one with it. */
function hasScope(held: readonly string[], needed: readonly string[]): boolean {
  return needed.length === 0 || needed.some((scope) => held.includes(scope));
}

type ReadBody =
  { readonly kind: 'read'; readonly value: unknown } | { readonly kind: 'refused'; readonly answer: Answer };

function readBody({ contentType, bodyText }: IncomingApiRequest): ReadBody {
  if (!/^application\/json\b/i.test(contentType ?? '')) {
    return { kind: 'refused', answer: apiError('unsupported.media.type') };
  }
  try {
    return { kind: 'read', value: JSON.parse(bodyText) };
  } catch {
    return { kind: 'refused', answer: apiError('bad.request') };
  }
}
