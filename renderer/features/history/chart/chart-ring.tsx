import type { PlacedSegment } from './chart-model';

/** Around the segment, so that its own edge stays to be seen. */
const AROUND_PX = 3;

export interface ChartRingProps {
  readonly segment: PlacedSegment;
  readonly kind: 'focus' | 'selected';
  readonly widthPx: number;
  /** Of the highest segments. */
  readonly heightPx: number;
}

/** The ring around a segment, above the canvas. */
export function ChartRing({ segment, kind, widthPx, heightPx }: ChartRingProps) {
  const left = Math.max(0, Math.min(widthPx, segment.leftPx)) - AROUND_PX;
  const right = Math.max(0, Math.min(widthPx, segment.rightPx)) + AROUND_PX - 1;
  const height = heightPx + 2 * AROUND_PX;
  return (
    <div
      className={`chart-ring is-${kind}`}
      style={{ left, top: segment.row.middlePx - height / 2, width: right - left, height }}
    />
  );
}
