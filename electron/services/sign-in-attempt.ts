import { err, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import type { SignedOutReason } from '../../shared/snapshot';
import type {
  Authorise,
  CloudError,
  CloudResult,
  Identity,
  PasteOutcome,
  SignInAccount,
  SignInPage,
  Tokens,
} from '../ports';
import { isPassingFailure } from './passing-failure';

export interface SignInFailure {
  readonly code: Extract<
    SignedOutReason,
    'refused' | 'cancelled' | 'timed-out' | 'network' | 'set-up-wrong' | 'other-region' | 'scope-missing'
  >;
  readonly detail: string;
}

export interface SignedIn {
  readonly tokens: Tokens;
  readonly identity: Identity;
}

/** One way through the browser, from the page to the agent's name. */
export interface SignInAttempt {
  /** Never comes to an end that matters once it was cancelled: ask `isCancelled`. */
  readonly outcome: Promise<Result<SignedIn, SignInFailure>>;
  isCancelled(): boolean;
  /** Tokens that were given already, so that a cancelled sign-in leaves none behind. */
  tokens(): Tokens | null;
  page(): SignInPage | null;
  take(pasted: string): PasteOutcome;
  cancel(): void;
}

export interface SignInAttemptDependencies {
  readonly account: SignInAccount;
  readonly authorise: Authorise<SignInFailure>;
  readonly identify: (accessToken: string, signal: AbortSignal) => CloudResult<Identity>;
  readonly onPage: () => void;
}

export function beginSignIn({ account, authorise, identify, onPage }: SignInAttemptDependencies): SignInAttempt {
  const controller = new AbortController();
  const { signal } = controller;
  let page: SignInPage | null = null;
  let tokens: Tokens | null = null;

  async function run(): Promise<Result<SignedIn, SignInFailure>> {
    const authorised = await authorise(account, signal, (shown) => {
      page = shown;
      if (!signal.aborted) onPage();
    });
    if (!authorised.ok) return authorised;
    tokens = authorised.value;
    const identified = signal.aborted ? null : await identify(authorised.value.accessToken, signal);
    if (identified === null) return err({ code: 'cancelled', detail: '' });
    return identified.ok
      ? ok({ tokens: authorised.value, identity: identified.value })
      : err(failureOf(identified.error));
  }

  return {
    outcome: run(),
    isCancelled: () => signal.aborted,
    tokens: () => tokens,
    page: () => page,
    take: (pasted) => page?.take(pasted) ?? 'other-sign-in',
    cancel: () => controller.abort(),
  };
}

/** The sign-in gave a token, and the API did not say whose it is. */
function failureOf(error: CloudError): SignInFailure {
  const { code, detail } = error;
  // A token that was good a moment ago and is unknown here belongs to another region's API.
  if (code === 'unauthorised') return { code: 'other-region', detail: '' };
  if (code === 'scope-missing') return { code: 'scope-missing', detail };
  return { code: isPassingFailure(error) && code !== 'malformed' ? 'network' : 'refused', detail };
}
