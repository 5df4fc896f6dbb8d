import type { ChartView } from '../../../../shared/history/axis';
import { rowInterval } from '../../../../shared/history/axis';
import type { HistoryDay } from '../../../../shared/history/days';
import { lengthMs } from '../../../../shared/history/interval';
import { isSignedIn, totalKeyOf } from '../../../../shared/history/totals';
import type { HourMark, LocalDay } from '../../../../shared/history/zone';
import { hourMarks } from '../../../../shared/history/zone';
import type { ChartMeasures } from './chart-measures';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A row of the chart and where it stands, in CSS pixels from the top of the first. */
export interface ChartRow {
  readonly day: HistoryDay;
  readonly topPx: number;
  readonly heightPx: number;
  /** The middle of what is drawn of the day. */
  readonly middlePx: number;
  /** A line parts it from the newer week above it. */
  readonly isWeekEnd: boolean;
  /** The hours of its own clock, where the clock changes in view; null where those of the axis hold. */
  readonly ownHours: readonly HourMark[] | null;
}

/**
 * One row for each day, the newest first.
 *
 * @param days oldest first.
 */
export function placeRows(
  days: readonly HistoryDay[],
  view: ChartView,
  timeZone: string,
  measures: ChartMeasures,
): readonly ChartRow[] {
  let topPx = 0;
  return [...days].reverse().map((day, index): ChartRow => {
    const isWeekEnd = index > 0 && weekdayOf(day) === SUNDAY;
    const ownHours = ownHoursOf(day, view, timeZone);
    if (isWeekEnd) topPx += measures.weekGapPx;
    const heightPx = measures.rowPx + (ownHours === null ? 0 : measures.ownHoursPx);
    const row = { day, topPx, heightPx, middlePx: topPx + heightPx - measures.rowPx / 2, isWeekEnd, ownHours };
    topPx += heightPx;
    return row;
  });
}

/** How high all rows are together. */
export function heightOf(rows: readonly ChartRow[]): number {
  const last = rows.at(-1);
  return last === undefined ? 0 : last.topPx + last.heightPx;
}

/** The rows that touch a stretch from top to bottom. */
export function rowsBetween(rows: readonly ChartRow[], topPx: number, bottomPx: number): readonly ChartRow[] {
  return rows.filter((row) => row.topPx + row.heightPx > topPx && row.topPx < bottomPx);
}

/** The row at a height; the gap above a week belongs to the row below it. */
export const rowAt = (rows: readonly ChartRow[], yPx: number): ChartRow | undefined =>
  yPx < 0 ? undefined : rows.find((row) => yPx < row.topPx + row.heightPx);

/** Milliseconds of a day that somebody was signed in. */
export const signedInMs = (day: HistoryDay): number =>
  day.parts.reduce((sum, part) => (isSignedIn(totalKeyOf(part)) ? sum + lengthMs(part) : sum), 0);

const SUNDAY = 0;

const weekdayOf = ({ date }: LocalDay): number => new Date(`${date}T12:00:00Z`).getUTCDay();

/** A clock is read hour by hour, which takes longer than a frame has for it. */
const knownMarks = new WeakMap<LocalDay, readonly HourMark[]>();

function marksOf(day: LocalDay, timeZone: string): readonly HourMark[] {
  let marks = knownMarks.get(day);
  if (marks === undefined) {
    marks = hourMarks(day, timeZone);
    knownMarks.set(day, marks);
  }
  return marks;
}

/** Null unless an hour in view stands elsewhere than on a usual day. */
function ownHoursOf(day: LocalDay, view: ChartView, timeZone: string): readonly HourMark[] | null {
  if (lengthMs(day) === DAY_MS) return null;
  const row = rowInterval(day, view, timeZone);
  const marks = marksOf(day, timeZone).filter(({ at }) => at >= row.startAt && at <= row.endAt);
  const isMoved = ({ at, hour }: HourMark): boolean =>
    Math.abs(at - row.startAt - (hour * 60 - view.fromMinutes) * MINUTE_MS) > MINUTE_MS;
  return marks.some(isMoved) ? marks : null;
}
