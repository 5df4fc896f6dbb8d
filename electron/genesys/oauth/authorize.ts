import type { Translator } from '../../../shared/i18n';
import { err, type Result } from '../../../shared/result';
import type { Clock, CloudError, Log, Scheduler, SignInAccount, SignInPage, Tokens } from '../../ports';
import { withDeadline } from '../deadline';
import type { HttpClient } from '../http-client';
import type { CloudAddresses } from '../regions';
import { startLoopbackReceiver, type Callback, type LoopbackReceiver } from './loopback-receiver';
import { createProofKey, randomToken } from './pkce';
import type { RedirectTarget } from './redirect-target';
import { exchangeCode } from './tokens';

/**
 * Why there is no sign-in. `refused`: the cloud or the agent said no. `cancelled`: given up here. `timed-out`: the
 * browser did not come back in five minutes. `network`: the code could not be exchanged; a new sign-in may work.
 * `set-up-wrong`: the OAuth client, its redirect URI or the cloud's address is not right.
 */
export interface SignInError {
  readonly code: 'refused' | 'cancelled' | 'timed-out' | 'network' | 'set-up-wrong';
  /** A sentence for people. */
  readonly detail: string;
}

export interface SignInDependencies {
  readonly addresses: CloudAddresses;
  /** Of a public client with the Code Authorization grant and PKCE. */
  readonly clientId: string;
  /** Whether the page goes by whoever is signed in there, or asks. */
  readonly account: SignInAccount;
  /** The agent's email, which spares them typing it; not told where another account is wanted. */
  readonly loginHint?: string;
  /** For the login origin, without a token. */
  readonly http: HttpClient;
  /** False when no browser could be started. */
  readonly openInBrowser: (url: string) => Promise<boolean>;
  /** Where the browser comes back to. */
  readonly redirect: RedirectTarget;
  /** Told of the page before the browser is, so that its address can be shown and copied. */
  readonly onPage: (page: SignInPage) => void;
  readonly translator: Translator;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly signal: AbortSignal;
}

export const SIGN_IN_TIMEOUT_MS = 5 * 60_000;

const cancelled: SignInError = { code: 'cancelled', detail: 'The sign-in was cancelled.' };

/** Signs an agent in with the system's browser: authorisation code with PKCE and a loopback redirect. */
export async function signInWithBrowser(dependencies: SignInDependencies): Promise<Result<Tokens, SignInError>> {
  const { clientId, redirect, http, clock, scheduler, signal, translator } = dependencies;
  if (signal.aborted) return err(cancelled);
  const state = randomToken();
  const { verifier, challenge } = createProofKey();
  const receiver = await startLoopbackReceiver(state, redirect, translator);
  const { redirectUri, callback } = receiver;
  try {
    startBrowser(authoriseAddress(dependencies, { redirectUri, state, challenge }), receiver, dependencies);
    const outcome = await withDeadline(scheduler, SIGN_IN_TIMEOUT_MS, signal, () => callback);
    if ('cutShort' in outcome) {
      if (outcome.cutShort === 'aborted') return err(cancelled);
      return err({ code: 'timed-out', detail: 'The browser did not come back in five minutes.' });
    }
    if (outcome.value.kind === 'error') return err(errorOfCallback(outcome.value));
    const { code, finish } = outcome.value;
    const tokens = await exchangeCode({ code, verifier, clientId, redirectUri }, http, clock, signal);
    finish(tokens.ok ? 'done' : 'failed');
    return tokens.ok ? tokens : err(errorOfExchange(tokens.error));
  } finally {
    receiver.dispose();
  }
}

function authoriseAddress(
  { addresses, clientId, account, loginHint }: SignInDependencies,
  proof: { readonly redirectUri: string; readonly state: string; readonly challenge: string },
): string {
  const url = new URL('/oauth/authorize', addresses.login);
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: proof.redirectUri,
    response_type: 'code',
    code_challenge: proof.challenge,
    code_challenge_method: 'S256',
    state: proof.state,
    ...(account === 'any' && { prompt: 'login' }),
    ...(account === 'usual' && loginHint !== undefined && { login_hint: loginHint }),
  }).toString();
  return url.href;
}

/** The sign-in goes on without the browser: the agent may open the address by hand. */
function startBrowser(address: string, receiver: LoopbackReceiver, dependencies: SignInDependencies): void {
  const { onPage, openInBrowser, log } = dependencies;
  if (!receiver.isListening) log.warn('no port could be opened for the answer of the sign-in');
  onPage({ address, mustPaste: !receiver.isListening, take: (pasted) => receiver.take(pasted) });
  void openInBrowser(address).then(
    (isOpened) => {
      if (!isOpened) log.warn('no browser could be started for the sign-in');
    },
    () => log.warn('no browser could be started for the sign-in'),
  );
}

function errorOfCallback({ error, description }: Extract<Callback, { kind: 'error' }>): SignInError {
  const said = (description ?? error).replace(/[\p{Cc}\s]+/gu, ' ').slice(0, 200);
  const isAboutClient = ['invalid_client', 'unauthorized_client', 'invalid_request', 'invalid_scope'].includes(error);
  if (isAboutClient || error === 'unsupported_response_type') {
    return { code: 'set-up-wrong', detail: `Genesys Cloud does not accept this app’s OAuth client: ${said}` };
  }
  if (error === 'access_denied') return { code: 'refused', detail: 'The sign-in was refused.' };
  return { code: 'refused', detail: `Genesys Cloud refused the sign-in: ${said}` };
}

function errorOfExchange(error: CloudError): SignInError {
  switch (error.code) {
    case 'aborted':
      return cancelled;
    case 'network':
    case 'timeout':
    case 'unavailable':
    case 'rate-limited':
    case 'busy':
      return { code: 'network', detail: error.detail };
    case 'malformed':
    case 'not-found':
      return { code: 'set-up-wrong', detail: 'What answers at this address is not the sign-in of Genesys Cloud.' };
    default:
      if (error.cloudCode === 'invalid_grant') {
        return { code: 'refused', detail: 'Genesys Cloud did not accept the code of this sign-in. Please try again.' };
      }
      return {
        code: 'set-up-wrong',
        detail: `Genesys Cloud does not accept this app’s OAuth client (${error.cloudCode ?? error.code}).`,
      };
  }
}
