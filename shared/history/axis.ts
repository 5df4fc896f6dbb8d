import type { HistoryDay } from './days';
import type { Interval } from './interval';
import { clip, lengthMs, union } from './interval';
import type { HistoryPart } from './parts';
import { isSignedIn, totalKeyOf } from './totals';
import type { LocalDay } from './zone';
import { instantOnDay, minutesOnClock } from './zone';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** As far as one can zoom in. */
const SHORTEST_SPAN_MS = 5 * MINUTE_MS;

/** Less than this is not shown of itself: an agent's first minutes would fill the whole width. */
const SHORTEST_HOME_HOURS = 4;

/** The time of day that every row of the chart shows. */
export interface ChartView {
  /** What the clock shows at the left edge of each row, in minutes after midnight; may be fractional. */
  readonly fromMinutes: number;
  /** Milliseconds from the left edge to the right one, the same in each row. */
  readonly spanMs: number;
}

/** Whether every day is as long as the clock says. A zone that moves its clock twice on one day, and back, is not known. */
const isUsual = (day: LocalDay): boolean => lengthMs(day) === DAY_MS;

const longestMs = (days: readonly LocalDay[]): number => Math.max(DAY_MS, ...days.map(lengthMs));

/** Everything: from midnight, as long as the longest of the days. */
export const wholeView = (days: readonly LocalDay[]): ChartView => ({ fromMinutes: 0, spanMs: longestMs(days) });

/** The hours in which somebody was signed in on any of the days, rounded out to the hour; everything when on none. */
export function workedView(days: readonly HistoryDay[], timeZone: string): ChartView {
  let from = Infinity;
  let to = -Infinity;
  for (const day of days) {
    const first = day.parts.find(isAtWork);
    const last = day.parts.findLast(isAtWork);
    if (first === undefined || last === undefined) continue;
    from = Math.min(from, clockMinutes(day, first.startAt, timeZone));
    // Its last millisecond: what ends at midnight ends with this day, not at the beginning of the next.
    to = Math.max(to, clockMinutes(day, last.endAt - 1, timeZone) + 1);
  }
  if (from >= to) return wholeView(days);
  const fromHour = Math.floor(from / 60);
  const toHour = Math.min(24, Math.max(Math.ceil(to / 60), fromHour + SHORTEST_HOME_HOURS));
  const fromMinutes = Math.min(fromHour, toHour - SHORTEST_HOME_HOURS) * 60;
  const rows = days.map((day) => instantAt(day, toHour * 60, timeZone) - instantAt(day, fromMinutes, timeZone));
  return { fromMinutes, spanMs: Math.max(...rows) };
}

/**
 * The instants between which a row shows its day. Its left edge has the same time on the clock as that of all others; where
 * clocks change in between, what is right of the change is not below its like. Empty where the day ends before.
 */
export function rowInterval(day: LocalDay, view: ChartView, timeZone: string): Interval {
  const startAt = instantAt(day, view.fromMinutes, timeZone);
  return { startAt, endAt: Math.min(day.endAt, startAt + view.spanMs) };
}

/**
 * Closer by a factor above 1, further by one below it; what is at the anchor stays where it is.
 *
 * @param anchor 0 at the left edge, 1 at the right one.
 */
export function zoomView(view: ChartView, factor: number, anchor: number, days: readonly LocalDay[]): ChartView {
  const spanMs = Math.min(longestMs(days), Math.max(SHORTEST_SPAN_MS, view.spanMs / factor));
  const fromMinutes = view.fromMinutes + ((view.spanMs - spanMs) * anchor) / MINUTE_MS;
  return within({ fromMinutes, spanMs }, days);
}

/** Later by a stretch of milliseconds, or earlier by a negative one; never past the ends of the day. */
export function panView(view: ChartView, byMs: number, days: readonly LocalDay[]): ChartView {
  return within({ ...view, fromMinutes: view.fromMinutes + byMs / MINUTE_MS }, days);
}

/** The same width, moved no further than it takes to see a stretch of a day, or the beginning of one that is wider. */
export function revealInView(
  view: ChartView,
  stretch: Interval,
  day: LocalDay,
  days: readonly LocalDay[],
  timeZone: string,
): ChartView {
  const { startAt } = rowInterval(day, view, timeZone);
  const seen = clip(stretch, { startAt, endAt: startAt + view.spanMs });
  // What goes on beyond an edge is seen well enough where it is.
  if (seen !== null && lengthMs(seen) >= Math.min(lengthMs(stretch), view.spanMs / 50)) return view;
  const leftMs = stretch.startAt - startAt;
  const rightMs = stretch.endAt - (startAt + view.spanMs);
  return panView(view, leftMs < 0 ? leftMs : Math.min(rightMs, leftMs), days);
}

/** As close as it takes for a stretch of a day to fill most of the width. */
export function zoomTo(
  view: ChartView,
  stretch: Interval,
  day: LocalDay,
  days: readonly LocalDay[],
  timeZone: string,
): ChartView {
  const { startAt } = rowInterval(day, view, timeZone);
  const anchor = ((stretch.startAt + stretch.endAt) / 2 - startAt) / view.spanMs;
  const close = zoomView(view, view.spanMs / (lengthMs(stretch) * 1.25), anchor, days);
  return revealInView(close, stretch, day, days, timeZone);
}

/** The parts that rows of this view show, of all days, cut at its edges. What goes on over midnight in view stays one. */
export function partsInView(
  parts: readonly HistoryPart[],
  days: readonly LocalDay[],
  view: ChartView,
  timeZone: string,
): readonly HistoryPart[] {
  const visible: HistoryPart[] = [];
  let first = 0;
  for (const row of union(days.map((day) => rowInterval(day, view, timeZone)))) {
    while ((parts[first]?.endAt ?? Infinity) <= row.startAt) first += 1;
    for (let index = first; (parts[index]?.startAt ?? Infinity) < row.endAt; index += 1) {
      const clipped = clip(parts[index] as HistoryPart, row);
      if (clipped !== null) visible.push(clipped);
    }
  }
  return visible;
}

const isAtWork = (part: HistoryPart): boolean => isSignedIn(totalKeyOf(part));

function within({ fromMinutes, spanMs }: ChartView, days: readonly LocalDay[]): ChartView {
  const lastMinutes = (longestMs(days) - spanMs) / MINUTE_MS;
  return { fromMinutes: Math.max(0, Math.min(fromMinutes, lastMinutes, 1_440)), spanMs };
}

/** When the clock of a day shows a time; by arithmetic on a usual day, for a year has 366 of them. */
function instantAt(day: LocalDay, minutes: number, timeZone: string): number {
  // On a day that begins at 01:00 the hour 0 is its beginning.
  if (minutes <= 0) return day.startAt;
  if (isUsual(day)) return Math.min(day.endAt, day.startAt + minutes * MINUTE_MS);
  const whole = Math.floor(minutes);
  return Math.min(day.endAt, instantOnDay(day, whole, timeZone) + (minutes - whole) * MINUTE_MS);
}

const clockMinutes = (day: LocalDay, at: number, timeZone: string): number =>
  isUsual(day) ? Math.floor((at - day.startAt) / MINUTE_MS) : minutesOnClock(at, timeZone);
