import type { Translator } from '../i18n';
import { calendarDaysBetween, formatClockTime, formatDate, formatWeekday } from './clock-time';
import { formatDuration } from './duration';

/** Within this many days a weekday alone says which day is meant. */
const WEEKDAY_IS_CLEAR_DAYS = 7;

/**
 * When something began, seen from now: `since 10:42`, `since yesterday 16:30`, `since Thu 16:30`, `since 22 Oct 16:30`.
 *
 * @param since epoch milliseconds.
 * @param now epoch milliseconds.
 * @param timeZone IANA name; the computer's own when absent.
 */
export function formatSince(translator: Translator, since: number, now: number, timeZone?: string): string {
  const time = formatClockTime(since, translator.locale, timeZone);
  const days = calendarDaysBetween(since, now, timeZone);
  if (days <= 0) return translator.text('since.today', { time });
  if (days === 1) return translator.text('since.yesterday', { time });
  const day =
    days < WEEKDAY_IS_CLEAR_DAYS
      ? formatWeekday(since, translator.locale, timeZone)
      : formatDate(since, translator.locale, timeZone);
  return translator.text('since.earlier', { day, time });
}

/** Since-time and running time in one line: `since 10:42 · 1 h 12 m`. Parameters as for {@link formatSince}. */
export function formatSinceLine(translator: Translator, since: number, now: number, timeZone?: string): string {
  return `${formatSince(translator, since, now, timeZone)} · ${formatDuration(translator, now - since)}`;
}
