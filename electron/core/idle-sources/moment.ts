/** One instant by three clocks. Only the first can be set by somebody; the others count from an arbitrary start, in milliseconds. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** Goes on while the computer sleeps. */
  readonly throughSleepMs: number;
  /** Stands still while the computer sleeps; on Windows it goes on too. */
  readonly awakeMs: number;
}

/** How much time passed, for a clock of which it is not known whether it goes on in sleep. */
export function elapsedBetween(earlier: Moment, later: Moment): { readonly leastMs: number; readonly mostMs: number } {
  const awakeMs = later.awakeMs - earlier.awakeMs;
  const throughSleepMs = later.throughSleepMs - earlier.throughSleepMs;
  return { leastMs: Math.min(awakeMs, throughSleepMs), mostMs: Math.max(awakeMs, throughSleepMs) };
}
