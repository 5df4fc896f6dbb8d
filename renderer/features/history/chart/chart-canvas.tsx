import { useLayoutEffect, useRef } from 'react';
import type { ChartColours } from './chart-colours';
import { readColours } from './chart-colours';
import type { ChartMeasures } from './chart-measures';
import type { ChartRow } from './chart-rows';
import type { Drawing } from './draw-rows';
import { drawRows } from './draw-rows';

export interface ChartCanvasProps {
  readonly rows: readonly ChartRow[];
  /** The stretch that is drawn, in CSS pixels from the top of the first row of all. */
  readonly fromPx: number;
  readonly toPx: number;
  readonly widthPx: number;
  readonly measures: ChartMeasures;
  readonly drawing: Drawing;
  /** Changes when the colours or the density of the screen may have. */
  readonly look: unknown;
}

/** What is drawn of the rows. It says nothing to a screen reader: the chart speaks by itself, and the table says the same. */
export function ChartCanvas({ rows, fromPx, toPx, widthPx, measures, drawing, look }: ChartCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const known = useRef<{ look: unknown; colours: ChartColours } | null>(null);
  const heightPx = toPx - fromPx;
  useLayoutEffect(() => {
    const { current } = canvas;
    const context = current?.getContext('2d') ?? null;
    if (current === null || context === null) return;
    const before = known.current;
    const colours =
      before !== null && before.look === look ? before.colours : readColours(current.parentElement ?? current);
    known.current = { look, colours };
    const density = window.devicePixelRatio;
    const [width, height] = [Math.round(widthPx * density), Math.round(heightPx * density)];
    // Setting the size clears and allocates anew even where it stays.
    if (current.width !== width) current.width = width;
    if (current.height !== height) current.height = height;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.setTransform(density, 0, 0, density, 0, -fromPx * density);
    drawRows({ context, colours, measures }, rows, widthPx, drawing);
  }, [rows, fromPx, heightPx, widthPx, measures, drawing, look]);
  return <canvas ref={canvas} className="chart-canvas" style={{ top: fromPx, width: widthPx, height: heightPx }} />;
}
