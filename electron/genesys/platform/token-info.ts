import { z } from 'zod';
import { ok } from '../../../shared/result';
import type { CloudResult, TokenFacts } from '../../ports';
import type { HttpClient } from '../http-client';
import { identifier, instantSchema } from './schemas';

export interface TokenInfo extends TokenFacts {
  readonly organisationId: string;
  readonly organisationName: string;
}

const tokenInfoSchema = z
  .object({
    organization: z.object({ id: identifier, name: z.string().nullish() }),
    authorizedScope: z.array(z.string()).nullish(),
    dateTokenIdles: instantSchema.nullish(),
  })
  .transform(({ organization, authorizedScope, dateTokenIdles }): TokenInfo => ({
    organisationId: organization.id,
    organisationName: organization.name ?? '',
    scopes: authorizedScope ?? null,
    idlesAt: dateTokenIdles ?? null,
  }));

/** What the cloud knows of the token, without its counting as activity. */
export function readTokenInfo(http: HttpClient, signal: AbortSignal): CloudResult<TokenInfo> {
  return http.send(
    {
      operation: 'tokens.read',
      method: 'GET',
      path: '/api/v2/tokens/me',
      query: { preserveIdleTTL: 'true' },
      isUncounted: true,
      answer: tokenInfoSchema,
    },
    signal,
  );
}

/** The least that counts as activity: whether the token still serves, without a body. */
export function touchToken(http: HttpClient, signal: AbortSignal): CloudResult<unknown> {
  return http.send(
    { operation: 'tokens.touch', method: 'HEAD', path: '/api/v2/tokens/me', answer: z.unknown() },
    signal,
  );
}

/** Whether the token still serves, without its counting as activity. */
export function probeToken(http: HttpClient, signal: AbortSignal): CloudResult<unknown> {
  return readTokenInfo(http, signal);
}

const timeoutSchema = z.object({
  idleTokenTimeoutSeconds: z.number().positive().nullish(),
  enableIdleTokenTimeout: z.boolean().nullish(),
  inactivityTimeoutGroupsEnabled: z.boolean().nullish(),
});

/** Any of these may read the timeout itself. */
const timeoutScopes = ['authorization:readonly', 'authorization', 'organization:readonly', 'organization'] as const;

/**
 * How long the token lasts unused, in milliseconds; null when it does so to its end. Where the timeout itself may not be read
 * it is reckoned from the instant at which the token idles; ask right after a request that counts, or it comes out too short.
 */
export async function readIdleTimeoutMs(
  { scopes, idlesAt }: TokenFacts,
  http: HttpClient,
  cloudNow: () => number,
  signal: AbortSignal,
): CloudResult<number | null> {
  const reckonedMs = idlesAt === null ? null : Math.max(0, idlesAt - cloudNow());
  if (timeoutScopes.some((scope) => scopes?.includes(scope) === true)) {
    const answer = await http.send(
      {
        operation: 'tokens.timeout',
        method: 'GET',
        path: '/api/v2/tokens/timeout',
        scopes: timeoutScopes,
        answer: timeoutSchema,
      },
      signal,
    );
    if (!answer.ok) return answer;
    const { idleTokenTimeoutSeconds: seconds, enableIdleTokenTimeout: isOn } = answer.value;
    // The agent's group may have one of its own, which only their token tells.
    if (answer.value.inactivityTimeoutGroupsEnabled === true && reckonedMs !== null) return ok(reckonedMs);
    return ok(isOn === true && typeof seconds === 'number' ? seconds * 1_000 : null);
  }
  return ok(reckonedMs);
}
