const FIRST_CEILING_MS = 1_000;
const LAST_CEILING_MS = 60_000;
const SHORTEST_DELAY_MS = 200;

/**
 * How long to wait before the next try: exponential back-off with full jitter, so that five thousand desks do not come
 * back together, and never sooner than the cloud asked for.
 *
 * @param tries how many tries have failed so far, at least 1.
 * @param retryAfterMs what `Retry-After` said, in milliseconds, or null.
 * @param chance a number in [0, 1).
 */
export function retryDelayMs(tries: number, retryAfterMs: number | null, chance: number): number {
  if (retryAfterMs !== null) return retryAfterMs + Math.round(FIRST_CEILING_MS * chance);
  const ceilingMs = Math.min(LAST_CEILING_MS, FIRST_CEILING_MS * 2 ** (tries - 1));
  return Math.max(SHORTEST_DELAY_MS, Math.round(ceilingMs * chance));
}
