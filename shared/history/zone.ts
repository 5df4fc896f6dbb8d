import { Temporal } from 'temporal-polyfill';
import type { Interval } from './interval';

/** A local day. Most last 24 h; where clocks change it may be 23 h, 25 h or 23.5 h, and some days never were. */
export interface LocalDay extends Interval {
  /** `2026-10-25`. */
  readonly date: string;
}

/** Where an hour begins on the clock of a local day. */
export interface HourMark {
  /** Epoch milliseconds. */
  readonly at: number;
  /** 0 to 23. */
  readonly hour: number;
  /** Whether the same hour was on the clock before on this day: the clock was put back. */
  readonly isRepeated: boolean;
}

const HOUR_MS = 3_600_000;

const zonedAt = (at: number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);

/** Whether the name is that of a time zone which this computer knows: `Europe/Berlin`. */
export function isTimeZone(timeZone: string): boolean {
  try {
    zonedAt(0, timeZone);
    return true;
  } catch {
    return false;
  }
}

/**
 * The local day of an instant.
 *
 * @param at epoch milliseconds.
 * @param timeZone IANA name.
 */
export function localDayOf(at: number, timeZone: string): LocalDay {
  const date = zonedAt(at, timeZone).toPlainDate();
  const day = dayOfDate(date, timeZone);
  // St. John's put its clocks back from 00:01: for an hour it was the former date again, on a day that had begun.
  return at < day.endAt ? day : dayOfDate(date.add({ days: 1 }), timeZone);
}

/** Every local day that an interval touches, oldest first and whole. Days that a zone left out are not among them. */
export function localDays({ startAt, endAt }: Interval, timeZone: string): readonly LocalDay[] {
  if (endAt <= startAt) return [];
  const first = localDayOf(startAt, timeZone);
  const days = [first];
  let date = plainDate(first.date);
  for (let reached = first.endAt; reached < endAt;) {
    date = date.add({ days: 1 });
    const end = startOfDate(date.add({ days: 1 }), timeZone);
    if (end <= reached) continue;
    days.push({ date: date.toString(), startAt: reached, endAt: end });
    reached = end;
  }
  return days;
}

/**
 * The last days up to and with the one of `now`, as one interval of whole local days.
 *
 * @param count whole number of days, at least 1.
 */
export function lastDays(count: number, now: number, timeZone: string): Interval {
  const today = localDayOf(now, timeZone);
  return { startAt: startOfDate(plainDate(today.date).subtract({ days: count - 1 }), timeZone), endAt: today.endAt };
}

/**
 * The interval of whole local days from one date to another, both included.
 *
 * @param first `2026-10-05`.
 * @param last not before `first`.
 */
export function daysBetween(first: string, last: string, timeZone: string): Interval {
  return {
    startAt: startOfDate(plainDate(first), timeZone),
    endAt: startOfDate(plainDate(last).add({ days: 1 }), timeZone),
  };
}

/** Where each hour begins on the clock of a day, oldest first. */
export function hourMarks(day: LocalDay, timeZone: string): readonly HourMark[] {
  const marks: HourMark[] = [];
  const seen = new Set<number>();
  for (let at = day.startAt; at < day.endAt;) {
    const { hour, minute } = zonedAt(at, timeZone);
    // A clock that is moved by 30 minutes may come to stand between two hours.
    const isWhole = minute === 0;
    if (isWhole) {
      marks.push({ at, hour, isRepeated: seen.has(hour) });
      seen.add(hour);
    }
    at = nextWholeHour(at, timeZone);
  }
  return marks;
}

/** Of clocks whose offset is no multiple of an hour, too, and past a change of the clocks. */
function nextWholeHour(at: number, timeZone: string): number {
  const zoned = zonedAt(at, timeZone);
  const pastMs = zoned.minute * 60_000 + zoned.second * 1_000 + zoned.millisecond;
  const next = at + HOUR_MS - pastMs;
  const transition = zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity;
  return Math.min(next, transition);
}

/**
 * The instant at which the clock of a day shows a time: of two the earlier, and where the clock left it out as long
 * after midnight as it would have been.
 *
 * @param minutes after midnight on the clock, 0 to 1,440; 1,440 is the day's end.
 */
export function instantOnDay(day: LocalDay, minutes: number, timeZone: string): number {
  if (minutes >= 1_440) return day.endAt;
  const time = Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
  const at = plainDate(day.date).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
  return Math.min(Math.max(at, day.startAt), day.endAt);
}

/** Minutes after midnight that the clock shows, 0 to 1,439; seconds are left out. */
export function minutesOnClock(at: number, timeZone: string): number {
  const { hour, minute } = zonedAt(at, timeZone);
  return hour * 60 + minute;
}

const plainDate = (date: string): Temporal.PlainDate => Temporal.PlainDate.from(date);

const startOfDate = (date: Temporal.PlainDate, timeZone: string): number =>
  date.toZonedDateTime(timeZone).epochMilliseconds;

function dayOfDate(date: Temporal.PlainDate, timeZone: string): LocalDay {
  return {
    date: date.toString(),
    startAt: startOfDate(date, timeZone),
    endAt: startOfDate(date.add({ days: 1 }), timeZone),
  };
}
