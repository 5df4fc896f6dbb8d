/** What of a row's secondaries there is room for. Lengths in CSS pixels. */
export interface PillSpace {
  /** The natural width of each pill. */
  readonly widths: readonly number[];
  readonly available: number;
  readonly gap: number;
  /** The width of the last pill that stands for the rest, such as `+12`. */
  readonly moreWidth: number;
  /** The pill that must be seen, because it is current or wanted; null when none is. */
  readonly mustShow: number | null;
}

/** A single pill is shortened to this rather than left out. */
const LEAST_PILL_WIDTH = 60;

/**
 * Which pills are shown, by index in order. The others become one last pill `+2`. No pill is shortened as long as any fits
 * whole; the first, or the one that must be seen, is shortened when none does and it keeps a legible width.
 */
export function fitPills({ widths, available, gap, moreWidth, mustShow }: PillSpace): readonly number[] {
  const all = widths.map((_, index) => index);
  const total = widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, widths.length - 1);
  if (total <= available) return all;
  if (widths.length === 1) return all;
  const order = mustShow === null ? all : [mustShow, ...all.filter((index) => index !== mustShow)];
  const shown: number[] = [];
  let left = available - moreWidth;
  for (const index of order) {
    const needed = (widths[index] ?? 0) + gap;
    if (needed > left) break;
    shown.push(index);
    left -= needed;
  }
  const first = order[0];
  if (shown.length === 0 && first !== undefined && left - gap >= LEAST_PILL_WIDTH) shown.push(first);
  return shown.sort((one, other) => one - other);
}
