type Style = 'time' | 'time-with-seconds' | 'weekday' | 'date' | 'day-number';

const options: Record<Style, Intl.DateTimeFormatOptions> = {
  time: { timeStyle: 'short' },
  'time-with-seconds': { timeStyle: 'medium' },
  weekday: { weekday: 'short' },
  date: { day: 'numeric', month: 'short' },
  'day-number': { year: 'numeric', month: 'numeric', day: 'numeric', calendar: 'iso8601', numberingSystem: 'latn' },
};

/** Making a formatter costs more than using it a thousand times, so each is made once. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(style: Style, locale: string, timeZone: string | undefined): Intl.DateTimeFormat {
  const key = `${style} ${locale} ${timeZone ?? ''}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { ...options[style], ...(timeZone === undefined ? {} : { timeZone }) });
    formats.set(key, format);
  }
  return format;
}

/**
 * The time of day as the locale writes it: `10:42`, `10:42 AM`.
 *
 * @param at epoch milliseconds.
 * @param locale BCP 47 tag.
 * @param timeZone IANA name; the computer's own when absent.
 */
export function formatClockTime(at: number, locale: string, timeZone?: string): string {
  return formatOf('time', locale, timeZone).format(at);
}

/** As {@link formatClockTime}, to the second: `10:42:07`. */
export function formatClockTimeWithSeconds(at: number, locale: string, timeZone?: string): string {
  return formatOf('time-with-seconds', locale, timeZone).format(at);
}

/** The short name of the weekday in the locale: `Thu`. */
export function formatWeekday(at: number, locale: string, timeZone?: string): string {
  return formatOf('weekday', locale, timeZone).format(at);
}

/** Day and month in the locale, without the year: `22 Oct`. */
export function formatDate(at: number, locale: string, timeZone?: string): string {
  return formatOf('date', locale, timeZone).format(at);
}

/** How many local calendar days lie between two instants: 0 on the same day, 1 when `earlier` was yesterday. */
export function calendarDaysBetween(earlier: number, later: number, timeZone?: string): number {
  return dayNumber(later, timeZone) - dayNumber(earlier, timeZone);
}

function dayNumber(at: number, timeZone: string | undefined): number {
  const parts = formatOf('day-number', 'en', timeZone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((candidate) => candidate.type === type)?.value);
  return Math.round(Date.UTC(part('year'), part('month') - 1, part('day')) / 86_400_000);
}
