import { err } from '../../../shared/result';
import type { Clock, RenewingGrant } from '../../ports';
import type { HttpClient } from '../http-client';
import { withClientRefusal } from './client-refusal';
import { requestTokens } from './tokens';

export interface ClientCredentials {
  readonly clientId: string;
  /** A secret: it goes out in one header and nowhere else. */
  readonly clientSecret: string;
  /** The scopes to ask for; none where the cloud gives all that the client has. */
  readonly scopes: readonly string[];
}

/**
 * The grant for client credentials: the OAuth client acts for itself, so its tokens are renewed without asking anybody.
 *
 * @param http For the login origin, without a token.
 */
export function createClientCredentialsGrant(
  { clientId, clientSecret, scopes }: ClientCredentials,
  http: HttpClient,
  clock: Clock,
): RenewingGrant {
  const grant = {
    fields: { grant_type: 'client_credentials', ...(scopes.length > 0 && { scope: scopes.join(' ') }) },
    headers: { Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`, 'utf8').toString('base64')}` },
  };
  return {
    canRenew: () => true,
    async renew(_held, signal) {
      const answer = await requestTokens(grant, http, clock, signal);
      return answer.ok ? answer : err(withClientRefusal(answer.error, 'the id and secret'));
    },
  };
}
