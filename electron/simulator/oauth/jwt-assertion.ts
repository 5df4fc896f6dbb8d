import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** What RFC 7523, section 3, asks of an assertion, once it is known whom it must come from and go to. */
export interface AssertionRules {
  readonly issuer: string;
  /** One of these must be in `aud`. */
  readonly audiences: readonly string[];
  /** The public key that was registered for the issuer, in PEM. */
  readonly publicKey: string;
  /** Epoch seconds. */
  readonly nowSeconds: number;
}

export interface Assertion {
  /** For whom the token is asked. */
  readonly subject: string;
  /** Null where the assertion has none: then it may be used again until it expires. */
  readonly id: string | null;
  readonly expiresAtSeconds: number;
}

export type ReadAssertion =
  { readonly ok: true; readonly value: Assertion } | { readonly ok: false; readonly problem: string };

/** Clocks may differ by so much. */
const TOLERANCE_SECONDS = 30;
/** An assertion that is good for longer is refused: it could be used long after it was stolen. */
const LONGEST_LIFE_SECONDS = 600;

const headerSchema = z.object({ alg: z.enum(['RS256', 'ES256']), crit: z.undefined().optional() });
const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
  jti: z.string().min(1).optional(),
});

/** The issuer that an assertion names, unproved; null when it cannot be read. */
export function claimedIssuer(assertion: string): string | null {
  const claims = claimsSchema.safeParse(decode(assertion.split('.')[1]));
  return claims.success ? claims.data.iss : null;
}

export function readAssertion(assertion: string, rules: AssertionRules): ReadAssertion {
  const [header, payload, signature, ...more] = assertion.split('.');
  const parsedHeader = headerSchema.safeParse(decode(header));
  const parsedClaims = claimsSchema.safeParse(decode(payload));
  if (!parsedHeader.success || !parsedClaims.success || signature === undefined || more.length > 0) {
    return refuse('the assertion is not a signed JWT with iss, sub, aud and exp');
  }
  const isSigned = isSignedBy(rules.publicKey, parsedHeader.data.alg, `${header}.${payload}`, signature);
  if (!isSigned) return refuse('the signature of the assertion is not valid');
  const { iss, sub, aud, exp, nbf, iat, jti } = parsedClaims.data;
  const { issuer, audiences, nowSeconds } = rules;
  if (iss !== issuer) return refuse('iss is not the client');
  if (![aud].flat().some((one) => audiences.includes(one))) return refuse('aud is not this token endpoint');
  if (exp <= nowSeconds - TOLERANCE_SECONDS) return refuse('the assertion has expired');
  if (exp > nowSeconds + LONGEST_LIFE_SECONDS + TOLERANCE_SECONDS) return refuse('exp is too far ahead');
  if (nbf !== undefined && nbf > nowSeconds + TOLERANCE_SECONDS) return refuse('the assertion is not valid yet');
  if (iat !== undefined && iat > nowSeconds + TOLERANCE_SECONDS) return refuse('iat is in the future');
  return { ok: true, value: { subject: sub, id: jti ?? null, expiresAtSeconds: exp } };
}

const refuse = (problem: string): ReadAssertion => ({ ok: false, problem });

function decode(part: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The algorithm must be that of the registered key: else a public key could be taken for a shared secret. */
function isSignedBy(publicKey: string, algorithm: 'RS256' | 'ES256', signed: string, signature: string): boolean {
  let key: KeyObject;
  try {
    key = createPublicKey(publicKey);
  } catch {
    return false;
  }
  if (key.asymmetricKeyType !== (algorithm === 'RS256' ? 'rsa' : 'ec')) return false;
  return verify('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
}
