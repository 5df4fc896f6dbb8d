import type { GlyphName } from '../../../ui/glyph-drawings';
import { Glyph } from '../../../ui/glyph';
import type { SegmentKey } from './chart-items';
import type { PlacedSegment } from './chart-model';
import type { SegmentWords } from './segment-words';

export interface ChartTooltipProps {
  readonly words: SegmentWords;
  readonly segment: PlacedSegment;
  /** The stretch that can be seen, in CSS pixels from the top of the first row. */
  readonly seenFromPx: number;
  readonly seenToPx: number;
  readonly widthPx: number;
  /** Of the highest segments. */
  readonly heightPx: number;
  readonly remPx: number;
}

const WIDTH_REM = 16;
const AWAY_PX = 8;
/** As high as it ever is, in times of the text's size. */
const HEIGHT_REM = 8;

export const glyphOfSegment = (key: SegmentKey): GlyphName =>
  key === 'gap' || key === 'short-changes' ? 'unknown' : key;

/** What a segment is, beside it. It is never in the way of the pointer, and the screen reader is told otherwise. */
export function ChartTooltip(props: ChartTooltipProps) {
  const { words, segment, seenFromPx, seenToPx, widthPx, heightPx, remPx } = props;
  const { leftPx, rightPx, row } = segment;
  const [topPx, bottomPx] = [row.middlePx - heightPx / 2, row.middlePx + heightPx / 2];
  const width = WIDTH_REM * remPx;
  const middle = (Math.max(0, leftPx) + Math.min(widthPx, rightPx)) / 2;
  const left = Math.max(0, Math.min(widthPx - width, middle - width / 2));
  const isAbove = bottomPx + AWAY_PX + HEIGHT_REM * remPx > seenToPx && topPx - HEIGHT_REM * remPx > seenFromPx;
  const style = isAbove ? { left, top: topPx - AWAY_PX, translate: '0 -100%' } : { left, top: bottomPx + AWAY_PX };
  return (
    <div className="chart-tooltip" aria-hidden="true" data-presence={words.key} style={{ ...style, width }}>
      <p className="chart-tooltip-title">
        <Glyph name={glyphOfSegment(words.key)} />
        {words.title}
      </p>
      <p>
        <b>{words.times}</b> · {words.lasted}
      </p>
      {words.cause !== '' && <p>{words.cause}</p>}
      {words.note !== '' && <p className="chart-tooltip-note">{words.note}</p>}
    </div>
  );
}
