import { useCallback, useSyncExternalStore } from 'react';
import { useApp } from '../app-context';
import { nextTickAt, wholeSecondsAfter } from './next-tick';
import { watchTicks } from './watch-ticks';

/**
 * The present, in epoch milliseconds. Draws again when a shown time changes: each minute of the running time, each second
 * in the last minute of a countdown, and never while the window is hidden.
 *
 * @param anchor the instant whose running time is shown; null while none is, and then nothing ticks.
 * @param countdownTo the end of a countdown, or null.
 */
export function useNow(anchor: number | null, countdownTo: number | null = null): number {
  const { now } = useApp();
  const subscribe = useCallback(
    (onTick: () => void) =>
      anchor === null
        ? () => undefined
        : watchTicks(now, (after) => nextTickAt(after, { anchor, countdownTo }), onTick),
    [now, anchor, countdownTo],
  );
  return useSyncExternalStore(subscribe, () => wholeSecondsAfter(anchor ?? 0, now()));
}
