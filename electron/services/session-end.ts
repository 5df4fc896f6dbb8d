import type { Clock, Disposable, Scheduler } from '../ports';

/** How long before its end a sign-in is said to end soon: time enough to finish a conversation first. */
export const ENDING_SOON_MS = 30 * 60_000;

/** Watches for the last half hour of a sign-in that does not renew itself. */
export interface SessionEnd extends Disposable {
  /** Begins to watch the present end, or stops. */
  watch(isSignedIn: boolean): void;
  isSoon(): boolean;
}

export interface SessionEndDependencies {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** Epoch milliseconds of this computer's clock; null when the sign-in renews itself. */
  readonly endsAt: () => number | null;
  readonly onChange: () => void;
}

export function createSessionEnd({ clock, scheduler, endsAt, onChange }: SessionEndDependencies): SessionEnd {
  let timer: Disposable | null = null;

  const untilSoonMs = (): number => (endsAt() ?? Infinity) - ENDING_SOON_MS - clock.now();

  function stop(): void {
    timer?.dispose();
    timer = null;
  }

  return {
    watch(isSignedIn) {
      stop();
      const inMs = untilSoonMs();
      if (isSignedIn && inMs > 0 && inMs !== Infinity) timer = scheduler.after(inMs, onChange);
    },
    isSoon: () => untilSoonMs() <= 0,
    dispose: stop,
  };
}
