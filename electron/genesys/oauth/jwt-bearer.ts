import { createPrivateKey, randomUUID, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { err, ok, type Result } from '../../../shared/result';
import type { Clock, RenewingGrant } from '../../ports';
import type { HttpClient } from '../http-client';
import { withClientRefusal } from './client-refusal';
import { requestTokens } from './tokens';

export interface JwtBearer {
  readonly clientId: string;
  /** For whom a token is wanted. */
  readonly userId: string;
  readonly key: SigningKey;
  /** Origin of the login host, whose token endpoint the assertion is meant for. */
  readonly loginOrigin: string;
}

export interface SigningKey {
  readonly key: KeyObject;
  readonly algorithm: 'RS256' | 'ES256';
}

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
/** An assertion is used at once. */
const ASSERTION_LIFE_SECONDS = 120;

/** @param pem A private key in PEM: RSA of 2,048 bits or more, or elliptic on P-256. */
export function readSigningKey(pem: string): Result<SigningKey, { readonly detail: string }> {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    return err({ detail: 'The private key file holds no private key in PEM, or one that asks for a passphrase.' });
  }
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type === 'rsa' && (details?.modulusLength ?? 0) >= 2_048) return ok({ key, algorithm: 'RS256' });
  if (type === 'ec' && details?.namedCurve === 'prime256v1') return ok({ key, algorithm: 'ES256' });
  return err({ detail: 'The private key must be RSA of at least 2,048 bits, or elliptic on P-256.' });
}

/**
 * The grant by a signed assertion (RFC 7523): the OAuth client asks for a token of one agent, and proves itself by its key.
 * The instants in the assertion are the cloud's, as far as it has told them.
 *
 * @param http For the login origin, without a token.
 */
export function createJwtBearerGrant(
  { clientId, userId, key, loginOrigin }: JwtBearer,
  http: HttpClient,
  clock: Clock,
): RenewingGrant {
  function assertion(): Promise<string> {
    const nowSeconds = Math.floor((clock.now() + http.clockSkewMs()) / 1_000);
    return new SignJWT()
      .setProtectedHeader({ alg: key.algorithm, typ: 'JWT' })
      .setIssuer(clientId)
      .setSubject(userId)
      .setAudience(`${loginOrigin}/oauth/token`)
      .setIssuedAt(nowSeconds)
      .setExpirationTime(nowSeconds + ASSERTION_LIFE_SECONDS)
      .setJti(randomUUID())
      .sign(key.key);
  }

  return {
    canRenew: () => true,
    async renew(_held, signal) {
      const ask = async (): ReturnType<RenewingGrant['renew']> => {
        const fields = { grant_type: GRANT_TYPE, client_id: clientId, assertion: await assertion() };
        return requestTokens({ fields, headers: {} }, http, clock, signal);
      };
      const skewMs = http.clockSkewMs();
      const first = await ask();
      // The refusal told the cloud's time: an assertion that was too old or too young may be right now.
      const answer = !first.ok && http.clockSkewMs() !== skewMs ? await ask() : first;
      return answer.ok ? answer : err(withClientRefusal(answer.error, 'the id and signature'));
    },
  };
}
