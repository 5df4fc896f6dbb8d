import type { Interval } from './interval';
import { clipAll } from './interval';
import type { HistoryPart } from './parts';
import { isSignedIn, totalKeyOf } from './totals';
import type { LocalDay } from './zone';
import { instantOnDay, minutesOnClock } from './zone';

/** Hours of the clock that every row of the chart shows: whole ones, 0 to 24, at least one apart. */
export interface AxisHours {
  readonly fromHour: number;
  readonly toHour: number;
}

export const wholeDay: AxisHours = { fromHour: 0, toHour: 24 };

/**
 * The hours in which somebody was signed in on any of the days, rounded out to the hour; the whole day when on none.
 *
 * @param parts ascending.
 */
export function workedHours(parts: readonly HistoryPart[], days: readonly LocalDay[], timeZone: string): AxisHours {
  const signedIn = parts.filter((part) => isSignedIn(totalKeyOf(part)));
  let from = Infinity;
  let to = -Infinity;
  for (const day of days) {
    const worked = clipAll(signedIn, day);
    const [first, last] = [worked[0], worked.at(-1)];
    if (first === undefined || last === undefined) continue;
    from = Math.min(from, minutesOnClock(first.startAt, timeZone));
    // Its last millisecond: what ends at midnight ends with this day, not at the beginning of the next.
    to = Math.max(to, minutesOnClock(last.endAt - 1, timeZone) + 1);
  }
  if (from >= to) return wholeDay;
  return { fromHour: Math.floor(from / 60), toHour: Math.ceil(to / 60) };
}

/** The instants between which a row of the chart shows its day. Longer or shorter than others where clocks change within. */
export function rowInterval(day: LocalDay, hours: AxisHours, timeZone: string): Interval {
  return {
    // On a day that begins at 01:00 hour 0 is its beginning.
    startAt: hours.fromHour === 0 ? day.startAt : instantOnDay(day, hours.fromHour * 60, timeZone),
    endAt: instantOnDay(day, hours.toHour * 60, timeZone),
  };
}
