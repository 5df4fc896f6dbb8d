import { z } from 'zod';
import { ok, type Result } from '../../../shared/result';
import type { Clock, CloudError, CloudResult, Tokens } from '../../ports';
import type { HttpClient } from '../http-client';

/** A token travels in a header: visible ASCII only. */
const tokenText = z.string().regex(/^[\x21-\x7e]{1,8192}$/);

const tokenAnswerSchema = z.object({
  access_token: tokenText,
  token_type: z
    .string()
    .regex(/^bearer$/i)
    .nullish(),
  expires_in: z.number().positive().max(31_536_000),
  refresh_token: tokenText.nullish(),
  scope: z.string().nullish(),
});

export interface AuthorisationCode {
  readonly code: string;
  readonly verifier: string;
  readonly clientId: string;
  readonly redirectUri: string;
}

/**
 * Exchanges a code for tokens.
 *
 * @param http For the login origin, without a token.
 */
export function exchangeCode(
  { code, verifier, clientId, redirectUri }: AuthorisationCode,
  http: HttpClient,
  clock: Clock,
  signal: AbortSignal,
): Promise<Result<Tokens, CloudError>> {
  const fields = {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    client_id: clientId,
    redirect_uri: redirectUri,
  };
  return requestTokens({ fields, headers: {} }, http, clock, signal);
}

/** A request for tokens: the fields of its form, and headers by which the client proves itself. Secrets. */
export interface Grant {
  readonly fields: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** @param http For the login origin, without a token. */
export async function requestTokens(
  { fields, headers }: Grant,
  http: HttpClient,
  clock: Clock,
  signal: AbortSignal,
): Promise<Result<Tokens, CloudError>> {
  const askedAt = clock.now();
  const answer = await http.send(
    {
      operation: 'oauth.token',
      method: 'POST',
      path: '/oauth/token',
      body: { kind: 'form', fields },
      headers,
      answer: tokenAnswerSchema,
    },
    signal,
  );
  if (!answer.ok) return answer;
  const { access_token: accessToken, expires_in: lifeSeconds, refresh_token: refreshToken, scope } = answer.value;
  return ok({
    accessToken,
    // The answer's own Date has told the skew.
    expiresAt: askedAt + http.clockSkewMs() + Math.floor(lifeSeconds * 1_000),
    refreshToken: refreshToken ?? null,
    scopes: scope === null || scope === undefined ? null : scope.split(/\s+/).filter((name) => name !== ''),
  });
}

/**
 * Gets new tokens for a refresh token, which serves once. A public client has no secret to show.
 *
 * @param http For the login origin, without a token.
 */
export function refreshTokens(
  refreshToken: string,
  clientId: string,
  http: HttpClient,
  clock: Clock,
  signal: AbortSignal,
): CloudResult<Tokens> {
  const fields = { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId };
  return requestTokens({ fields, headers: {} }, http, clock, signal);
}

/**
 * Ends the token that the client sends. One that has ended already is no failure.
 *
 * @param http For the API's origin, with the token.
 */
export async function revokeToken(http: HttpClient): CloudResult<void> {
  const answer = await http.send(
    { operation: 'tokens.revoke', method: 'DELETE', path: '/api/v2/tokens/me', answer: z.unknown() },
    new AbortController().signal,
  );
  return answer.ok || answer.error.code === 'unauthorised' ? ok(undefined) : answer;
}
