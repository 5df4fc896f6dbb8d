import type { Chance } from '../ports';

const FIRST_CEILING_MS = 1_000;
const LAST_CEILING_MS = 60_000;
const SHORTEST_MS = 100;

/**
 * How long to wait before the next try: anywhere between nothing and a ceiling that doubles from 1 s to 60 s, so that
 * a whole contact centre does not come back in step.
 *
 * @param failures Failed tries so far.
 */
export function backOffMs(failures: number, chance: Chance): number {
  const ceilingMs = Math.min(LAST_CEILING_MS, FIRST_CEILING_MS * 2 ** failures);
  return Math.max(SHORTEST_MS, Math.round(ceilingMs * chance.fraction()));
}
