import type { Chance } from '../ports';

const FIRST_CEILING_MS = 1_000;
export const LAST_CEILING_MS = 60_000;
const SHORTEST_MS = 100;

/**
 * How long to wait before the next try, in milliseconds: anywhere between nothing and a ceiling that doubles from 1 s, so
 * that a whole contact centre does not come back in step.
 *
 * @param failures Failed tries so far.
 * @param lastCeilingMs What the ceiling does not rise above: a minute, unless somebody waits for it.
 */
export function backOffMs(failures: number, chance: Chance, lastCeilingMs = LAST_CEILING_MS): number {
  const ceilingMs = Math.min(lastCeilingMs, FIRST_CEILING_MS * 2 ** failures);
  return Math.max(SHORTEST_MS, Math.round(ceilingMs * chance.fraction()));
}
