import type { Translator } from '../i18n';
import { calendarDaysBetween, formatClockTime, formatDate, formatWeekday } from './clock-time';

/** Within this many days a weekday alone says which day is meant. */
const WEEKDAY_IS_CLEAR_DAYS = 7;

/**
 * When something will end, seen from now: `16:30`, `Fri 16:30`, `22 Oct 16:30`.
 *
 * @param until epoch milliseconds.
 * @param now epoch milliseconds.
 * @param timeZone IANA name; the computer's own when absent.
 */
export function formatUntil(translator: Translator, until: number, now: number, timeZone?: string): string {
  const time = formatClockTime(until, translator.locale, timeZone);
  const days = calendarDaysBetween(now, until, timeZone);
  if (days <= 0) return time;
  const formatDay = days < WEEKDAY_IS_CLEAR_DAYS ? formatWeekday : formatDate;
  return translator.text('moment.later', { day: formatDay(until, translator.locale, timeZone), time });
}
