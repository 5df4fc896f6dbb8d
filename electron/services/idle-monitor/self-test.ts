import type { IdleSelfTestOptions, Scheduler } from '../../ports';
import type { IdleSelfTestSample } from '../../../shared/inactivity/idle-source';

export const SELF_TEST_EVERY_MS = 1_000;

/** Takes samples once a second while the person keeps their hands off. */
export async function runSelfTest(
  { durationMs, onSample, signal }: IdleSelfTestOptions,
  { scheduler, sample }: { readonly scheduler: Scheduler; sample(): Promise<IdleSelfTestSample> },
): Promise<void> {
  for (let passedMs = 0; !signal.aborted; passedMs += SELF_TEST_EVERY_MS) {
    const next = passedMs + SELF_TEST_EVERY_MS <= durationMs ? pause(scheduler, signal) : null;
    const taken = await sample();
    if (signal.aborted) return;
    onSample(taken);
    if (next === null) return;
    await next;
  }
}

function pause(scheduler: Scheduler, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = scheduler.after(SELF_TEST_EVERY_MS, resolve);
    const end = (): void => {
      timer.dispose();
      resolve();
    };
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
  });
}
