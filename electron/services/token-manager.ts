import { err, ok } from '../../shared/result';
import { retryDelayMs } from '../core/presence/retry-delay';
import type {
  Chance,
  Clock,
  CloudError,
  CloudResult,
  Disposable,
  Log,
  RenewingGrant,
  Scheduler,
  Tokens,
  TokenSource,
} from '../ports';
import { isPassingFailure } from './passing-failure';

/**
 * The tokens of the session, in memory, whichever grant they came by. Where the grant renews itself that happens in a quiet
 * moment before the end, by one request however many ask; otherwise the token ends and is called lost.
 */
export interface TokenManager extends TokenSource, Disposable {
  /** Begins with these tokens, or with none where the grant gets its own. */
  open(tokens: Tokens | null): void;
  /** Forgets the tokens without calling them lost: the agent signs out. */
  close(): void;
  /** The access token while it serves. */
  current(): string | null;
  /** All that is held, to be kept in the keychain. */
  held(): Tokens | null;
  /** When the sign-in ends by itself, in epoch milliseconds of this computer's clock; null while it renews itself. */
  endsAt(): number | null;
  /** When the cloud last took a request that counts as activity, in epoch milliseconds of this computer's clock. */
  usedAt(): number | null;
}

/** `expired`: its time was over. `refused`: the cloud said 401, or would not renew it; `error` is what it said to that. */
export interface TokenLoss {
  readonly why: 'expired' | 'refused';
  readonly error: CloudError | null;
}

export interface TokenManagerDependencies {
  readonly grant: RenewingGrant;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly log: Log;
  /** The cloud's time minus this computer's, in milliseconds. */
  readonly skewMs: () => number;
  readonly onRenewed: (tokens: Tokens) => void;
  readonly onLost: (loss: TokenLoss) => void;
}

/** A request that leaves this close to the end might arrive after it. */
export const EXPIRY_BUFFER_MS = 5_000;
/** How long before the end a quiet moment is looked for, at most; of a short life it is a fifth. */
const LONGEST_LEAD_MS = 10 * 60_000;
/** Nobody has asked for so long: nothing is under way that a renewal could hold up. */
const QUIET_MS = 3_000;

export const signedOutError: CloudError = {
  code: 'unauthorised',
  status: null,
  detail: 'Nobody is signed in.',
  cloudCode: null,
  correlationId: null,
  retryAfterMs: null,
  mayHaveBeenApplied: false,
};

export function createTokenManager(dependencies: TokenManagerDependencies): TokenManager {
  const { grant, clock, scheduler, chance, log, skewMs, onRenewed, onLost } = dependencies;
  let held: Tokens | null = null;
  /** Refused with 401: only its refresh token may still serve. */
  let isDead = false;
  /** Aborted when what it began with is over, so that a late answer changes nothing. */
  let life: AbortController | null = null;
  let pending: CloudResult<string> | null = null;
  let timer: Disposable | null = null;
  let failures = 0;
  let askedAt = -Infinity;
  let usedAt: number | null = null;

  const remainingMs = (): number =>
    held === null || isDead ? 0 : held.expiresAt - EXPIRY_BUFFER_MS - clock.now() - skewMs();

  function close(): void {
    life?.abort();
    life = null;
    held = null;
    pending = null;
    timer?.dispose();
    timer = null;
  }

  function lose(loss: TokenLoss): void {
    close();
    onLost(loss);
  }

  function adopt(tokens: Tokens | null): void {
    held = tokens;
    isDead = false;
    failures = 0;
    if (tokens !== null) plan();
  }

  /** Timers stand still while the computer sleeps, and its clock may be set: what a timer finds when it rings decides. */
  function plan(): void {
    const leftMs = Math.max(0, remainingMs());
    if (grant.canRenew(held)) {
      // A life that is shorter than the buffer is renewed when the next one asks.
      if (leftMs > 0) wake(leftMs - Math.min(LONGEST_LEAD_MS, leftMs / 5), renewWhenQuiet);
    } else wake(leftMs, endOrPlan);
  }

  function wake(delayMs: number, task: () => void): void {
    timer?.dispose();
    timer = scheduler.after(delayMs, task);
  }

  function endOrPlan(): void {
    if (remainingMs() > 0) plan();
    else lose({ why: 'expired', error: null });
  }

  function renewWhenQuiet(): void {
    if (!grant.canRenew(held)) return plan();
    const leftMs = remainingMs();
    if (leftMs > LONGEST_LEAD_MS) return plan();
    const isQuiet = clock.now() - askedAt >= QUIET_MS;
    if (isQuiet || leftMs <= 2 * QUIET_MS) void renewOnce();
    else wake(QUIET_MS, renewWhenQuiet);
  }

  function renewOnce(): CloudResult<string> {
    if (pending !== null) return pending;
    timer?.dispose();
    const mine = life;
    if (mine === null) return Promise.resolve(err(signedOutError));
    const renewal = renew(mine.signal).finally(() => {
      if (life === mine) pending = null;
    });
    pending = renewal;
    return renewal;
  }

  async function renew(signal: AbortSignal): CloudResult<string> {
    const answer = await grant.renew(held, signal);
    if (signal.aborted) return err(signedOutError);
    if (answer.ok) {
      adopt(answer.value);
      onRenewed(answer.value);
      return ok(answer.value.accessToken);
    }
    log.warn('the token was not renewed', { code: answer.error.code, cloudCode: answer.error.cloudCode });
    // Whoever waits has not sent their request, whatever became of ours: nothing of theirs was applied.
    const error = { ...answer.error, mayHaveBeenApplied: false };
    failures += 1;
    if (remainingMs() > 0) keepTheOldOne(error);
    else if (!isPassingFailure(error)) lose({ why: 'refused', error });
    return held !== null && remainingMs() > 0 ? ok(held.accessToken) : err(error);
  }

  /** The token serves to its end; meanwhile it is tried again, unless the cloud has said no to the refresh token. */
  function keepTheOldOne(error: CloudError): void {
    if (!isPassingFailure(error) && held !== null) held = { ...held, refreshToken: null };
    if (!grant.canRenew(held)) return plan();
    const delayMs = retryDelayMs(failures, error.retryAfterMs, chance.fraction());
    if (delayMs < remainingMs()) wake(delayMs, renewWhenQuiet);
  }

  return {
    open(tokens) {
      close();
      life = new AbortController();
      usedAt = null;
      adopt(tokens);
    },
    close,
    current() {
      if (held !== null && remainingMs() <= 0 && !grant.canRenew(held)) lose({ why: 'expired', error: null });
      return held === null || isDead ? null : held.accessToken;
    },
    held: () => held,
    endsAt: () => (held === null || grant.canRenew(held) ? null : held.expiresAt - skewMs()),
    usedAt: () => usedAt,
    get() {
      askedAt = clock.now();
      if (life === null) return Promise.resolve(err(signedOutError));
      if (held !== null && remainingMs() > 0) return Promise.resolve(ok(held.accessToken));
      if (grant.canRenew(held)) return renewOnce();
      lose({ why: 'expired', error: null });
      return Promise.resolve(err(signedOutError));
    },
    invalidate(refused) {
      if (held?.accessToken !== refused || isDead) return;
      isDead = true;
      if (!grant.canRenew(held)) lose({ why: 'refused', error: null });
    },
    used(token) {
      if (held?.accessToken === token) usedAt = clock.now();
    },
    scopes: () => held?.scopes ?? null,
    dispose: close,
  };
}
