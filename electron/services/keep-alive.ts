import { retryDelayMs } from '../core/presence/retry-delay';
import type { Chance, Clock, CloudResult, Disposable, Log, ReadAttendance, Scheduler } from '../ports';

/**
 * Lives with the organisation's inactivity timeout, which ends a token that is not used: while the agent is at the computer one
 * light request for each half of it keeps the token, while they are gone there is none.
 */
export interface KeepAlive extends Disposable {
  /** @param timeoutMs the inactivity timeout; null when there is none. */
  begin(timeoutMs: number | null): void;
  end(): void;
  /** Whether the timeout has passed since the cloud was last asked. */
  hasIdledOut(usedAt: number | null): boolean;
}

export interface KeepAliveDependencies {
  /** Asks for the inactivity timeout, in milliseconds, without keeping the token by that; null when there is none. */
  readonly learnTimeout: (signal: AbortSignal) => CloudResult<number | null>;
  readonly touch: (signal: AbortSignal) => CloudResult<unknown>;
  /** When the cloud last took a request as activity, in epoch milliseconds of this computer's clock. */
  readonly usedAt: () => number | null;
  readonly attendance: ReadAttendance;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly log: Log;
}

/** Where there is no timeout, an organisation may switch one on in the midst of a shift: it is asked for again after so long. */
export const LEARN_AGAIN_MS = 15 * 60_000;
/** While the agent is gone the computer is asked this often whether they are back; the cloud is not. */
export const RETURN_CHECK_MS = 30_000;
/** A request in vain may leave this little to spare. */
const TOLERANCE_MS = 5_000;

export function createKeepAlive(dependencies: KeepAliveDependencies): KeepAlive {
  const { touch, learnTimeout, usedAt, attendance, clock, scheduler, chance, log } = dependencies;
  let timeoutMs: number | null = null;
  let running: AbortController | null = null;
  let timer: Disposable | null = null;
  let beganAt = 0;

  function end(): void {
    running?.abort();
    running = null;
    timer?.dispose();
    timer = null;
  }

  function wakeAfter(delayMs: number, halfMs: number, signal: AbortSignal, tries: number): void {
    timer?.dispose();
    timer = scheduler.after(Math.max(0, delayMs), () => void ring(halfMs, signal, tries));
  }

  const untilDueMs = (halfMs: number): number => (usedAt() ?? beganAt) + halfMs - clock.now();

  async function ring(halfMs: number, signal: AbortSignal, tries: number): Promise<void> {
    // Other requests count as well: while there are some, none is sent for this alone.
    const dueMs = untilDueMs(halfMs);
    if (dueMs > 0) return wakeAfter(dueMs, halfMs, signal, 1);
    const attended = await attendance(halfMs);
    if (signal.aborted) return;
    if (attended !== 'present') return wakeAfter(Math.min(RETURN_CHECK_MS, halfMs / 2), halfMs, signal, 1);
    const answer = await touch(signal);
    if (signal.aborted) return;
    if (answer.ok) return wakeAfter(Math.max(TOLERANCE_MS, untilDueMs(halfMs)), halfMs, signal, 1);
    log.info('the sign-in was not kept alive', { code: answer.error.code });
    wakeAfter(retryDelayMs(tries, answer.error.retryAfterMs, chance.fraction()), halfMs, signal, tries + 1);
  }

  function learnLater(signal: AbortSignal): void {
    timer = scheduler.after(LEARN_AGAIN_MS, () => void learnAgain(signal));
  }

  async function learnAgain(signal: AbortSignal): Promise<void> {
    const attended = await attendance(LEARN_AGAIN_MS);
    if (signal.aborted) return;
    const answer = attended === 'present' ? await learnTimeout(signal) : null;
    if (signal.aborted) return;
    if (answer?.ok === true && answer.value !== null) begin(answer.value);
    else learnLater(signal);
  }

  function begin(given: number | null): void {
    end();
    timeoutMs = given;
    beganAt = clock.now();
    running = new AbortController();
    if (given === null) learnLater(running.signal);
    else wakeAfter(untilDueMs(given / 2), given / 2, running.signal, 1);
  }

  return {
    begin,
    end,
    hasIdledOut: (at) => timeoutMs !== null && at !== null && clock.now() - at >= timeoutMs - TOLERANCE_MS,
    dispose: end,
  };
}
