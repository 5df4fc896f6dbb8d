import type { GlyphName, Shape } from '../../../ui/glyph-drawings';
import { glyphDrawings } from '../../../ui/glyph-drawings';

/** The grid of the drawings. */
const GRID = 16;

const paths = new Map<string, Path2D>();

function pathOf(d: string): Path2D {
  let path = paths.get(d);
  if (path === undefined) {
    path = new Path2D(d);
    paths.set(d, path);
  }
  return path;
}

/** The drawing that `Glyph` shows, on a canvas, in the present fill style. Its left upper corner and its size in CSS pixels. */
export function drawGlyph(
  context: CanvasRenderingContext2D,
  name: GlyphName,
  x: number,
  y: number,
  sizePx: number,
): void {
  const shapes: readonly Shape[] = glyphDrawings[name];
  context.save();
  context.translate(x, y);
  context.scale(sizePx / GRID, sizePx / GRID);
  context.strokeStyle = context.fillStyle;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const shape of shapes) {
    if (shape.strokeWidth === undefined) {
      context.fill(pathOf(shape.d), 'evenodd');
      continue;
    }
    context.lineWidth = shape.strokeWidth;
    context.setLineDash(shape.dash?.split(' ').map(Number) ?? []);
    context.stroke(pathOf(shape.d));
  }
  context.restore();
}
