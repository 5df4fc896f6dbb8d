import type { Translator } from '../i18n';

const SECOND_MS = 1_000;
const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3_600;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const wholeSeconds = (durationMs: number): number => Math.max(0, Math.floor(durationMs / SECOND_MS));

/**
 * A length for a column, to the minute, rounded down: `8:34`, `0:07`, `131:00`.
 *
 * @param durationMs milliseconds; negative counts as none.
 */
export function formatColumnDuration(durationMs: number): string {
  const minutes = Math.floor(wholeSeconds(durationMs) / MINUTE_SECONDS);
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}`;
}

/** A length for a table, to the second, rounded down: `0:22:14`. Parameter as for {@link formatColumnDuration}. */
export function formatTableDuration(durationMs: number): string {
  const seconds = wholeSeconds(durationMs);
  return `${formatColumnDuration(durationMs)}:${twoDigits(seconds % MINUTE_SECONDS)}`;
}

/**
 * The exact length in words, to the second: `22 min 14 s`, `1 h 05 min 00 s`, `14 s`.
 *
 * @param durationMs milliseconds; negative counts as none.
 */
export function formatExactDuration(translator: Translator, durationMs: number): string {
  const whole = wholeSeconds(durationMs);
  const hours = Math.floor(whole / HOUR_SECONDS);
  const minutes = Math.floor((whole % HOUR_SECONDS) / MINUTE_SECONDS);
  const seconds = whole % MINUTE_SECONDS;
  if (hours > 0) {
    const [paddedMinutes, paddedSeconds] = [twoDigits(minutes), twoDigits(seconds)];
    return translator.text('history.exact.hours', { hours, minutes: paddedMinutes, seconds: paddedSeconds });
  }
  return minutes > 0
    ? translator.text('history.exact.minutes', { minutes, seconds: twoDigits(seconds) })
    : translator.text('history.exact.seconds', { seconds });
}

/**
 * A part of the whole: `45 %`, `<1 %`, `100 %`. What is not all of it never shows as 100 %.
 *
 * @param share 0 to 1.
 */
export function formatShare(translator: Translator, share: number): string {
  if (share > 0 && share < 0.01) return translator.text('history.share.under-one');
  const percent = share < 1 ? Math.min(99, Math.round(share * 100)) : 100;
  return translator.text('history.share', { percent });
}
