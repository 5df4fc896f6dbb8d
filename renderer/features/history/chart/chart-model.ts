import type { ChartView } from '../../../../shared/history/axis';
import { rowInterval } from '../../../../shared/history/axis';
import type { HistoryDay } from '../../../../shared/history/days';
import type { DrawnPart } from '../../../../shared/history/short-changes';
import type { TotalKey } from '../../../../shared/history/totals';
import type { SegmentPlace } from './chart-items';
import { itemAt, itemNear, itemsOf } from './chart-items';
import type { ChartRow } from './chart-rows';
import { rowAt } from './chart-rows';

/** Where everything stands in the chart, for the eye, the pointer and the keys alike. */
export interface ChartModel {
  /** Newest first. */
  readonly rows: readonly ChartRow[];
  readonly view: ChartView;
  readonly timeZone: string;
  readonly hidden: ReadonlySet<TotalKey>;
  readonly widthPx: number;
}

/** A segment with where it stands, in CSS pixels from the left edge of the rows. */
export interface PlacedSegment {
  readonly row: ChartRow;
  readonly item: DrawnPart;
  readonly leftPx: number;
  readonly rightPx: number;
}

/** A pointer within this distance of a short segment means it. */
const REACH_PX = 3;

export const msPerPxOf = ({ view, widthPx }: ChartModel): number => view.spanMs / widthPx;

export const itemsOfDay = (model: ChartModel, day: HistoryDay): readonly DrawnPart[] =>
  itemsOf(day, model.hidden, msPerPxOf(model));

/** The segment that a place names; undefined when it is hidden, or not of this range. */
export function segmentAt(model: ChartModel, { date, at }: SegmentPlace): PlacedSegment | undefined {
  const row = model.rows.find(({ day }) => day.date === date);
  const item = row && itemAt(itemsOfDay(model, row.day), at);
  return row === undefined || item === undefined ? undefined : placed(model, row, item);
}

/** The segment under a point, in CSS pixels from the left edge and from the top of the first row. */
export function segmentUnder(model: ChartModel, xPx: number, yPx: number): PlacedSegment | undefined {
  const row = rowAt(model.rows, yPx);
  if (row === undefined || xPx < 0 || xPx > model.widthPx) return undefined;
  const msPerPx = msPerPxOf(model);
  const shown = rowInterval(row.day, model.view, model.timeZone);
  const at = shown.startAt + xPx * msPerPx;
  if (at >= shown.endAt) return undefined;
  const items = itemsOfDay(model, row.day);
  const narrow = items.filter((item) => item.endAt - item.startAt < 2 * REACH_PX * msPerPx);
  const item = itemNear(narrow, at, REACH_PX * msPerPx) ?? itemAt(items, at);
  return item === undefined ? undefined : placed(model, row, item);
}

export const placeOf = ({ row, item }: PlacedSegment): SegmentPlace => ({ date: row.day.date, at: item.startAt });

function placed(model: ChartModel, row: ChartRow, item: DrawnPart): PlacedSegment {
  const { startAt } = rowInterval(row.day, model.view, model.timeZone);
  const msPerPx = msPerPxOf(model);
  const [leftPx, rightPx] = [(item.startAt - startAt) / msPerPx, (item.endAt - startAt) / msPerPx];
  return { row, item, leftPx, rightPx: Math.max(rightPx, leftPx + 2) };
}

/** Where the focus goes from a segment, or from nowhere. */
export type Step = 'earlier' | 'later' | 'day-above' | 'day-below' | 'week-above' | 'week-below' | 'first' | 'last';

const rowSteps: Partial<Record<Step, number>> = { 'day-above': -1, 'day-below': 1, 'week-above': -7, 'week-below': 7 };

/**
 * The place that a step leads to. Along a day from segment to segment, over midnight into the day before or after; from day
 * to day to what was at the same time. Days on which nothing is shown are passed over. At an end it stays where it is.
 */
export function stepFrom(model: ChartModel, from: SegmentPlace | null, step: Step): SegmentPlace | null {
  const { rows } = model;
  const index = rows.findIndex(({ day }) => day.date === from?.date);
  const row = rows[index];
  if (from === null || row === undefined) return startingPlace(model);
  const items = itemsOfDay(model, row.day);
  const rowStep = rowSteps[step];
  if (rowStep !== undefined) return besideAt(model, index, rowStep, from);
  const own = items.findIndex((item) => item.startAt <= from.at && from.at < item.endAt);
  const wanted = { earlier: own - 1, later: own + 1, first: 0, last: items.length - 1 }[step as 'earlier'];
  const next = items[wanted];
  if (next !== undefined) return { date: row.day.date, at: next.startAt };
  if (step === 'earlier' || step === 'later') return overMidnight(model, index, step) ?? from;
  return from;
}

/** The newest segment of the newest day on which anything is shown. */
export function startingPlace(model: ChartModel): SegmentPlace | null {
  for (const { day } of model.rows) {
    const last = itemsOfDay(model, day).at(-1);
    if (last !== undefined) return { date: day.date, at: last.startAt };
  }
  return null;
}

function overMidnight(model: ChartModel, index: number, step: 'earlier' | 'later'): SegmentPlace | null {
  const direction = step === 'earlier' ? 1 : -1;
  for (let at = index + direction; model.rows[at] !== undefined; at += direction) {
    const { day } = model.rows[at] as ChartRow;
    const item = itemsOfDay(model, day).at(step === 'earlier' ? -1 : 0);
    if (item !== undefined) return { date: day.date, at: item.startAt };
  }
  return null;
}

/** What another day shows at the same distance from its left edge. */
function besideAt(model: ChartModel, index: number, step: number, from: SegmentPlace): SegmentPlace {
  const { rows, view, timeZone } = model;
  const own = rows[index] as ChartRow;
  const afterLeft = from.at - rowInterval(own.day, view, timeZone).startAt;
  const direction = Math.sign(step);
  const wanted = Math.max(0, Math.min(rows.length - 1, index + step));
  for (let at = wanted; rows[at] !== undefined && at !== index; at += direction) {
    const { day } = rows[at] as ChartRow;
    const item = itemNear(itemsOfDay(model, day), rowInterval(day, view, timeZone).startAt + afterLeft);
    if (item !== undefined) {
      const at = Math.max(item.startAt, Math.min(item.endAt - 1, rowInterval(day, view, timeZone).startAt + afterLeft));
      return { date: day.date, at };
    }
  }
  return from;
}
