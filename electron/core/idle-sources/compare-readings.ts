import { elapsedBetween, type Moment } from './moment';

export interface Reading {
  readonly idleMs: number;
  readonly moment: Moment;
}

/** Whole seconds are rounded twice, and an answer takes up to a second. */
export const SLACK_MS = 2_500;
/** Less than this is as good as 0: some sources count whole seconds. */
export const BARELY_MS = 1_000;
/** Some sources say 0 until a few seconds without input have passed, and the true time from then on. */
const THRESHOLD_SLACK_MS = 15_000;

/**
 * What a reading says beside the one before it.
 * - `rose`: nobody was there in between. `steady`: too little time passed to tell.
 * - `input`: somebody was there in between.
 * - `stuck`: it did not move, although it should have. `impossible`: it moved as time cannot.
 */
export type Comparison = 'rose' | 'steady' | 'input' | 'stuck' | 'impossible';

export function compareReadings(earlier: Reading, later: Reading): Comparison {
  const { leastMs, mostMs } = elapsedBetween(earlier.moment, later.moment);
  const growthMs = later.idleMs - earlier.idleMs;
  const headStartMs = earlier.idleMs < BARELY_MS ? THRESHOLD_SLACK_MS : SLACK_MS;
  if (growthMs >= leastMs - SLACK_MS && growthMs <= mostMs + headStartMs) {
    return growthMs >= BARELY_MS ? 'rose' : 'steady';
  }
  if (later.idleMs <= mostMs + SLACK_MS) return 'input';
  return Math.abs(growthMs) < BARELY_MS ? 'stuck' : 'impossible';
}
