import type { Interval } from '../../../shared/history/interval';
import type { HistoryRecord } from '../../../shared/history/records';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The cloud takes no longer interval at once. */
const LONGEST_WINDOW_DAYS = 7;

/** Analytics may be late by so much: what a day looks like then stays. */
const FINAL_AFTER_MS = 48 * HOUR_MS;

/** What is remembered of a day that was fetched before. */
interface KnownDay {
  /** UTC days since 1 January 1970. */
  readonly day: number;
  /** Epoch milliseconds. */
  readonly fetchedAt: number;
  readonly isFinal: boolean;
}

export const utcDayOf = (at: number): number => Math.floor(at / DAY_MS);

export const utcDayInterval = (day: number): Interval => ({ startAt: day * DAY_MS, endAt: (day + 1) * DAY_MS });

/** Every day in UTC that an interval touches, ascending. */
export function utcDaysIn({ startAt, endAt }: Interval): readonly number[] {
  if (endAt <= startAt) return [];
  const first = utcDayOf(startAt);
  return Array.from({ length: utcDayOf(endAt - 1) - first + 1 }, (_, index) => first + index);
}

/**
 * The days of an interval that are to be fetched, ascending: those that were not yet, and those that may have changed since.
 *
 * @param known what was fetched before.
 * @param freshMs for how long what may still change is taken as it is, in milliseconds.
 */
export function daysToFetch(
  interval: Interval,
  known: readonly KnownDay[],
  now: number,
  freshMs: number,
): readonly number[] {
  const settled = new Set(
    known.filter(({ isFinal, fetchedAt }) => isFinal || fetchedAt + freshMs > now).map(({ day }) => day),
  );
  return utcDaysIn({ ...interval, endAt: Math.min(interval.endAt, now) }).filter((day) => !settled.has(day));
}

/** Runs of days that follow each other, each short enough for one query, the newest first. Nobody waits for last year. */
export function windowsOf(days: readonly number[]): readonly (readonly number[])[] {
  const windows: number[][] = [];
  for (const day of [...days].sort((one, other) => other - one)) {
    const last = windows.at(-1);
    if (last !== undefined && last[0] === day + 1 && last.length < LONGEST_WINDOW_DAYS) last.unshift(day);
    else windows.push([day]);
  }
  return windows;
}

/** Whether a day that was fetched will not change any more: it ended long enough ago, and nothing on it still runs. */
export function isFinalDay(day: number, fetchedAt: number, records: readonly HistoryRecord[]): boolean {
  const { endAt } = utcDayInterval(day);
  return (
    fetchedAt >= endAt + FINAL_AFTER_MS && !records.some((record) => record.endAt === null && record.startAt < endAt)
  );
}
