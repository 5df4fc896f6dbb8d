import { ok } from '../../../shared/result';
import type { Clock, CloudResult, Identity, LearntFacts } from '../../ports';
import type { HttpClient } from '../http-client';
import { identifyAgent } from './identify';
import { readIdleTimeoutMs, readTokenInfo } from './token-info';

/**
 * What an agent's token may do and how long it lasts unused, without asking for anything that may be refused. A remembered
 * agent's permissions are read anew: roles change.
 */
export async function learnAgent(
  known: Identity,
  http: HttpClient,
  clock: Clock,
  signal: AbortSignal,
): CloudResult<LearntFacts> {
  const identity = known.permissions === null ? await identifyAgent(http, signal) : ok(known);
  if (!identity.ok) return identity;
  const token = await readTokenInfo(http, signal);
  if (!token.ok) return token;
  const idleTimeoutMs = await readIdleTimeoutMs(token.value, http, () => clock.now() + http.clockSkewMs(), signal);
  if (!idleTimeoutMs.ok) return idleTimeoutMs;
  const { scopes } = token.value;
  return ok({ scopes, permissions: identity.value.permissions, idleTimeoutMs: idleTimeoutMs.value });
}

/**
 * How long the token lasts unused by now, in milliseconds; null when it does so to its end. It is not kept by the question.
 *
 * @param usedAt When the cloud last took a request as activity, in epoch milliseconds of the cloud; null before the first.
 */
export async function learnIdleTimeout(
  usedAt: number | null,
  http: HttpClient,
  clock: Clock,
  signal: AbortSignal,
): CloudResult<number | null> {
  const token = await readTokenInfo(http, signal);
  if (!token.ok) return token;
  const { idlesAt } = token.value;
  return ok(idlesAt === null ? null : Math.max(0, idlesAt - (usedAt ?? clock.now() + http.clockSkewMs())));
}

/** What the token of an OAuth client may do: its roles are not told, and it does not end unused. */
export async function learnClient(http: HttpClient, signal: AbortSignal): CloudResult<LearntFacts> {
  const token = await readTokenInfo(http, signal);
  return token.ok ? ok({ scopes: token.value.scopes, permissions: null, idleTimeoutMs: null }) : token;
}
