import type { HistoryDay } from '../../../../shared/history/days';
import { lengthMs } from '../../../../shared/history/interval';
import type { HistoryPart } from '../../../../shared/history/parts';
import type { DrawnPart } from '../../../../shared/history/short-changes';
import { joinShortChanges } from '../../../../shared/history/short-changes';
import type { TotalKey } from '../../../../shared/history/totals';
import { totalKeyOf } from '../../../../shared/history/totals';

/** A segment is named by its day and an instant in it, so that it is found again when it has grown or was zoomed. */
export interface SegmentPlace {
  /** `2026-10-25`. */
  readonly date: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A segment that was chosen, as it was drawn then. */
export interface SelectedSegment extends SegmentPlace {
  readonly item: DrawnPart;
}

/** Narrower segments cannot be told apart by the eye; those that touch are drawn as one. In CSS pixels. */
const NARROWEST_PX = 2;

/** What is drawn of a day at a scale, without what the agent has hidden. */
export function itemsOf(day: HistoryDay, hidden: ReadonlySet<TotalKey>, msPerPx: number): readonly DrawnPart[] {
  const shown = hidden.size === 0 ? day.parts : day.parts.filter((part) => !hidden.has(totalKeyOf(part)));
  return joinShortChanges(shown, NARROWEST_PX * msPerPx);
}

/** The item that holds an instant. */
export const itemAt = (items: readonly DrawnPart[], at: number): DrawnPart | undefined =>
  items.find((item) => item.startAt <= at && at < item.endAt);

/** The item nearest to an instant, and no further from it than a distance in milliseconds. */
export function itemNear(items: readonly DrawnPart[], at: number, withinMs = Infinity): DrawnPart | undefined {
  const distance = (item: DrawnPart): number => Math.max(0, item.startAt - at, at - item.endAt + 1);
  let nearest: DrawnPart | undefined;
  for (const item of items) {
    if (distance(item) > withinMs) continue;
    // A short one beside a long one is only ever met when what holds the instant does not win by itself.
    if (nearest === undefined || distance(item) < distance(nearest)) nearest = item;
  }
  return nearest;
}

/** The whole part that a day's piece of it belongs to: from before midnight, or past it. */
export function wholePartOf(parts: readonly HistoryPart[], at: number): HistoryPart | undefined {
  let low = 0;
  let high = parts.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const part = parts[middle] as HistoryPart;
    if (part.endAt <= at) low = middle + 1;
    else if (part.startAt > at) high = middle - 1;
    else return part;
  }
  return undefined;
}

/** When the presence began of which an item shows a piece; null for gaps and groups, which are no change. */
export function beginningOf(
  item: DrawnPart,
  parts: readonly HistoryPart[],
): { readonly startAt: number; readonly definitionId: string } | null {
  const whole = item.kind === 'presence' ? wholePartOf(parts, item.startAt) : undefined;
  return whole?.kind === 'presence' ? { startAt: whole.startAt, definitionId: whole.definitionId } : null;
}

export type SegmentKey = TotalKey | 'short-changes';

export const keyOfItem = (item: DrawnPart): SegmentKey =>
  item.kind === 'short-changes' ? 'short-changes' : totalKeyOf(item);

/** Which kind takes most of each pixel of a group, from its first pixel on. At most one entry per pixel. */
export function columnsOf(
  parts: readonly HistoryPart[],
  startAt: number,
  msPerPx: number,
): readonly { readonly px: number; readonly key: TotalKey }[] {
  const columns: { px: number; key: TotalKey; ms: number }[] = [];
  for (const part of parts) {
    const px = Math.floor((part.startAt - startAt) / msPerPx);
    const last = columns.at(-1);
    const ms = lengthMs(part);
    if (last === undefined || last.px !== px) columns.push({ px, key: totalKeyOf(part), ms });
    else if (ms > last.ms) Object.assign(last, { key: totalKeyOf(part), ms });
  }
  return columns;
}
