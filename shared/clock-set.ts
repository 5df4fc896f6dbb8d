/** Two clocks never agree to the millisecond, and network time nudges one of them. */
const TOLERANCE_MS = 2_000;

/**
 * By how much somebody has set this computer's clock, in milliseconds; 0 when nobody has.
 *
 * @param formerOffset what the clock was ahead of a steady one before.
 * @param offset what it is ahead of it now.
 */
export function clockSetByMs(formerOffset: number, offset: number): number {
  const byMs = offset - formerOffset;
  return Math.abs(byMs) <= TOLERANCE_MS ? 0 : byMs;
}
