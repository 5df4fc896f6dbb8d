import { useCallback, useSyncExternalStore } from 'react';
import { useApp } from '../../../app-context';

/**
 * The present in whole steps, in epoch milliseconds: draws again when a step is over, and never while the window is hidden.
 *
 * @param stepMs at least 1,000.
 */
export function useSteppedNow(stepMs: number): number {
  const { now } = useApp();
  const subscribe = useCallback(
    (onStep: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const schedule = (): void => {
        clearTimeout(timer);
        if (document.visibilityState === 'hidden') return;
        timer = setTimeout(
          () => {
            onStep();
            schedule();
          },
          stepMs - (now() % stepMs),
        );
      };
      const onVisibilityChange = (): void => {
        onStep();
        schedule();
      };
      document.addEventListener('visibilitychange', onVisibilityChange);
      schedule();
      return () => {
        document.removeEventListener('visibilitychange', onVisibilityChange);
        clearTimeout(timer);
      };
    },
    [now, stepMs],
  );
  return useSyncExternalStore(subscribe, () => Math.floor(now() / stepMs) * stepMs);
}
