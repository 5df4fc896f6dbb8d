import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { apiAccesses } from '../../../shared/local-api';
import type { ApiAccess } from '../../../shared/local-api';
import { ok } from '../../../shared/result';
import type { Result } from '../../../shared/result';
import type { SecretError, SecretStore } from '../../ports';

/** The tokens by which other programs use the local API: one for each access, in the keychain. */
export interface ApiTokens {
  /** The token of an access; made where there is none yet. */
  read(access: ApiAccess): Promise<Result<string, SecretError>>;
  /** Makes a new one; the old one is worth nothing from then on. */
  rotate(access: ApiAccess): Promise<Result<string, SecretError>>;
  /** What a token that was presented may be used for; null when it is none that was read or made in this run. */
  accessOf(presented: string): ApiAccess | null;
}

const secretName = (access: ApiAccess): string => `local-api ${access}`;

/** 256 random bits behind a name by which people and scanners of leaked secrets know it. */
const prefixes: Readonly<Record<ApiAccess, string>> = { 'read-only': 'ptr_', 'read-write': 'ptw_' };
const newToken = (access: ApiAccess): string => prefixes[access] + randomBytes(32).toString('base64url');

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export function createApiTokens(openSecrets: () => SecretStore): ApiTokens {
  /** Only what is needed to compare is kept. */
  const digests = new Map<ApiAccess, Buffer>();
  const reading = new Map<ApiAccess, Promise<Result<string, SecretError>>>();

  function known(access: ApiAccess, token: string): Result<string, SecretError> {
    digests.set(access, digestOf(token));
    return ok(token);
  }

  async function make(access: ApiAccess): Promise<Result<string, SecretError>> {
    const token = newToken(access);
    const written = await openSecrets().write(secretName(access), token);
    return written.ok ? known(access, token) : written;
  }

  async function readOrMake(access: ApiAccess): Promise<Result<string, SecretError>> {
    const stored = await openSecrets().read(secretName(access));
    if (!stored.ok) return stored;
    return stored.value === null ? make(access) : known(access, stored.value);
  }

  return {
    async read(access) {
      // Two who ask at once must not make two.
      const underWay = reading.get(access) ?? readOrMake(access);
      reading.set(access, underWay);
      return underWay.finally(() => reading.delete(access));
    },
    rotate: make,
    accessOf(presented) {
      const digest = digestOf(presented);
      let found: ApiAccess | null = null;
      // Digests are of one length, and all are compared, so that the time tells nothing.
      for (const access of apiAccesses) {
        const own = digests.get(access);
        if (own !== undefined && timingSafeEqual(own, digest)) found = access;
      }
      return found;
    },
  };
}
