import type { Interval } from '../../../shared/history/interval';
import { daysBetween, lastDays } from '../../../shared/history/zone';

/** The ranges that are one click away, by their number of local days. */
export const historyRanges = ['today', '7', '14', '31', '92', '366'] as const;
export type PresetRange = (typeof historyRanges)[number];

/** Days of the agent's own choice, both included: `2026-10-05`. */
export interface ChosenDays {
  readonly first: string;
  readonly last: string;
}

export type HistoryRange = PresetRange | ChosenDays;

/** The most days that can be chosen: main is asked for no more at once. */
export const MOST_DAYS = 366;

/** The last local days, today among them, or the chosen ones, as an interval. Each is as long as the clocks made it. */
export function intervalOf(range: HistoryRange, now: number, timeZone: string): Interval {
  if (typeof range === 'object') return daysBetween(range.first, range.last, timeZone);
  return lastDays(range === 'today' ? 1 : Number(range), now, timeZone);
}

/** `October 5 – 16, 2026`, or with short months, as the language writes it; one day by itself. */
export function formatDays(
  { startAt, endAt }: Interval,
  locale: string,
  timeZone: string,
  dateStyle: 'long' | 'medium' = 'long',
): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle, timeZone });
  return format.formatRange(startAt, endAt - 1);
}
