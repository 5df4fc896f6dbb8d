import type { FeatureRight } from '../../shared/rights/feature-rights';
import type { SessionView, SignedOutReason } from '../../shared/snapshot';
import type {
  Chance,
  Clock,
  Disposable,
  Identity,
  Log,
  PasteOutcome,
  RenewingGrant,
  Scheduler,
  SecretStore,
  SignInAccount,
  Tokens,
  TokenSource,
} from '../ports';
import { isKeychainReason, recallSignIn, rememberSignIn } from './remembered-sign-in';
import { createSessionEnd } from './session-end';
import { beginSignIn } from './sign-in-attempt';
import type { SignInAttempt, SignInAttemptDependencies, SignedIn, SignInFailure } from './sign-in-attempt';
import { createTokenManager, EXPIRY_BUFFER_MS } from './token-manager';
import type { TokenLoss } from './token-manager';

/** How somebody wants to sign in. */
export interface SignInWish {
  /** `until-quit` leaves the keychain alone, also while it is being waited for. */
  readonly remember?: 'in-keychain' | 'until-quit';
  /** `any` to use another account than the one that the browser is signed in with. */
  readonly account?: SignInAccount;
}

/** Who is signed in, from the keychain to the last 401. */
export interface Session extends Disposable {
  view(): SessionView;
  readonly tokens: TokenSource;
  /** When the cloud last took a request as activity, in epoch milliseconds; null before the first. */
  usedAt(): number | null;
  /** Takes up the sign-in of last time, if there is one. */
  start(): Promise<void>;
  /**
   * Opens the sign-in page; does nothing while one is open. Where the keychain did not give the sign-in of last time it is asked
   * once more first. While somebody is signed in they stay so until the new sign-in has succeeded.
   */
  signIn(wish?: SignInWish): Promise<void>;
  cancelSignIn(): void;
  /** Takes the address that the browser ended at, where it could not come back by itself; null when no page is open. */
  pasteAddress(address: string): PasteOutcome | null;
  /** Revokes the token, clears the keychain. The presence stays as it is. */
  signOut(): Promise<void>;
  /** The cloud said that it ended a token. Which one it does not say, so the present one is tried. */
  tokenRevoked(): void;
  /**
   * The settings changed. Where whether sign-ins may be remembered did, the present one is put into the keychain, or taken out
   * of it.
   */
  rememberingDecided(): void;
  /** The keychain waits for the person, or no longer. */
  keyringWaits(isWaiting: boolean): void;
}

export interface SessionEvents {
  readonly onSignedIn: (identity: Identity) => void;
  /** The same agent has signed in again: all goes on, with another token. */
  readonly onSignedInAgain: () => void;
  /** `isOver` is false when only the token ended: what waits is kept for the same agent's next sign-in. */
  readonly onSignedOut: (isOver: boolean) => void;
  readonly onChange: () => void;
}

export interface SessionDependencies extends SessionEvents, Omit<SignInAttemptDependencies, 'onPage' | 'account'> {
  /** Name of the keychain entry; one for each cloud and OAuth client. */
  readonly secretName: string;
  readonly secrets: SecretStore;
  /** Whether the keychain may keep a sign-in. */
  readonly mayRemember: () => boolean;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly log: Log;
  readonly grant: RenewingGrant;
  /** The cloud's time minus this computer's, in milliseconds. */
  readonly skewMs: () => number;
  readonly revoke: (accessToken: string) => Promise<void>;
  /** Asks the cloud for something light with the present token, to learn whether it still serves. */
  readonly probe: () => Promise<unknown>;
  readonly rights: () => readonly FeatureRight[];
  /** Whether the organisation's inactivity timeout has passed since the cloud was last asked. */
  readonly hasIdledOut: (usedAt: number | null) => boolean;
}

type SignedInState = Pick<Extract<SessionView, { state: 'signed-in' }>, 'remembered' | 'again'> & {
  readonly state: 'signed-in';
  readonly identity: Identity;
};
type State = Exclude<SessionView, { state: 'signed-in' }> | SignedInState;

/** The same person of the same organisation: a user id means something only inside one. */
export const isSameAgent = (one: Identity, other: Identity): boolean =>
  one.userId === other.userId && one.organisationId === other.organisationId;

