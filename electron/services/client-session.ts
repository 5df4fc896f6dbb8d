import type { FeatureRight } from '../../shared/rights/feature-rights';
import type { SessionView } from '../../shared/snapshot';
import { retryDelayMs } from '../core/presence/retry-delay';
import type {
  Chance,
  Clock,
  CloudError,
  CloudResult,
  Disposable,
  Identity,
  Log,
  RenewingGrant,
  Scheduler,
} from '../ports';
import { isPassingFailure } from './passing-failure';
import type { Session, SessionEvents } from './session';
import { createTokenManager } from './token-manager';

export interface ClientSessionDependencies extends Omit<SessionEvents, 'onSignedInAgain'> {
  /** Renews itself: there is nobody who could sign in. */
  readonly grant: RenewingGrant;
  readonly identify: (signal: AbortSignal) => CloudResult<Identity>;
  readonly revoke: (accessToken: string) => Promise<void>;
  readonly rights: () => readonly FeatureRight[];
  readonly skewMs: () => number;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly log: Log;
}

type State =
  Exclude<SessionView, { state: 'signed-in' }> | { readonly state: 'signed-in'; readonly identity: Identity };

/** The session of an OAuth client that acts for one agent by its own credentials: there from the start, without a browser. */
export function createClientSession(dependencies: ClientSessionDependencies): Session {
  const { identify, scheduler, chance, log, onSignedIn, onSignedOut, onChange } = dependencies;
  const manager = createTokenManager({
    ...dependencies,
    onRenewed: () => undefined,
    onLost: ({ error }) => lost(error),
  });
  let state: State = { state: 'starting', waitingFor: 'cloud' };
  let running = new AbortController();
  let retry: Disposable | null = null;

  function become(next: State): void {
    state = next;
    log.info('session', { state: next.state });
    onChange();
  }

  function refuse(error: CloudError | null): void {
    stop();
    manager.close();
    become({ state: 'signed-out', reason: 'application-refused', detail: error?.detail ?? '', canSignIn: true });
  }

  /** The login host no longer gives this client a token. What waits is kept until it does. */
  function lost(error: CloudError | null): void {
    // Until the agent is known, the question who they are tells what went wrong.
    if (state.state !== 'signed-in') return;
    onSignedOut(false);
    refuse(error);
  }

  async function take(tries: number, signal: AbortSignal): Promise<void> {
    const identified = await identify(signal);
    if (signal.aborted) return;
    if (identified.ok) {
      become({ state: 'signed-in', identity: identified.value });
      return onSignedIn(identified.value);
    }
    const { error } = identified;
    if (!isPassingFailure(error)) return refuse(error);
    log.warn('the cloud cannot be reached yet', { code: error.code });
    retry = scheduler.after(
      retryDelayMs(tries, error.retryAfterMs, chance.fraction()),
      () => void take(tries + 1, signal),
    );
  }

  async function begin(): Promise<void> {
    stop();
    running = new AbortController();
    manager.open(null);
    become({ state: 'starting', waitingFor: 'cloud' });
    await take(1, running.signal);
  }

  function stop(): void {
    running.abort();
    retry?.dispose();
    retry = null;
  }

  function view(): SessionView {
    if (state.state !== 'signed-in') return state;
    const { userName, email, organisationName } = state.identity;
    return {
      state: 'signed-in',
      userName,
      email,
      organisationName,
      remembered: 'in-keychain',
      actsAs: 'application',
      endsAt: null,
      isEndingSoon: false,
      again: null,
      rights: dependencies.rights(),
    };
  }

  return {
    view,
    tokens: manager,
    usedAt: () => manager.usedAt(),
    start: begin,
    async signIn() {
      if (state.state === 'signed-out') await begin();
    },
    cancelSignIn: () => undefined,
    pasteAddress: () => null,
    // There is nothing to remember: it signs in anew at each start.
    rememberingDecided: () => undefined,
    async signOut() {
      stop();
      const token = manager.current();
      manager.close();
      onSignedOut(true);
      become({ state: 'signed-out', reason: 'by-user', detail: '', canSignIn: true });
      if (token !== null) await dependencies.revoke(token);
    },
    // The next request that is refused gets a new one.
    tokenRevoked: () => undefined,
    keyringWaits: () => undefined,
    dispose() {
      stop();
      manager.dispose();
    },
  };
}
