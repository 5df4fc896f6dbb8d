/** A stretch of time, from its first instant to before its last. Both in epoch milliseconds; it may be empty. */
export interface Interval {
  readonly startAt: number;
  readonly endAt: number;
}

/** Length in milliseconds; an interval that ends before it begins (a clock was set back) has none. */
export const lengthMs = ({ startAt, endAt }: Interval): number => Math.max(0, endAt - startAt);

/** What of a stretch lies within an interval, all else of it kept; null when nothing does. */
export function clip<Stretch extends Interval>(stretch: Stretch, within: Interval): Stretch | null {
  const startAt = Math.max(stretch.startAt, within.startAt);
  const endAt = Math.min(stretch.endAt, within.endAt);
  if (endAt <= startAt) return null;
  return startAt === stretch.startAt && endAt === stretch.endAt ? stretch : { ...stretch, startAt, endAt };
}

/** What of each stretch lies within an interval, in the same order. */
export function clipAll<Stretch extends Interval>(stretches: readonly Stretch[], within: Interval): readonly Stretch[] {
  const clipped: Stretch[] = [];
  for (const stretch of stretches) {
    const inside = clip(stretch, within);
    if (inside !== null) clipped.push(inside);
  }
  return clipped;
}

/** By their starts. A year of parts is in its order already, and sorting it anew takes as long as all else. */
function ascending(intervals: readonly Interval[]): readonly Interval[] {
  for (let index = 1; index < intervals.length; index += 1) {
    const [one, other] = [intervals[index - 1], intervals[index]] as [Interval, Interval];
    if (one.startAt > other.startAt) return [...intervals].sort((first, second) => first.startAt - second.startAt);
  }
  return intervals;
}

/** The same instants with as few intervals as possible: overlapping and touching ones are one. Ascending, none empty. */
export function union(intervals: readonly Interval[]): readonly Interval[] {
  const joined: { startAt: number; endAt: number }[] = [];
  for (const { startAt, endAt } of ascending(intervals)) {
    if (endAt <= startAt) continue;
    const last = joined.at(-1);
    if (last !== undefined && startAt <= last.endAt) last.endAt = Math.max(last.endAt, endAt);
    else joined.push({ startAt, endAt });
  }
  return joined;
}

/** What of an interval none of the others covers. Ascending, none empty. */
export function uncovered(whole: Interval, covering: readonly Interval[]): readonly Interval[] {
  const left: Interval[] = [];
  let cursor = whole.startAt;
  for (const covered of clipAll(union(covering), whole)) {
    if (covered.startAt > cursor) left.push({ startAt: cursor, endAt: covered.startAt });
    cursor = covered.endAt;
  }
  if (cursor < whole.endAt) left.push({ startAt: cursor, endAt: whole.endAt });
  return left;
}

/** Milliseconds that the intervals have together; what several cover counts once. */
export const coveredMs = (intervals: readonly Interval[]): number =>
  union(intervals).reduce((total, each) => total + lengthMs(each), 0);
