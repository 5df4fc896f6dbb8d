import { err, ok } from '../../../shared/result';
import type { Clock, CloudError, CloudResult, Disposable, TokenSource } from '../../ports';
import type { HttpClient } from '../http-client';
import { requestTokens, type Tokens } from './tokens';

/** The tokens of an OAuth client that acts for itself: there is nobody to sign in, so they are renewed without asking. */
export interface ClientTokenSource extends TokenSource, Disposable {
  /** The scopes of the last token, or null when the cloud did not tell or there is none yet. */
  scopes(): readonly string[] | null;
}

export interface ClientCredentials {
  readonly clientId: string;
  /** A secret: it goes out in one header and nowhere else. */
  readonly clientSecret: string;
  /** The scopes to ask for. */
  readonly scopes: readonly string[];
}

/** A request that leaves this close to the token's end might arrive after it. */
const EXPIRY_BUFFER_MS = 5_000;

/**
 * The grant for client credentials. A token is fetched when one is asked for and none serves, and by one request however
 * many ask.
 *
 * @param http For the login origin, without a token.
 */
export function createClientTokenSource(
  { clientId, clientSecret, scopes }: ClientCredentials,
  http: HttpClient,
  clock: Clock,
): ClientTokenSource {
  const ended = new AbortController();
  const grant = {
    fields: { grant_type: 'client_credentials', scope: scopes.join(' ') },
    headers: { Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`, 'utf8').toString('base64')}` },
  };
  let held: Tokens | null = null;
  let granted: readonly string[] | null = null;
  let pending: CloudResult<string> | null = null;

  async function renew(): CloudResult<string> {
    held = null;
    const answer = await requestTokens(grant, http, clock, ended.signal);
    if (!answer.ok) return err(refusalOf(answer.error));
    held = answer.value;
    granted = held.scopes;
    return ok(held.accessToken);
  }

  return {
    get() {
      if (held !== null && held.expiresAt - EXPIRY_BUFFER_MS > clock.now())
        return Promise.resolve(ok(held.accessToken));
      pending ??= renew().finally(() => {
        pending = null;
      });
      return pending;
    },
    invalidate(refused) {
      if (held?.accessToken === refused) held = null;
    },
    scopes: () => granted,
    dispose() {
      ended.abort();
      held = null;
    },
  };
}

/** Whoever waits for the token has not sent their request, whatever became of ours: nothing of theirs was applied. */
function refusalOf(error: CloudError): CloudError {
  const isUnknownClient = error.code === 'unauthorised' || error.cloudCode === 'invalid_client';
  return {
    ...error,
    ...(isUnknownClient && {
      code: 'unauthorised' as const,
      detail: 'Genesys Cloud does not accept the id and secret of the OAuth client.',
    }),
    mayHaveBeenApplied: false,
  };
}
