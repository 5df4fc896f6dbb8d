import type { Clock, Disposable, Scheduler } from '../../ports';

/** One timer, set anew only when its time has changed. */
export interface Alarm extends Disposable {
  /** @param at epoch milliseconds, or null for none. */
  set(at: number | null): void;
}

export function createAlarm(options: {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly ring: () => unknown;
}): Alarm {
  const { clock, scheduler, ring } = options;
  let armed: { readonly at: number; readonly timer: Disposable } | null = null;

  function set(at: number | null): void {
    if (at === armed?.at) return;
    armed?.timer.dispose();
    armed = null;
    if (at === null || at === Infinity) return;
    const timer = scheduler.after(Math.max(0, at - clock.now()), () => {
      armed = null;
      ring();
    });
    armed = { at, timer };
  }

  return { set, dispose: () => set(null) };
}
