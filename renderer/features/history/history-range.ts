import type { Interval } from '../../../shared/history/interval';
import { lastDays } from '../../../shared/history/zone';

/** The ranges that are one click away, by their number of local days. */
export const historyRanges = ['today', '7', '14', '31', '92', '366'] as const;
export type HistoryRange = (typeof historyRanges)[number];

/** The last local days, today among them, as an interval. */
export function intervalOf(range: HistoryRange, now: number, timeZone: string): Interval {
  return lastDays(range === 'today' ? 1 : Number(range), now, timeZone);
}
