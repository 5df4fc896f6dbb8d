const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

export interface TickPlan {
  /** The instant whose running time is shown; whole minutes are counted from it. */
  readonly anchor: number;
  /** The instant of a countdown, or null: seconds are shown in its last minute only. */
  readonly countdownTo: number | null;
}

/** When the shown times change next. All instants are epoch milliseconds; the answer is later than `now`. */
export function nextTickAt(now: number, { anchor, countdownTo }: TickPlan): number {
  const nextMinute = anchor + (Math.floor((now - anchor) / MINUTE_MS) + 1) * MINUTE_MS;
  if (countdownTo === null || countdownTo <= now) return nextMinute;
  const lastMinuteStart = countdownTo - MINUTE_MS;
  if (now < lastMinuteStart) return Math.min(nextMinute, lastMinuteStart);
  const secondsLeft = Math.ceil((countdownTo - now) / SECOND_MS);
  return Math.min(nextMinute, countdownTo - (secondsLeft - 1) * SECOND_MS);
}

/** `now` cut down to whole seconds after the anchor, so that two readings in one second are the same. */
export function wholeSecondsAfter(anchor: number, now: number): number {
  return anchor + Math.floor((now - anchor) / SECOND_MS) * SECOND_MS;
}
