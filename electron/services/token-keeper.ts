import { err, ok } from '../../shared/result';
import type { CloudError, Clock, Disposable, Scheduler, TokenSource } from '../ports';

/** The access token of the session, in memory. */
export interface TokenKeeper extends TokenSource, Disposable {
  set(token: BearerToken): void;
  /** Forgets the token without calling it lost: the agent signs out. */
  clear(): void;
  /** The token while it serves. */
  current(): string | null;
}

export interface BearerToken {
  readonly accessToken: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

const signedOut: CloudError = {
  code: 'unauthorised',
  status: null,
  detail: 'Nobody is signed in.',
  cloudCode: null,
  correlationId: null,
  retryAfterMs: null,
  mayHaveBeenApplied: false,
};

/** A request that leaves this close to the end might arrive after it. */
const EXPIRY_BUFFER_MS = 5_000;

/**
 * @param onLost called when the token ended by itself: it expired, or the cloud refused it.
 */
export function createTokenKeeper(clock: Clock, scheduler: Scheduler, onLost: () => void): TokenKeeper {
  let token: BearerToken | null = null;
  let expiry: Disposable | null = null;

  function clear(): void {
    token = null;
    expiry?.dispose();
    expiry = null;
  }

  function lose(): void {
    clear();
    onLost();
  }

  const remainingMs = ({ expiresAt }: BearerToken): number => expiresAt - EXPIRY_BUFFER_MS - clock.now();

  function watchExpiry(watched: BearerToken): void {
    expiry = scheduler.after(Math.max(0, remainingMs(watched)), () => {
      // The clock may have been set back meanwhile.
      if (remainingMs(watched) > 0) watchExpiry(watched);
      else lose();
    });
  }

  /** Timers stand still while the computer sleeps: the clock decides, not the timer. */
  function current(): string | null {
    if (token !== null && remainingMs(token) <= 0) lose();
    return token?.accessToken ?? null;
  }

  return {
    set(next) {
      clear();
      token = next;
      watchExpiry(next);
    },
    clear,
    current,
    get: () => {
      const accessToken = current();
      return Promise.resolve(accessToken === null ? err(signedOut) : ok(accessToken));
    },
    invalidate(refused) {
      if (token?.accessToken === refused) lose();
    },
    dispose: clear,
  };
}
