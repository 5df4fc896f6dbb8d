import './glyph.css';
import type { GlyphName, Shape } from './glyph-drawings';
import { glyphDrawings } from './glyph-drawings';

export interface GlyphProps {
  readonly name: GlyphName;
}

/** A drawing in the colour of the text around it. It says nothing to a screen reader: a word always stands beside it. */
export function Glyph({ name }: GlyphProps) {
  const shapes: readonly Shape[] = glyphDrawings[name];
  return (
    <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
      {shapes.map((shape) =>
        shape.strokeWidth === undefined ? (
          <path key={shape.d} d={shape.d} fill="currentColor" fillRule="evenodd" />
        ) : (
          <path
            key={shape.d}
            d={shape.d}
            fill="none"
            stroke="currentColor"
            strokeWidth={shape.strokeWidth}
            strokeLinecap="round"
            strokeLinejoin="round"
            strokeDasharray={shape.dash}
          />
        ),
      )}
    </svg>
  );
}
