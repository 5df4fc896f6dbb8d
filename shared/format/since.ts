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
  const day = earlierDay(translator, since, now, timeZone);
  if (day === 'today' || day === 'yesterday') return translator.text(`since.${day}`, { time });
  return translator.text('since.earlier', { day: day.name, time });
}

/**
 * When something happened, seen from now: `10:42`, `yesterday 16:30`, `Thu 16:30`, `22 Oct 16:30`.
 * Parameters as for {@link formatSince}.
 */
export function formatMoment(translator: Translator, at: number, now: number, timeZone?: string): string {
  const time = formatClockTime(at, translator.locale, timeZone);
  const day = earlierDay(translator, at, now, timeZone);
  if (day === 'today') return time;
  if (day === 'yesterday') return translator.text('moment.yesterday', { time });
  return translator.text('moment.earlier', { day: day.name, time });
}

type Day = 'today' | 'yesterday' | { readonly name: string };

/** What the day of an instant is called now. The future, of a clock that was set back, counts as today. */
function earlierDay(translator: Translator, at: number, now: number, timeZone: string | undefined): Day {
  const days = calendarDaysBetween(at, now, timeZone);
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  const format = days < WEEKDAY_IS_CLEAR_DAYS ? formatWeekday : formatDate;
  return { name: format(at, translator.locale, timeZone) };
}

/** Since-time and running time in one line: `since 10:42 · 1 h 12 m`. Parameters as for {@link formatSince}. */
export function formatSinceLine(translator: Translator, since: number, now: number, timeZone?: string): string {
  return `${formatSince(translator, since, now, timeZone)} · ${formatDuration(translator, now - since)}`;
}
