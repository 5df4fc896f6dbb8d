import type { Scheduler } from '../ports';

export type CutShort = 'timed-out' | 'aborted';

/**
 * Runs a task that is cut short when the time is up or the caller gives up, even if the task ignores its signal.
 *
 * @param timeoutMs How long the task may take in all.
 * @param run Its signal is aborted when the task is cut short.
 */
export async function withDeadline<Value>(
  scheduler: Scheduler,
  timeoutMs: number,
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<Value>,
): Promise<{ readonly value: Value } | { readonly cutShort: CutShort }> {
  if (signal.aborted) return { cutShort: 'aborted' };
  const controller = new AbortController();
  let cut: (why: CutShort) => void = () => undefined;
  const wasCut = new Promise<{ cutShort: CutShort }>((resolve) => {
    cut = (why) => {
      controller.abort();
      resolve({ cutShort: why });
    };
  });
  const giveUp = (): void => cut('aborted');
  signal.addEventListener('abort', giveUp, { once: true });
  const timer = scheduler.after(timeoutMs, () => cut('timed-out'));
  try {
    return await Promise.race([run(controller.signal).then((value) => ({ value })), wasCut]);
  } finally {
    timer.dispose();
    signal.removeEventListener('abort', giveUp);
  }
}
