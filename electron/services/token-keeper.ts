import { err, ok } from '../../shared/result';
import type { CloudError, Clock, Disposable, Scheduler, TokenSource } from '../ports';

/** The access token of the session, in memory. */
export interface TokenKeeper extends TokenSource, Disposable {
  set(token: BearerToken): void;
  /** Forgets the token without calling it lost: the agent signs out. */
  clear(): void;
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

/** The longest delay that a timer takes: 2^31 - 1 milliseconds, 24 days. */
const LONGEST_TIMER_MS = 2_147_483_647;

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

  return {
    set(next) {
      clear();
      token = next;
      const remainingMs = next.expiresAt - EXPIRY_BUFFER_MS - clock.now();
      expiry = scheduler.after(Math.min(LONGEST_TIMER_MS, Math.max(0, remainingMs)), lose);
    },
    clear,
    current: () => token?.accessToken ?? null,
    // Timers stand still while the computer sleeps: the clock decides, not the timer.
    get: () => {
      if (token !== null && token.expiresAt - EXPIRY_BUFFER_MS <= clock.now()) lose();
      return Promise.resolve(token === null ? err(signedOut) : ok(token.accessToken));
    },
    invalidate(refused) {
      if (token?.accessToken === refused) lose();
    },
    dispose: clear,
  };
}
