import type { Result } from '../../shared/result';
import type { SessionView, SignedOutReason } from '../../shared/snapshot';
import type {
  Clock,
  CloudError,
  CloudResult,
  Disposable,
  Identity,
  Log,
  Scheduler,
  SecretStore,
  TokenSource,
} from '../ports';
import { recallSignIn, rememberSignIn } from './remembered-sign-in';
import type { BearerToken } from './token-keeper';
import { createTokenKeeper } from './token-keeper';

/** Who is signed in, from the keychain to the last 401. */
export interface Session extends Disposable {
  view(): SessionView;
  readonly tokens: TokenSource;
  /** Takes up the sign-in of last time, if there is one. */
  start(): Promise<void>;
  /** Opens the sign-in page; does nothing while that is under way already, or when somebody is signed in. */
  signIn(): Promise<void>;
  cancelSignIn(): void;
  /** Revokes the token, clears the keychain. The presence stays as it is. */
  signOut(): Promise<void>;
  /** The cloud said that the token ended. */
  tokenRevoked(): void;
  /** The keychain waits for the person, or no longer. */
  keyringWaits(isWaiting: boolean): void;
}

export interface SignInFailure {
  readonly code: Extract<SignedOutReason, 'refused' | 'cancelled' | 'timed-out' | 'network' | 'misconfigured'>;
  readonly detail: string;
}

export interface SessionDependencies {
  /** Name of the keychain entry; one for each cloud and OAuth client. */
  readonly secretName: string;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly log: Log;
  /** Lets the agent sign in; `onAddress` tells the address of the page. */
  readonly authorise: (
    signal: AbortSignal,
    onAddress: (url: string) => void,
  ) => Promise<Result<BearerToken, SignInFailure>>;
  readonly identify: (signal: AbortSignal) => CloudResult<Identity>;
  readonly revoke: (accessToken: string) => Promise<void>;
  readonly onSignedIn: (identity: Identity) => void;
  /** `isOver` is false when only the token ended: what waits is kept for the same agent's next sign-in. */
  readonly onSignedOut: (isOver: boolean) => void;
  readonly onChange: () => void;
}

/** Nobody said no: the same sign-in may succeed a little later. */
const passingFailures: ReadonlySet<CloudError['code']> = new Set([
  'network',
  'timeout',
  'unavailable',
  'rate-limited',
  'busy',
]);

export function createSession(dependencies: SessionDependencies): Session {
  const { secretName, secrets, clock, scheduler, log, onChange } = dependencies;
  const keeper = createTokenKeeper(clock, scheduler, () => tokenLost());
  let view: SessionView = { state: 'starting', waitingFor: 'app' };
  let attempt: AbortController | null = null;
  let isDisposed = false;

  function become(next: SessionView): void {
    view = next;
    log.info('session', { state: next.state, ...(next.state === 'signed-out' && { reason: next.reason }) });
    onChange();
  }

  const signedOut = (reason: SignedOutReason, detail = ''): void =>
    become({ state: 'signed-out', reason, detail, canSignIn: reason !== 'misconfigured' });

  function signedIn(identity: Identity, isRemembered: boolean): void {
    become({
      state: 'signed-in',
      userName: identity.userName,
      organisationName: identity.organisationName,
      isRemembered,
    });
    dependencies.onSignedIn(identity);
  }

  function tokenLost(): void {
    // Until the agent is known, the sign-in itself tells what went wrong.
    if (view.state !== 'signed-in') return;
    dependencies.onSignedOut(false);
    signedOut('expired');
    void secrets.remove(secretName);
  }

  async function start(): Promise<void> {
    const recalled = await recallSignIn(secrets, secretName);
    if (isDisposed || view.state !== 'starting') return;
    if (!recalled.ok) return signedOut(recalled.error.reason, recalled.error.detail);
    if (recalled.value === null) return signedOut('never');
    const { token, identity } = recalled.value;
    keeper.set(token);
    if (keeper.current() === null) return signedOut('expired');
    signedIn(identity, true);
  }

  async function signIn(): Promise<void> {
    if (view.state !== 'signed-out' || !view.canSignIn) return;
    const mine = new AbortController();
    attempt = mine;
    become({ state: 'signing-in', address: '' });
    const onAddress = (address: string): void => {
      if (attempt === mine) become({ state: 'signing-in', address });
    };
    const authorised = await dependencies.authorise(mine.signal, onAddress);
    if (attempt !== mine) return;
    if (!authorised.ok) return fail(authorised.error.code, authorised.error.detail);
    keeper.set(authorised.value);
    const identified = await dependencies.identify(mine.signal);
    if (attempt !== mine) return;
    if (!identified.ok) {
      return fail(passingFailures.has(identified.error.code) ? 'network' : 'refused', identified.error.detail);
    }
    const isRemembered = await rememberSignIn(secrets, secretName, {
      token: authorised.value,
      identity: identified.value,
    });
    if (attempt !== mine) return;
    attempt = null;
    if (keeper.current() === null) {
      // The keyring took longer to open than the token lived.
      void secrets.remove(secretName);
      return signedOut('expired');
    }
    signedIn(identified.value, isRemembered);
  }

  function fail(reason: SignInFailure['code'], detail: string): void {
    attempt = null;
    keeper.clear();
    signedOut(reason, detail);
  }

  function cancelSignIn(): void {
    if (attempt === null) return;
    attempt.abort();
    const token = keeper.current();
    fail('cancelled', '');
    if (token === null) return;
    // The sign-in was all but done, and may be on its way into the keychain.
    void secrets.remove(secretName);
    void dependencies.revoke(token);
  }

  async function signOut(): Promise<void> {
    if (view.state !== 'signed-in') return;
    const token = keeper.current();
    keeper.clear();
    dependencies.onSignedOut(true);
    signedOut('by-user');
    await Promise.all([secrets.remove(secretName), token === null ? undefined : dependencies.revoke(token)]);
  }

  return {
    view: () => view,
    tokens: keeper,
    start,
    signIn,
    cancelSignIn,
    signOut,
    tokenRevoked() {
      const token = keeper.current();
      if (token !== null) keeper.invalidate(token);
    },
    keyringWaits(isWaiting) {
      if (view.state === 'starting') become({ state: 'starting', waitingFor: isWaiting ? 'keyring' : 'app' });
    },
    dispose() {
      isDisposed = true;
      attempt?.abort();
      attempt = null;
      keeper.dispose();
    },
  };
}
