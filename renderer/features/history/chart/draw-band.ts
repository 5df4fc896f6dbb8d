import type { Interval } from '../../../../shared/history/interval';
import type { RoutingPart } from '../../../../shared/history/parts';
import type { ChartRow } from './chart-rows';
import type { Brush } from './draw-segment';

/** The first of ascending stretches that ends after an instant. */
function firstAfter(stretches: readonly Interval[], at: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.endAt ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The routing status on queue, as a thin band below the presence: a line while idle, a bar in an interaction, a dashed one
 * while communicating, a dotted one while not responding.
 *
 * @param shown what the row shows.
 */
export function drawBand(
  brush: Brush,
  row: ChartRow,
  shown: Interval,
  msPerPx: number,
  routing: readonly RoutingPart[],
): void {
  const top = row.middlePx + brush.measures.workPx / 2 + 1;
  let drawnTo = -Infinity;
  for (let index = firstAfter(routing, shown.startAt); index < routing.length; index += 1) {
    const part = routing[index] as RoutingPart;
    if (part.startAt >= shown.endAt) return;
    const left = Math.max(0, (part.startAt - shown.startAt) / msPerPx);
    const right = (Math.min(part.endAt, shown.endAt) - shown.startAt) / msPerPx;
    // One of several within a pixel is enough.
    if (right - drawnTo < 0.5) continue;
    drawnTo = right;
    drawStatus(brush, part.status, left, Math.max(right, left + 1), top);
  }
}

/** One status of the band, also in the legend of a picture. */
export function drawStatus(
  { context, colours, measures }: Brush,
  status: RoutingPart['status'],
  left: number,
  right: number,
  top: number,
): void {
  const height = measures.bandPx;
  const dashed = (dash: number, gap: number): void => {
    for (let x = left; x < right; x += dash + gap) context.fillRect(x, top, Math.min(dash, right - x), height);
  };
  switch (status) {
    case 'off_queue':
    case 'unknown':
      return;
    case 'idle':
      context.fillStyle = colours.text2;
      context.fillRect(left, top + height / 2 - 0.5, right - left, 1);
      return;
    case 'interacting':
      context.fillStyle = colours.work;
      context.fillRect(left, top, right - left, height);
      return;
    case 'communicating':
      context.fillStyle = colours.work;
      dashed(6, 2);
      return;
    case 'not_responding':
      context.fillStyle = colours.alert;
      dashed(2, 2);
  }
}
