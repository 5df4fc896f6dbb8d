import type { CloudError } from '../ports';
import { cloudError } from './cloud-error';
import { readErrorBody, type ErrorBody } from './error-body';
import { parseRetryAfterMs } from '../../shared/http/retry-after';

/** An answer of the cloud, of any status. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  header(name: string): string | null;
}

export const CORRELATION_HEADER = 'ININ-Correlation-Id';

/** What stands for a scope that a refusal does not name. */
export const UNNAMED_SCOPE = 'a scope that Genesys Cloud does not name';

/** As the administrator's pages call the right to go On Queue: its name in the API is not published. */
const ON_QUEUE_PERMISSION = 'Routing > Agent > On Queue';

/**
 * Says what an answer other than 2xx means.
 *
 * @param isWrite Whether the request was to change something.
 * @param nowMs This computer's epoch milliseconds.
 */
export function errorOfAnswer(answer: Answer, isWrite: boolean, nowMs: number): CloudError {
  const body = readErrorBody(answer.body);
  const { code, detail } = meaningOf(answer.status, body);
  return {
    code,
    detail,
    status: answer.status,
    cloudCode: body.code,
    correlationId: answer.header(CORRELATION_HEADER) ?? body.contextId,
    retryAfterMs: parseRetryAfterMs(answer.header('Retry-After'), answer.header('Date'), nowMs, body.message),
    mayHaveBeenApplied: isWrite && isOutcomeOpen(answer.status),
  };
}

/** A gateway that gave up waiting, or a fault half-way, says nothing about what was done behind it. */
const isOutcomeOpen = (status: number): boolean => [408, 500, 502, 504].includes(status);

type Meaning = Pick<CloudError, 'code' | 'detail'>;

function meaningOf(status: number, body: ErrorBody): Meaning {
  switch (status) {
    case 401:
      return unauthorised(body);
    case 403:
      return forbidden(body);
    case 404:
      return { code: 'not-found', detail: body.message ?? 'Genesys Cloud does not know it.' };
    case 407:
      return { code: 'network', detail: 'The proxy on the way to Genesys Cloud asks for a sign-in.' };
    case 408:
      return { code: 'timeout', detail: 'Genesys Cloud did not receive the request in time.' };
    case 409:
      return { code: 'busy', detail: body.message ?? 'An earlier update has not finished yet.' };
    case 412:
      return { code: 'precondition-failed', detail: body.message ?? 'It was changed in the meantime.' };
    case 429:
      return { code: 'rate-limited', detail: 'Genesys Cloud asks for fewer requests.' };
    case 511:
      return { code: 'network', detail: 'The network asks for a sign-in of its own.' };
  }
  if (status >= 500) return { code: 'unavailable', detail: `Genesys Cloud has a fault (${status}).` };
  return rejected(status, body);
}

const rejected = (status: number, body: ErrorBody): Meaning => ({
  code: 'rejected',
  detail: body.message ?? `Genesys Cloud refused the request (${status}).`,
});

function unauthorised(body: ErrorBody): Meaning {
  // The token is in order; another one would fare no better here.
  if (body.code === 'ip.not.authorized') {
    return { code: 'rejected', detail: 'Genesys Cloud does not accept requests from this network.' };
  }
  return { code: 'unauthorised', detail: 'The sign-in has ended.' };
}

function forbidden(body: ErrorBody): Meaning {
  switch (body.code) {
    case 'app.not.authorized.for.scope': {
      const scope = /scope\s+['"[]?([a-z0-9:-]+)/i.exec(body.message ?? '')?.[1] ?? body.parameters[0];
      return { code: 'scope-missing', detail: scope ?? UNNAMED_SCOPE };
    }
    case 'missing.any.permissions':
    case 'missing.permissions':
    case 'missing.division.permission':
    case 'missing.any.division.permissions':
      return { code: 'permission-missing', detail: permissionsIn(body) };
    case 'presence.not.authorized.update.on.queue':
      return { code: 'permission-missing', detail: ON_QUEUE_PERMISSION };
    case 'presence.not.authorized.update.other.user.presence':
      return { code: 'permission-missing', detail: 'presence:userPresence:edit' };
    default:
      return rejected(403, body);
  }
}

/** The permissions that the message lists, such as `analytics:userDetail:view`. */
function permissionsIn(body: ErrorBody): string {
  const told = [body.message ?? '', ...body.parameters].flatMap((text) => text.match(/\w+:\w+:[\w*]+/g) ?? []);
  return told.length === 0 ? 'that Genesys Cloud does not name' : [...new Set(told)].join(', ');
}

/** The answer came, and cannot be what it should be. */
export function malformedAnswer(answer: Answer, isWrite: boolean): CloudError {
  return cloudError('malformed', 'Genesys Cloud answered in a way this version does not understand.', {
    status: answer.status,
    correlationId: answer.header(CORRELATION_HEADER),
    mayHaveBeenApplied: isWrite,
  });
}
