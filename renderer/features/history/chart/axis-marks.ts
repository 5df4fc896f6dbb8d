import type { ChartView } from '../../../../shared/history/axis';

const MINUTE_MS = 60_000;

/** A line of the time of day that all rows share. */
export interface AxisMark {
  /** Minutes after midnight on the clock, 0 to 1,440. */
  readonly minutes: number;
  /** CSS pixels from the left edge. */
  readonly px: number;
}

/** In minutes. Each is a whole part of the next labels that people are used to. */
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720] as const;

/**
 * Where the clock of a usual day stands on whole minutes or hours, as close as the labels allow.
 *
 * @param widthPx of a row.
 * @param apartPx the least distance between two marks.
 */
export function axisMarks(view: ChartView, widthPx: number, apartPx: number): readonly AxisMark[] {
  const pxPerMinute = (widthPx / view.spanMs) * MINUTE_MS;
  const step = stepFor(pxPerMinute, apartPx);
  const lastMinutes = Math.min(1_440, view.fromMinutes + view.spanMs / MINUTE_MS);
  const marks: AxisMark[] = [];
  for (let minutes = Math.ceil(view.fromMinutes / step) * step; minutes <= lastMinutes; minutes += step) {
    marks.push({ minutes, px: (minutes - view.fromMinutes) * pxPerMinute });
  }
  return marks;
}

/** The least step, in minutes, whose marks are far enough apart. */
export const stepFor = (pxPerMinute: number, apartPx: number): number =>
  steps.find((step) => step * pxPerMinute >= apartPx) ?? 1_440;
