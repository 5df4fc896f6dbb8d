import type { Interval } from './interval';
import { clipAll, uncovered } from './interval';
import type { GapReason, HistoryPart, PresencePart } from './parts';

/**
 * The parts of an interval: what is known of it, and gaps where nothing is. Together they are exactly as long as it is.
 *
 * @param known ascending, without overlap.
 * @param reasonOf why nothing is known of a stretch; it may tell other reasons for parts of the stretch.
 */
export function fillGaps(
  whole: Interval,
  known: readonly PresencePart[],
  reasonOf: (gap: Interval) => readonly (Interval & { readonly reason: GapReason })[],
): readonly HistoryPart[] {
  const within = clipAll(known, whole);
  const gaps = uncovered(whole, within).flatMap((gap) => {
    const told = clipAll(reasonOf(gap), gap);
    const untold = uncovered(gap, told).map((each) => ({ ...each, reason: 'not-recorded' as const }));
    return [...told, ...untold].map((each): HistoryPart => ({ kind: 'gap', ...each }));
  });
  if (gaps.length === 0) return within;
  return [...within, ...gaps].sort((one, other) => one.startAt - other.startAt);
}
