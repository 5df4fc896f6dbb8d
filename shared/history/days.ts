import type { Interval } from './interval';
import { clipAll } from './interval';
import type { HistoryPart } from './parts';
import type { LocalDay } from './zone';
import { localDays } from './zone';

/** A local day with what happened on it. */
export interface HistoryDay extends LocalDay {
  /** Clipped to the day. */
  readonly parts: readonly HistoryPart[];
}

/**
 * The days of an interval with their parts, oldest first. The parts of a day within the interval are as long as the day.
 *
 * @param parts ascending.
 */
export function historyDays(
  interval: Interval,
  parts: readonly HistoryPart[],
  timeZone: string,
): readonly HistoryDay[] {
  return withParts(localDays(interval, timeZone), parts);
}

/** Days with what happened on them. Parameters as for {@link historyDays}. */
export function withParts(days: readonly LocalDay[], parts: readonly HistoryPart[]): readonly HistoryDay[] {
  let first = 0;
  return days.map((day) => {
    // A year has 36,500 parts: what ended before this day ended before the next one, too.
    while ((parts[first]?.endAt ?? Infinity) <= day.startAt) first += 1;
    let end = first;
    while ((parts[end]?.startAt ?? Infinity) < day.endAt) end += 1;
    return { ...day, parts: clipAll(parts.slice(first, end), day) };
  });
}

/** The running part as it is now: it grows as long as it runs. Others stay. */
export function untilNow(parts: readonly HistoryPart[], now: number): readonly HistoryPart[] {
  const last = parts.at(-1);
  if (last?.kind !== 'presence' || !last.isOpen || now <= last.endAt) return parts;
  return [...parts.slice(0, -1), { ...last, endAt: now }];
}
