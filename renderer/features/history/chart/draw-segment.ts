import type { HistoryPart } from '../../../../shared/history/parts';
import type { ShortChanges } from '../../../../shared/history/short-changes';
import { totalKeyOf } from '../../../../shared/history/totals';
import type { TotalKey } from '../../../../shared/history/totals';
import type { ChartColours } from './chart-colours';
import { columnsOf } from './chart-items';
import type { ChartMeasures } from './chart-measures';
import { drawGlyph } from './draw-glyph';

/** What is drawn on, and how. */
export interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly colours: ChartColours;
  readonly measures: ChartMeasures;
}

/** A stretch from left to right in CSS pixels, and the middle of its row. */
export interface Place {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
  /** The width of the row: what is beyond cannot be seen. */
  readonly widthPx: number;
}

/** What is said within a segment that is wide enough. */
export interface SegmentLabel {
  readonly text: string;
  /** It is one of the organisation's own that stands under a system presence. */
  readonly isSecondary: boolean;
}

const RADIUS_PX = 3;
const OFFLINE_PX = 2;
/** Between two segments, and around a label. */
const GAP_PX = 1;
const LABEL_ROOM_PX = 6;
/** Narrower than this a segment has neither round corners nor an edge of its own. */
const PLAIN_PX = 5;
const FOLD_PX = 5;

const restKeys: ReadonlySet<TotalKey> = new Set(['break', 'meal', 'away', 'idle', 'unknown']);

export const isRest = (key: TotalKey): boolean => restKeys.has(key);

/** Draws one part: work high, rest lower, Offline a line, what is not known hatched. */
export function drawPart(brush: Brush, part: HistoryPart, place: Place, label: SegmentLabel): void {
  const key = totalKeyOf(part);
  if (key === 'offline') drawLine(brush, place);
  else if (part.kind === 'gap') drawGap(brush, place, part.reason === 'not-loaded');
  else drawBlock(brush, key as Exclude<TotalKey, 'gap'>, place, label);
}

function drawLine({ context, colours }: Brush, { left, right, middle }: Place): void {
  context.fillStyle = colours.of('offline').edge;
  context.fillRect(left, middle - OFFLINE_PX / 2, Math.max(right - left, 1), OFFLINE_PX);
}

/** Hatched where nobody recorded; only its dashed edge where it is still to be loaded. */
function drawGap({ context, colours, measures }: Brush, { left, right, middle }: Place, isToCome: boolean): void {
  const height = measures.workPx;
  const top = middle - height / 2;
  const width = Math.max(1, right - left - GAP_PX);
  context.save();
  context.beginPath();
  context.roundRect(left + 0.5, top + 0.5, Math.max(0.5, width - 1), height - 1, width > PLAIN_PX ? RADIUS_PX : 0);
  context.strokeStyle = colours.hatch;
  context.lineWidth = 1;
  if (isToCome) context.setLineDash([3, 3]);
  context.stroke();
  if (!isToCome) {
    context.clip();
    context.beginPath();
    // From the lower left to the upper right, at the same places however the part is cut.
    const step = 6;
    for (let x = Math.floor((left - height) / step) * step; x < right; x += step) {
      context.moveTo(x, top + height);
      context.lineTo(x + height, top);
    }
    context.stroke();
  }
  context.restore();
}

function drawBlock(brush: Brush, key: Exclude<TotalKey, 'gap'>, place: Place, label: SegmentLabel): void {
  const { context, colours, measures } = brush;
  const { fill, on, edge } = colours.of(key);
  const height = isRest(key) ? measures.restPx : measures.workPx;
  const top = place.middle - height / 2;
  const { left } = place;
  const width = Math.max(1, place.right - left - GAP_PX);
  if (width < PLAIN_PX) {
    context.fillStyle = width < 3 ? edge : fill;
    context.fillRect(left, top, width, height);
    return;
  }
  context.beginPath();
  context.roundRect(left + 0.5, top + 0.5, width - 1, height - 1, RADIUS_PX);
  context.fillStyle = fill;
  context.fill();
  if (key === 'training') drawDots(context, on, left, top, width, height);
  context.strokeStyle = edge;
  context.lineWidth = 1;
  context.stroke();
  context.fillStyle = on;
  if (label.isSecondary) drawFold(context, left + width, top);
  drawInside(brush, key, { ...place, right: left + width }, label);
}

/** What stands under a system presence has a folded corner. */
function drawFold(context: CanvasRenderingContext2D, right: number, top: number): void {
  context.beginPath();
  context.moveTo(right - FOLD_PX - 1, top + 1);
  context.lineTo(right - 1, top + 1);
  context.lineTo(right - 1, top + FOLD_PX + 1);
  context.fill();
}

/** The glyph where there is room for it, and the name beside it where there is room for both; of what can be seen. */
function drawInside(brush: Brush, key: Exclude<TotalKey, 'gap'>, place: Place, label: SegmentLabel): void {
  const { context, measures } = brush;
  const size = Math.min(measures.glyphPx, isRest(key) ? measures.restPx - 3 : measures.workPx - 4);
  const left = Math.max(0, place.left);
  const width = Math.min(place.widthPx, place.right) - left;
  if (width < size + LABEL_ROOM_PX) return;
  const top = place.middle - size / 2;
  const textWidth = widthOf(context, label.text);
  if (width < size + 3 * LABEL_ROOM_PX + textWidth) {
    drawGlyph(context, key, left + (width - size) / 2, top, size);
    return;
  }
  drawGlyph(context, key, left + LABEL_ROOM_PX, top, size);
  context.textBaseline = 'middle';
  context.fillText(label.text, left + size + 2 * LABEL_ROOM_PX, place.middle + 0.5);
}

/** Training looks as Meeting does but for its dots. */
function drawDots(
  context: CanvasRenderingContext2D,
  colour: string,
  left: number,
  top: number,
  width: number,
  height: number,
): void {
  context.save();
  context.globalAlpha = 0.45;
  context.fillStyle = colour;
  const step = 5;
  for (let x = Math.ceil((left + 3) / step) * step; x < left + width - 2; x += step) {
    for (let y = top + 4; y < top + height - 2; y += step) context.fillRect(x, y, 1, 1);
  }
  context.restore();
}

/** Changes that are too short to be drawn apart: of each pixel what was most of it, under a bar that says that there are more. */
export function drawGroup(brush: Brush, group: ShortChanges, place: Place, msPerPx: number): void {
  const { context, colours, measures } = brush;
  const top = place.middle - measures.workPx / 2;
  for (const { px, key } of columnsOf(group.parts, group.startAt, msPerPx)) {
    const isLow = isRest(key);
    const height = key === 'offline' ? OFFLINE_PX : isLow ? measures.restPx : measures.workPx;
    context.fillStyle = key === 'gap' ? colours.hatch : colours.of(key).fill;
    context.fillRect(place.left + px, place.middle - height / 2, 1, height);
  }
  context.fillStyle = colours.text;
  context.fillRect(place.left, top - 3, Math.max(2, place.right - place.left - GAP_PX), 1.5);
}

const widths = new Map<string, number>();

/** Measuring costs more than drawing, and there are few labels. */
function widthOf(context: CanvasRenderingContext2D, text: string): number {
  const key = `${context.font} ${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    ({ width } = context.measureText(text));
    widths.set(key, width);
  }
  return width;
}