export function createSession(dependencies: SessionDependencies): Session {
  const { secretName, secrets, clock, log, onChange, skewMs } = dependencies;
  let state: State = { state: 'starting', waitingFor: 'app' };
  let attempt: SignInAttempt | null = null;
  let isDisposed = false;
  /** Whether the token is from an earlier run, and may have been ended since. */
  let isFromLastTime = false;
  let wasRemembering = dependencies.mayRemember();
  const manager = createTokenManager({ ...dependencies, onRenewed: renewed, onLost: tokenLost });
  const end = createSessionEnd({ ...dependencies, endsAt: () => manager.endsAt() });

  function become(next: State): void {
    state = next;
    log.info('session', { state: next.state, ...(next.state === 'signed-out' && { reason: next.reason }) });
    end.watch(next.state === 'signed-in');
    onChange();
  }

  const signedOut = (reason: SignedOutReason, detail = ''): void =>
    become({ state: 'signed-out', reason, detail, canSignIn: true });

  const pageOf = (of: SignInAttempt): { address: string; mustPaste: boolean } => ({
    address: of.page()?.address ?? '',
    mustPaste: of.page()?.mustPaste ?? false,
  });

  function showAttempt(of: SignInAttempt): void {
    if (state.state === 'signed-in') become({ ...state, again: { state: 'under-way', ...pageOf(of) } });
    else become({ state: 'signing-in', ...pageOf(of) });
  }

  function renewed(tokens: Tokens): void {
    end.watch(state.state === 'signed-in');
    if (state.state === 'signed-in' && state.remembered === 'in-keychain') void keepRenewed(tokens, state.identity);
  }

  /** What the keychain has instead is worth nothing: a refresh token serves once. */
  async function keepRenewed(tokens: Tokens, identity: Identity): Promise<void> {
    const isKept = await rememberSignIn(secrets, secretName, { tokens, identity });
    if (!isKept) becomeRemembered(identity, 'keychain-refused');
  }

  function tokenLost({ why }: TokenLoss): void {
    // Until the agent is known, the sign-in itself tells what went wrong.
    if (state.state !== 'signed-in') return;
    dependencies.onSignedOut(false);
    void secrets.remove(secretName);
    if (attempt !== null) return become({ state: 'signing-in', ...pageOf(attempt) });
    signedOut(why === 'expired' ? 'expired' : reasonOfRefusal());
  }

  /** Why the cloud no longer takes a token whose time is not over. */
  function reasonOfRefusal(): SignedOutReason {
    const usedAt = manager.usedAt();
    // Nobody saw what became of it, and how long it lasts unused was never learnt.
    if (isFromLastTime && usedAt === null) return 'lapsed';
    return dependencies.hasIdledOut(usedAt) ? 'idle' : 'revoked';
  }

  async function start(): Promise<void> {
    if (!dependencies.mayRemember()) {
      // It may be from before that was decided.
      void secrets.remove(secretName);
      return signedOut('never');
    }
    const obstacle = await takeUpLast();
    if (obstacle !== null) signedOut(obstacle.reason, obstacle.detail);
  }

  /** @returns why the sign-in of last time is not taken up; null when it was, or when nobody waits for it any longer. */
  async function takeUpLast(): Promise<{ readonly reason: SignedOutReason; readonly detail: string } | null> {
    const recalled = await recallSignIn(secrets, secretName);
    if (isDisposed || state.state !== 'starting') return null;
    if (!recalled.ok) return recalled.error;
    if (recalled.value === null) return { reason: 'never', detail: '' };
    const { tokens, identity } = recalled.value;
    manager.open(tokens);
    if (manager.current() === null) return { reason: 'expired', detail: '' };
    isFromLastTime = true;
    become({ state: 'signed-in', identity, remembered: 'in-keychain', again: null });
    dependencies.onSignedIn(identity);
    return null;
  }

  function mayBegin(remember: SignInWish['remember']): boolean {
    if (attempt !== null) return false;
    if (state.state === 'starting') return state.waitingFor === 'keyring' && remember === 'until-quit';
    return state.state === 'signed-out' ? state.canSignIn : true;
  }

  async function signIn({ remember, account = 'usual' }: SignInWish = {}): Promise<void> {
    if (!mayBegin(remember)) return;
    const isUnread = state.state === 'signed-out' && isKeychainReason(state.reason);
    let isRefused = false;
    if (isUnread && remember !== 'until-quit' && dependencies.mayRemember()) {
      // The sign-in of last time may still be there, and the keychain open by now: then no browser is needed.
      become({ state: 'starting', waitingFor: 'app' });
      const obstacle = await takeUpLast();
      if (obstacle === null) return;
      isRefused = isKeychainReason(obstacle.reason);
    }
    const mine = beginSignIn({ ...dependencies, account, onPage: () => showAttempt(mine) });
    attempt = mine;
    showAttempt(mine);
    const outcome = await mine.outcome;
    if (mine.isCancelled()) return;
    if (!outcome.ok) return fail(outcome.error);
    const { tokens } = outcome.value;
    const remembered = remember === 'until-quit' ? 'until-quit' : await tryToRemember(outcome.value, isRefused);
    if (mine.isCancelled()) return;
    attempt = null;
    if (tokens.expiresAt - EXPIRY_BUFFER_MS - skewMs() <= clock.now()) {
      // The keyring took longer to open than the token lived.
      void secrets.remove(secretName);
      return endAttempt('expired', '');
    }
    settle(outcome.value, remembered);
  }

  /** @param isRefused the keychain has said no to this very sign-in, and shall not ask the person once more. */
  async function tryToRemember(signedIn: SignedIn, isRefused = false): Promise<SignedInState['remembered']> {
    if (!dependencies.mayRemember()) return 'until-quit';
    if (isRefused) return 'keychain-refused';
    return (await rememberSignIn(secrets, secretName, signedIn)) ? 'in-keychain' : 'keychain-refused';
  }

  async function rememberingDecided(): Promise<void> {
    const mayRemember = dependencies.mayRemember();
    // Of another setting: nobody who signed in until they quit, or whose keychain refused, is asked for a password by that.
    if (mayRemember === wasRemembering) return;
    wasRemembering = mayRemember;
    if (state.state !== 'signed-in') return;
    const { identity } = state;
    if (!mayRemember) {
      if (state.remembered === 'in-keychain') await secrets.remove(secretName);
      return becomeRemembered(identity, 'until-quit');
    }
    const tokens = manager.held();
    if (state.remembered === 'in-keychain' || tokens === null) return;
    becomeRemembered(identity, await tryToRemember({ tokens, identity }));
  }

  /** The keychain may have taken its time: somebody else may be signed in by now, or nobody. */
  function becomeRemembered(of: Identity, remembered: SignedInState['remembered']): void {
    if (state.state === 'signed-in' && state.identity === of) become({ ...state, remembered });
  }

  function settle({ tokens, identity }: SignedIn, remembered: SignedInState['remembered']): void {
    const before = state.state === 'signed-in' ? state.identity : null;
    const formerToken = manager.current();
    manager.open(tokens);
    isFromLastTime = false;
    become({ state: 'signed-in', identity, remembered, again: null });
    if (before !== null && isSameAgent(before, identity)) {
      // The former token is left to end by itself: revoking it would close the event feed that still hangs on it.
      return dependencies.onSignedInAgain();
    }
    if (before !== null && formerToken !== null) void dependencies.revoke(formerToken);
    dependencies.onSignedIn(identity);
  }

  function fail({ code, detail }: SignInFailure): void {
    const tokens = attempt?.tokens() ?? null;
    attempt = null;
    if (tokens !== null && code !== 'other-region') void dependencies.revoke(tokens.accessToken);
    endAttempt(code, detail);
  }

  function endAttempt(reason: SignedOutReason, detail: string): void {
    if (state.state === 'signed-in') become({ ...state, again: { state: 'failed', reason, detail } });
    else signedOut(reason, detail);
  }

  function cancelSignIn(): void {
    if (attempt === null) return;
    const tokens = attempt.tokens();
    attempt.cancel();
    attempt = null;
    if (tokens !== null) void dependencies.revoke(tokens.accessToken);
    if (state.state === 'signed-in') return void keepTheOldSignIn(tokens !== null, state);
    // The sign-in was all but done, and may be on its way into the keychain.
    if (tokens !== null) void secrets.remove(secretName);
    signedOut('cancelled');
  }

  /** The new sign-in may have taken the old one's place in the keychain. */
  async function keepTheOldSignIn(wasOverwritten: boolean, was: SignedInState): Promise<void> {
    become({ ...was, again: null });
    const old = manager.held();
    if (wasOverwritten && was.remembered === 'in-keychain' && old !== null) {
      await rememberSignIn(secrets, secretName, { tokens: old, identity: was.identity });
    }
  }

  async function signOut(): Promise<void> {
    if (state.state !== 'signed-in') return;
    const tokens = [manager.current(), attempt?.tokens()?.accessToken ?? null].filter((token) => token !== null);
    attempt?.cancel();
    attempt = null;
    manager.close();
    dependencies.onSignedOut(true);
    signedOut('by-user');
    await Promise.all([secrets.remove(secretName), ...tokens.map((token) => dependencies.revoke(token))]);
  }

  function view(): SessionView {
    if (state.state !== 'signed-in') return state;
    const { identity, remembered, again } = state;
    const { userName, email, organisationName } = identity;
    return {
      state: 'signed-in',
      userName,
      email,
      organisationName,
      remembered,
      actsAs: 'agent',
      endsAt: manager.endsAt(),
      isEndingSoon: end.isSoon(),
      again,
      rights: dependencies.rights(),
    };
  }

  return {
    view,
    tokens: manager,
    usedAt: () => manager.usedAt(),
    start,
    signIn,
    cancelSignIn,
    pasteAddress: (address) => attempt?.take(address) ?? null,
    signOut,
    tokenRevoked() {
      if (state.state === 'signed-in') void dependencies.probe();
    },
    rememberingDecided: () => void rememberingDecided(),
    keyringWaits(isWaiting) {
      if (state.state === 'starting') become({ state: 'starting', waitingFor: isWaiting ? 'keyring' : 'app' });
    },
    dispose() {
      isDisposed = true;
      attempt?.cancel();
      attempt = null;
      end.dispose();
      manager.dispose();
    },
  };
}
