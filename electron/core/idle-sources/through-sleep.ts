import type { Moment } from './moment';

/** A sleep where it lies on the clock that stands still in it: between two instants that are the same there. */
export interface PastSleep {
  /** That clock when the computer was last known to be awake before it. */
  readonly awakeMs: number;
  readonly sleptMs: number;
}

/** By how much, and by what part of the time since, the clocks may disagree before it is called a sleep: they are rounded and corrected. */
const CLOCKS_DISAGREE = { ms: 5_000, part: 0.001 };
/** Whole seconds are rounded down. */
const ROUNDING_MS = 1_000;

/** How long the computer slept between two instants; 0 where the clocks say nothing of a sleep. */
export function sleptBetween(earlier: Moment, later: Moment): number {
  const passedMs = later.throughSleepMs - earlier.throughSleepMs;
  const sleptMs = passedMs - (later.awakeMs - earlier.awakeMs);
  return sleptMs >= CLOCKS_DISAGREE.ms + passedMs * CLOCKS_DISAGREE.part ? sleptMs : 0;
}

/**
 * How long ago the last input was, of a source that stands still in sleep, as all on Linux do: what was slept since then is
 * added. Else whoever closed the lid at once would seem to be there when the computer wakes up by itself. Where the clocks tell of
 * no sleep (Windows), or there was none since, it is what the source says.
 *
 * @param idleMs as the source said it at `moment`.
 */
export function idleThroughSleep(sleeps: readonly PastSleep[], idleMs: number, moment: Moment): number {
  const inputAwakeMs = moment.awakeMs - idleMs;
  return sleeps
    .filter(({ awakeMs }) => inputAwakeMs <= awakeMs + ROUNDING_MS)
    .reduce((sum, { sleptMs }) => sum + sleptMs, idleMs);
}

/** Those that may still lie between an input and now, when no source says that it was longer ago than that. */
export function sleepsWithin(
  sleeps: readonly PastSleep[],
  longestIdleMs: number,
  moment: Moment,
): readonly PastSleep[] {
  return sleeps.filter(({ awakeMs }) => moment.awakeMs - longestIdleMs <= awakeMs + ROUNDING_MS);
}
