import { err } from '../../../shared/result';
import type { Clock, RenewingGrant } from '../../ports';
import { cloudError } from '../cloud-error';
import type { HttpClient } from '../http-client';
import { refreshTokens } from './tokens';

/**
 * Renews an agent's tokens where the organisation gives refresh tokens; as a rule it does not, and then only the agent can.
 *
 * @param http For the login origin, without a token.
 */
export function createRefreshGrant(clientId: string, http: HttpClient, clock: Clock): RenewingGrant {
  return {
    canRenew: (held) => held !== null && held.refreshToken !== null,
    async renew(held, signal) {
      const refreshToken = held?.refreshToken ?? null;
      if (refreshToken === null) return err(cloudError('unauthorised', 'The sign-in cannot be renewed.'));
      const answer = await refreshTokens(refreshToken, clientId, http, clock, signal);
      if (!answer.ok || answer.value.refreshToken !== null) return answer;
      // A server that does not change the refresh token need not repeat it (RFC 6749, 6).
      return { ok: true, value: { ...answer.value, refreshToken } };
    },
  };
}
