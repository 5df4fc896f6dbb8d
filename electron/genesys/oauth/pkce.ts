import { createHash, randomBytes } from 'node:crypto';

/** A proof key for one sign-in (RFC 7636). */
export interface ProofKey {
  /** The secret that only this process knows. */
  readonly verifier: string;
  /** What the browser carries: the verifier's SHA-256. */
  readonly challenge: string;
}

export function createProofKey(): ProofKey {
  const verifier = randomToken();
  return { verifier, challenge: challengeOf(verifier) };
}

export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

/** 256 bits that nobody can guess, in 43 unreserved characters. A secret: never from the seedable `Chance`. */
export const randomToken = (): string => randomBytes(32).toString('base64url');
