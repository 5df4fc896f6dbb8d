import type { ChartView } from '../../../../shared/history/axis';
import { rowInterval } from '../../../../shared/history/axis';
import type { Interval } from '../../../../shared/history/interval';
import type { HistoryPart, RoutingPart } from '../../../../shared/history/parts';
import type { TotalKey } from '../../../../shared/history/totals';
import type { HourMark } from '../../../../shared/history/zone';
import type { AxisMark } from './axis-marks';
import { stepFor } from './axis-marks';
import { itemsOf } from './chart-items';
import type { ChartRow } from './chart-rows';
import { drawBand } from './draw-band';
import type { Brush, Place, SegmentLabel } from './draw-segment';
import { drawGroup, drawPart } from './draw-segment';
import { formatMark } from './clock-words';

/** What the rows show, whoever draws them: the window, or a picture for a file. */
export interface Drawing {
  readonly view: ChartView;
  readonly timeZone: string;
  readonly locale: string;
  readonly hidden: ReadonlySet<TotalKey>;
  readonly routing: readonly RoutingPart[];
  readonly labelOf: (part: HistoryPart) => SegmentLabel;
  readonly marks: readonly AxisMark[];
  /** Epoch milliseconds, for the line that says so. */
  readonly now: number;
}

/** A stretch is drawn a little past the edges, so that no edge of it shows where it only goes on. */
const BEYOND_PX = 8;

/** Draws rows, one below the other. The canvas is already moved so that 0 is the top of the first row of all. */
export function drawRows(brush: Brush, rows: readonly ChartRow[], widthPx: number, drawing: Drawing): void {
  const { context, colours, measures } = brush;
  context.font = `500 ${measures.textPx}px ${colours.fontFamily}`;
  for (const row of rows) {
    drawGrid(brush, row, widthPx, drawing);
    drawRow(brush, row, widthPx, drawing);
  }
}

function drawGrid({ context, colours, measures }: Brush, row: ChartRow, widthPx: number, drawing: Drawing): void {
  const { marks } = drawing;
  context.fillStyle = colours.grid;
  if (row.isWeekEnd) context.fillRect(0, row.topPx - measures.weekGapPx / 2, widthPx, 1);
  if (row.ownHours !== null) {
    drawOwnHours({ context, colours, measures }, row, row.ownHours, widthPx, drawing);
    return;
  }
  const top = row.topPx - (row.isWeekEnd ? measures.weekGapPx : 0);
  for (const { px } of marks) context.fillRect(Math.round(px), top, 1, row.heightPx + row.topPx - top);
}

/** The hours of a day whose clock changes, above it; what came twice is marked, never hidden. */
function drawOwnHours(
  { context, colours, measures }: Brush,
  row: ChartRow,
  hours: readonly HourMark[],
  widthPx: number,
  { view, timeZone, locale }: Drawing,
): void {
  const { startAt } = rowInterval(row.day, view, timeZone);
  const pxPerMs = widthPx / view.spanMs;
  const apartPx = measures.textPx * 2.5;
  const step = stepFor(pxPerMs * 60_000, apartPx);
  const pxOf = ({ at }: HourMark): number => (at - startAt) * pxPerMs;
  const repeated = hours.filter(({ isRepeated }) => isRepeated);
  context.textBaseline = 'top';
  for (const mark of hours) {
    const px = pxOf(mark);
    context.fillStyle = colours.grid;
    context.fillRect(Math.round(px), row.topPx + measures.ownHoursPx, 1, measures.rowPx);
    const isCrowded = repeated.some((other) => Math.abs(pxOf(other) - px) < apartPx);
    if (!mark.isRepeated && ((mark.hour * 60) % step !== 0 || isCrowded)) continue;
    context.textAlign = px < apartPx / 2 ? 'start' : px > widthPx - apartPx / 2 ? 'end' : 'center';
    context.fillStyle = mark.isRepeated ? colours.info : colours.text2;
    context.fillText(formatMark(mark.hour * 60, locale), px, row.topPx + 2);
  }
  context.textAlign = 'start';
}

function drawRow(brush: Brush, row: ChartRow, widthPx: number, drawing: Drawing): void {
  const { view, timeZone, hidden, labelOf, now } = drawing;
  const shown = rowInterval(row.day, view, timeZone);
  const msPerPx = view.spanMs / widthPx;
  const beyondMs = BEYOND_PX * msPerPx;
  const placeOf = ({ startAt, endAt }: Interval): Place => ({
    left: Math.max(-BEYOND_PX, (startAt - shown.startAt) / msPerPx),
    right: Math.min(widthPx + BEYOND_PX, (Math.min(endAt, shown.endAt + beyondMs) - shown.startAt) / msPerPx),
    middle: row.middlePx,
    widthPx,
  });
  for (const item of itemsOf(row.day, hidden, msPerPx)) {
    if (item.endAt <= shown.startAt - beyondMs) continue;
    if (item.startAt >= shown.endAt + beyondMs) break;
    if (item.kind === 'short-changes') drawGroup(brush, item, placeOf(item), msPerPx);
    else drawPart(brush, item, placeOf(item), labelOf(item));
  }
  if (!hidden.has('on_queue')) drawBand(brush, row, shown, msPerPx, drawing.routing);
  if (now >= shown.startAt && now < shown.endAt) {
    const { context, colours } = brush;
    context.fillStyle = colours.now;
    context.fillRect(Math.round((now - shown.startAt) / msPerPx) - 1, row.topPx, 2, row.heightPx);
  }
}
