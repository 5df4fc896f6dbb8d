import type { Translator } from '../i18n';
import { calendarDaysBetween, formatClockTime, formatClockTimeWithSeconds, formatDate } from './clock-time';

/**
 * When something happened or will, to the second on the same day and with its date else: `10:42:03`, `22 Oct 16:30`.
 *
 * @param at epoch milliseconds.
 * @param now epoch milliseconds.
 */
export function formatMomentWithSeconds({ locale }: Translator, at: number, now: number): string {
  if (calendarDaysBetween(at, now) === 0) return formatClockTimeWithSeconds(at, locale);
  return `${formatDate(at, locale)} ${formatClockTime(at, locale)}`;
}
