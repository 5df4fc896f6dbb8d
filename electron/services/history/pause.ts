import type { Scheduler } from '../../ports';

/** Waits, and no longer than until the work is given up. Returns whether it was. */
export function pause(scheduler: Scheduler, durationMs: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = (): void => {
      timer.dispose();
      signal.removeEventListener('abort', end);
      resolve(signal.aborted);
    };
    const timer = scheduler.after(durationMs, end);
    signal.addEventListener('abort', end, { once: true });
  });
}
