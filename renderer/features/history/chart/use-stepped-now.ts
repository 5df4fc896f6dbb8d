import { useCallback, useSyncExternalStore } from 'react';
import { useApp } from '../../../app-context';
import { watchTicks } from '../../../clock/watch-ticks';

/**
 * The present in whole steps, in epoch milliseconds: draws again when a step is over, and never while the window is hidden.
 *
 * @param stepMs at least 1,000.
 */
export function useSteppedNow(stepMs: number): number {
  const { now } = useApp();
  const subscribe = useCallback(
    (onStep: () => void) => watchTicks(now, (after) => (Math.floor(after / stepMs) + 1) * stepMs, onStep),
    [now, stepMs],
  );
  return useSyncExternalStore(subscribe, () => Math.floor(now() / stepMs) * stepMs);
}
