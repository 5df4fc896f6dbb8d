import { useCallback, useSyncExternalStore } from 'react';
import { useApp } from '../app-context';

const SECOND_MS = 1_000;

const secondsUntil = (deadline: number, now: number): number => Math.max(0, Math.ceil((deadline - now) / SECOND_MS));

/**
 * Whole seconds until an instant, drawn again each second until it has come.
 *
 * @param deadline epoch milliseconds.
 */
export function useSecondsLeft(deadline: number): number {
  const { now } = useApp();
  const subscribe = useCallback(
    (onTick: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const schedule = (): void => {
        const leftMs = deadline - now();
        if (leftMs <= 0) return;
        // To the next whole second before the deadline; at one exactly, a whole second.
        timer = setTimeout(
          () => {
            onTick();
            schedule();
          },
          leftMs % SECOND_MS || SECOND_MS,
        );
      };
      schedule();
      return () => clearTimeout(timer);
    },
    [now, deadline],
  );
  return useSyncExternalStore(subscribe, () => secondsUntil(deadline, now()));
}
