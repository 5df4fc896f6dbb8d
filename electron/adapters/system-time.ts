import { randomUUID } from 'node:crypto';
import type { Chance, Clock, Disposable, Scheduler } from '../ports';

/** The zone that this computer is set to; asked each time, for people travel. */
export const systemTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The longest delay that Node's timers hold; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** This computer's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/**
 * Node's timers, for any delay. They keep a process alive on purpose: whatever is started is disposed, and what was
 * forgotten shows.
 */
export const systemScheduler: Scheduler = { after };

function after(delayMs: number, task: () => void): Disposable {
  let remainingMs = Math.max(0, delayMs);
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const stepMs = Math.min(remainingMs, LONGEST_TIMER_MS);
    remainingMs -= stepMs;
    timer = setTimeout(remainingMs > 0 ? wait : task, stepMs);
  };
  wait();
  return { dispose: () => clearTimeout(timer) };
}

/** Chance as the operating system gives it. The fraction spreads retries; nothing secret is made of it. */
export const systemChance: Chance = { uuid: () => randomUUID(), fraction: () => Math.random() };
