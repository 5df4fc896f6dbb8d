import type { Interval } from './interval';
import type { HistoryPart } from './parts';
import { isSignedIn, totalKeyOf } from './totals';
import type { LocalDay } from './zone';
import { hourMarks } from './zone';

/** A working day with its beginning and its end. */
const USUAL_MS = 12 * 3_600_000;

/**
 * The stretch of a day that a strip of it shows: from hour to hour, with the present and all of the day on which the agent
 * was signed in, and at least twelve hours of it where the day has them.
 *
 * @param parts of the day, ascending.
 * @param now epoch milliseconds, on that day.
 */
export function stripSpan(day: LocalDay, parts: readonly HistoryPart[], now: number, timeZone: string): Interval {
  const marks = [...new Set([day.startAt, ...hourMarks(day, timeZone).map(({ at }) => at), day.endAt])];
  const markUpTo = (at: number): number => marks.findLast((mark) => mark <= at) ?? day.startAt;
  const markFrom = (at: number): number => marks.find((mark) => mark >= at) ?? day.endAt;
  const work = parts.filter((part) => isSignedIn(totalKeyOf(part)));
  const startAt = markUpTo(Math.min(work[0]?.startAt ?? now, now));
  const endAt = markFrom(Math.max(work.at(-1)?.endAt ?? now, now + 1, startAt + USUAL_MS));
  return { startAt: Math.min(startAt, markUpTo(endAt - USUAL_MS)), endAt };
}
