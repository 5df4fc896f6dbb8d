/** Making a formatter costs more than using it a thousand times, so each is made once. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    formats.set(key, known);
  }
  return known;
}

const noonOf = (date: string): number => Date.parse(`${date}T12:00:00Z`);

/**
 * A time of day for the axis: `07` or `7 AM` on whole hours, `07:30` between them.
 *
 * @param minutes after midnight, 0 to 1,440, which is the next midnight.
 */
export function formatMark(minutes: number, locale: string): string {
  if (minutes % 60 !== 0) return formatTimeOfDay(minutes, locale);
  const parts = format(locale, { hour: 'numeric' }).formatToParts(minutes * 60_000);
  if (parts.some(({ type }) => type === 'dayPeriod')) return parts.map(({ value }) => value).join('');
  // Some languages put a word to a lone hour, which an axis has no room for.
  return (parts.find(({ type }) => type === 'hour')?.value ?? '').padStart(2, '0');
}

/** A time of day in a sentence: `07:30`, `7:30 AM`. Parameters as for {@link formatMark}. */
export const formatTimeOfDay = (minutes: number, locale: string): string =>
  format(locale, { timeStyle: 'short' }).format(Math.round(minutes) * 60_000);

/** `Thu`, of a date such as `2026-10-22`. */
export const formatDayName = (date: string, locale: string): string =>
  format(locale, { weekday: 'short' }).format(noonOf(date));

/** `22 Oct`. */
export const formatDayDate = (date: string, locale: string): string =>
  format(locale, { day: 'numeric', month: 'short' }).format(noonOf(date));

/** `Thursday, 22 October`. */
export const formatWholeDay = (date: string, locale: string): string =>
  format(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(noonOf(date));
