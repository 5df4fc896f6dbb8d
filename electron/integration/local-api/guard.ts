import type { IncomingMessage } from 'node:http';
import type { ApiAccess } from '../../../shared/local-api';
import type { Translator } from '../../../shared/i18n';
import { isLoopback } from '../../../shared/loopback';
import { fullBucket, take } from '../../genesys/rate-limit/token-bucket';
import type { TokenBucket } from '../../genesys/rate-limit/token-bucket';
import type { Clock } from '../../ports';
import type { ApiError } from './api-error';

/** Headers that mean something here: who sends one twice means to be understood in two ways. */
const single: ReadonlySet<string> = new Set(['host', 'authorization', 'content-length', 'content-type', 'origin']);

type GuardCode = 'malformed-request' | 'unauthorised' | 'foreign-host' | 'web-page' | 'too-many-requests';

export interface GuardDependencies {
  /** What a token may be used for; null for none of ours. */
  readonly accessOf: (token: string) => ApiAccess | null;
  readonly translator: Translator;
  readonly clock: Clock;
}

export type Admission =
  | { readonly isAdmitted: true; readonly access: ApiAccess | null; readonly token: string }
  | { readonly isAdmitted: false; readonly error: ApiError };

export type Guard = (request: Pick<IncomingMessage, 'headers' | 'rawHeaders' | 'url'>, isPublic: boolean) => Admission;

/**
 * Decides whether a request is looked at: its form, then its token, then where it comes from, then how many there were.
 * Without a token everything but what is public is answered alike, so that nobody learns what there is.
 */
export function createGuard({ accessOf, translator, clock }: GuardDependencies): Guard {
  const buckets = new Map<ApiAccess, TokenBucket>();

  const refuse = (error: Omit<ApiError, 'message'> & { readonly code: GuardCode }): Admission => ({
    isAdmitted: false,
    error: { ...error, message: translator.text(`local-api.error.${error.code}`) },
  });

  function waitMs(access: ApiAccess): number {
    const taken = take(buckets.get(access) ?? fullBucket, 'agent', clock.now());
    buckets.set(access, taken.bucket);
    return taken.waitMs;
  }

  return (request, isPublic) => {
    if (!isWellFormed(request))
      return refuse({ status: 400, code: 'malformed-request', headers: { Connection: 'close' } });
    const token = bearerOf(request.headers.authorization);
    const access = isPublic ? null : accessOf(token);
    if (access === null && !isPublic) {
      // What it may have sent is not read.
      const headers = { 'WWW-Authenticate': 'Bearer', Connection: 'close' };
      return refuse({ status: 401, code: 'unauthorised', headers });
    }
    if (!isOurHost(request.headers.host)) return refuse({ status: 403, code: 'foreign-host' });
    if (isFromWebPage(request.headers)) return refuse({ status: 403, code: 'web-page' });
    const leftMs = access === null ? 0 : waitMs(access);
    if (leftMs > 0) {
      const seconds = Math.ceil(leftMs / 1_000);
      return refuse({
        status: 429,
        code: 'too-many-requests',
        details: { seconds },
        headers: { 'Retry-After': String(seconds) },
      });
    }
    return { isAdmitted: true, access, token };
  };
}

function isWellFormed({ url, rawHeaders }: Pick<IncomingMessage, 'rawHeaders' | 'url'>): boolean {
  // The forms for proxies name a host of their own.
  if (url?.startsWith('/') !== true) return false;
  const names = rawHeaders.filter((_text, index) => index % 2 === 0).map((name) => name.toLowerCase());
  return names.every((name, index) => !single.has(name) || names.indexOf(name) === index);
}

const bearerOf = (authorization: string | undefined): string =>
  /^bearer +([\w-]{1,200})$/i.exec(authorization ?? '')?.[1] ?? '';

/** A web page that lets its own name lead to this computer still sends that name. */
function isOurHost(host: string | undefined): boolean {
  const name = /^(\[[\da-f:]+\]|[\w.-]+)(?::\d{1,5})?$/i.exec(host ?? '')?.[1]?.toLowerCase();
  return name !== undefined && isLoopback(name);
}

/** Browsers say where a request comes from, by one header or the other; programs do not. */
const isFromWebPage = ({ origin, 'sec-fetch-site': site }: IncomingMessage['headers']): boolean =>
  origin !== undefined || (site !== undefined && site !== 'none');
