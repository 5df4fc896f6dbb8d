import type { ChartView } from '../../../../shared/history/axis';
import type { HistoryDay } from '../../../../shared/history/days';
import { formatColumnDuration } from '../../../../shared/history/format';
import type { HistoryPart, RoutingPart } from '../../../../shared/history/parts';
import type { TotalKey, Totals } from '../../../../shared/history/totals';
import type { Translator } from '../../../../shared/i18n';
import { axisMarks } from './axis-marks';
import type { ChartColours } from './chart-colours';
import type { ChartMeasures } from './chart-measures';
import { measuresFor } from './chart-measures';
import type { ChartRow } from './chart-rows';
import { heightOf, placeRows, signedInMs } from './chart-rows';
import { formatDayDate, formatDayName, formatMark } from './clock-words';
import { drawLegend, legendHeight } from './draw-legend';
import type { SegmentLabel } from './draw-segment';
import { drawRows } from './draw-rows';

/** What a picture of the chart shows. */
export interface PictureSheet {
  readonly translator: Translator;
  /** Its head: what it is, and of which days in which zone. Left out where it is empty. */
  readonly title: string;
  readonly subtitle: string;
  /** Oldest first. */
  readonly days: readonly HistoryDay[];
  readonly view: ChartView;
  readonly timeZone: string;
  readonly hidden: ReadonlySet<TotalKey>;
  readonly routing: readonly RoutingPart[];
  readonly labelOf: (part: HistoryPart) => SegmentLabel;
  readonly now: number;
  /** Its legend; left out where it is null. */
  readonly totals: Totals | null;
  readonly colours: ChartColours;
}

/** Sizes are those of the window at its usual text size, whatever the agent's: a file looks the same on every screen. */
const REM_PX = 16;
const WIDTH_PX = 1_000;
const MARGIN_PX = 20;
const LABEL_PX = 104;
const SUM_PX = 52;
const HEAD_PX = 48;
const AXIS_PX = 22;
const DENSITY = 2;
/** Chromium draws nothing on a canvas that is higher. */
const HIGHEST_CANVAS_PX = 16_000;

/** Draws the chart with all its rows, its head and its legend on a canvas of its own. */
export function drawPicture(sheet: PictureSheet): HTMLCanvasElement {
  const { days, view, timeZone, title, totals, routing } = sheet;
  const measures = measuresFor(days.length, REM_PX);
  const rows = placeRows(days, view, timeZone, measures);
  const plotWidth = WIDTH_PX - 2 * MARGIN_PX - LABEL_PX - SUM_PX;
  const headPx = title === '' ? 0 : HEAD_PX;
  const rowsTop = MARGIN_PX + headPx + AXIS_PX;
  const legendTop = rowsTop + heightOf(rows) + MARGIN_PX;
  const legendPx = totals === null ? 0 : legendHeight(totals, routing, WIDTH_PX - 2 * MARGIN_PX) + MARGIN_PX;
  const heightPx = legendTop + legendPx;
  const density = Math.min(DENSITY, HIGHEST_CANVAS_PX / heightPx);

  const canvas = document.createElement('canvas');
  canvas.width = Math.round(WIDTH_PX * density);
  canvas.height = Math.round(heightPx * density);
  const context = canvas.getContext('2d');
  if (context === null) return canvas;
  context.scale(density, density);
  context.fillStyle = sheet.colours.surface;
  context.fillRect(0, 0, WIDTH_PX, heightPx);
  if (headPx > 0) drawHead(context, sheet);

  const marks = axisMarks(view, plotWidth, 52);
  context.save();
  context.translate(MARGIN_PX + LABEL_PX, rowsTop);
  drawAxis(context, sheet, marks, measures);
  context.save();
  context.beginPath();
  context.rect(0, -1, plotWidth, heightOf(rows) + 2);
  context.clip();
  const drawing = { ...sheet, marks, locale: sheet.translator.locale };
  drawRows({ context, colours: sheet.colours, measures }, rows, plotWidth, drawing);
  context.restore();
  drawEnds(context, sheet, rows, plotWidth);
  context.restore();
  if (totals !== null) {
    context.translate(MARGIN_PX, legendTop);
    drawLegend(
      { context, colours: sheet.colours, measures },
      sheet.translator,
      totals,
      routing,
      WIDTH_PX - 2 * MARGIN_PX,
    );
  }
  return canvas;
}

function drawHead(context: CanvasRenderingContext2D, { title, subtitle, colours }: PictureSheet): void {
  context.textBaseline = 'top';
  context.fillStyle = colours.text;
  context.font = `600 18px ${colours.fontFamily}`;
  context.fillText(title, MARGIN_PX, MARGIN_PX);
  context.fillStyle = colours.text2;
  context.font = `400 12px ${colours.fontFamily}`;
  context.fillText(subtitle, MARGIN_PX, MARGIN_PX + 24);
}

function drawAxis(
  context: CanvasRenderingContext2D,
  { colours, translator }: PictureSheet,
  marks: ReturnType<typeof axisMarks>,
  { textPx }: ChartMeasures,
): void {
  context.font = `400 ${textPx}px ${colours.fontFamily}`;
  context.fillStyle = colours.text2;
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  for (const { minutes, px } of marks) context.fillText(formatMark(minutes, translator.locale), px, -5);
  context.textAlign = 'start';
}

/** The name of each day before its row, and its total after it. */
function drawEnds(
  context: CanvasRenderingContext2D,
  { colours, translator }: PictureSheet,
  rows: readonly ChartRow[],
  plotWidth: number,
): void {
  const { locale } = translator;
  context.textBaseline = 'middle';
  for (const { day, middlePx } of rows) {
    const total = signedInMs(day);
    context.font = `${total === 0 ? 400 : 500} 12px ${colours.fontFamily}`;
    context.fillStyle = total === 0 ? colours.text2 : colours.text;
    context.fillText(`${formatDayName(day.date, locale)} ${formatDayDate(day.date, locale)}`, -LABEL_PX, middlePx);
    context.textAlign = 'end';
    context.fillText(
      total === 0 ? translator.text('history.totals.none') : formatColumnDuration(total),
      plotWidth + SUM_PX,
      middlePx,
    );
    context.textAlign = 'start';
  }
}
