import type { SessionView } from '../../shared/snapshot';
import { retryDelayMs } from '../core/presence/retry-delay';
import type { Chance, CloudError, CloudResult, Disposable, Identity, Log, Scheduler, TokenSource } from '../ports';
import type { Session } from './session';

export interface ClientSessionDependencies {
  /** Renews itself: there is nobody who could sign in. */
  readonly tokens: TokenSource & Disposable;
  readonly identify: (signal: AbortSignal) => CloudResult<Identity>;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly log: Log;
  readonly onSignedIn: (identity: Identity) => void;
  readonly onSignedOut: (isOver: boolean) => void;
  readonly onChange: () => void;
}

/** What trying again can mend. */
const isPassing = ({ code }: CloudError): boolean =>
  code === 'network' || code === 'timeout' || code === 'unavailable' || code === 'rate-limited' || code === 'busy';

/** The session of an OAuth client that acts for one agent by its own credentials: there from the start, without a browser. */
export function createClientSession(dependencies: ClientSessionDependencies): Session {
  const { tokens, identify, scheduler, chance, log, onSignedIn, onSignedOut, onChange } = dependencies;
  let view: SessionView = { state: 'starting', waitingFor: 'cloud' };
  let running = new AbortController();
  let retry: Disposable | null = null;

  function become(next: SessionView): void {
    view = next;
    log.info('session', { state: next.state });
    onChange();
  }

  async function take(tries: number, signal: AbortSignal): Promise<void> {
    const identified = await identify(signal);
    if (signal.aborted) return;
    if (identified.ok) {
      const { userName, organisationName } = identified.value;
      become({ state: 'signed-in', userName, organisationName, isRemembered: true });
      return onSignedIn(identified.value);
    }
    const { error } = identified;
    if (!isPassing(error))
      return become({ state: 'signed-out', reason: 'refused', detail: error.detail, canSignIn: true });
    log.warn('the cloud cannot be reached yet', { code: error.code });
    retry = scheduler.after(
      retryDelayMs(tries, error.retryAfterMs, chance.fraction()),
      () => void take(tries + 1, signal),
    );
  }

  async function begin(): Promise<void> {
    stop();
    running = new AbortController();
    become({ state: 'starting', waitingFor: 'cloud' });
    await take(1, running.signal);
  }

  function stop(): void {
    running.abort();
    retry?.dispose();
    retry = null;
  }

  return {
    view: () => view,
    tokens,
    start: begin,
    async signIn() {
      if (view.state === 'signed-out') await begin();
    },
    cancelSignIn: () => undefined,
    signOut() {
      stop();
      onSignedOut(true);
      become({ state: 'signed-out', reason: 'by-user', detail: '', canSignIn: true });
      return Promise.resolve();
    },
    // The next request gets a new one.
    tokenRevoked: () => undefined,
    keyringWaits: () => undefined,
    dispose() {
      stop();
      tokens.dispose();
    },
  };
}
