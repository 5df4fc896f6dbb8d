/** Sizes of the chart in CSS pixels, which grow with the text. */
export interface ChartMeasures {
  /** From one row to the next. */
  readonly rowPx: number;
  /** Additional room above the first day of each week but the newest. */
  readonly weekGapPx: number;
  /** Additional room for the hours of a row whose clock changes in view. */
  readonly ownHoursPx: number;
  /** Height of work, of rest from it, and of the band of the routing status below. */
  readonly workPx: number;
  readonly restPx: number;
  readonly bandPx: number;
  /** Width and height of a glyph in a segment. */
  readonly glyphPx: number;
  /** Smallest text, in which segments and hours are labelled. */
  readonly textPx: number;
}

/** Beyond a month the rows are closer together, so that a year is no endless scroll. */
const ROOMY_DAYS = 31;

/**
 * @param days how many rows there are.
 * @param remPx the size of the page's text, which is 16 unless the agent wants it larger.
 */
export function measuresFor(days: number, remPx: number): ChartMeasures {
  const isRoomy = days <= ROOMY_DAYS;
  const rem = (value: number): number => Math.round(value * remPx);
  return {
    rowPx: rem(isRoomy ? 2.125 : 1.375),
    weekGapPx: rem(isRoomy ? 0.375 : 0.25),
    ownHoursPx: rem(0.875),
    workPx: rem(isRoomy ? 1.375 : 0.875),
    restPx: rem(isRoomy ? 1 : 0.5),
    bandPx: rem(isRoomy ? 0.1875 : 0.125),
    glyphPx: rem(isRoomy ? 0.875 : 0.6875),
    textPx: rem(0.6875),
  };
}
