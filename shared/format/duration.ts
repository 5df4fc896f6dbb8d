import type { Translator } from '../i18n';

const MINUTE_MS = 60_000;
const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;

interface DurationParts {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

/** Whole days, hours and minutes of a length of time; a negative one (a clock that was set back) counts as none. */
function durationParts(durationMs: number): DurationParts {
  const minutes = Math.max(0, Math.floor(durationMs / MINUTE_MS));
  return {
    days: Math.floor(minutes / MINUTES_PER_DAY),
    hours: Math.floor((minutes % MINUTES_PER_DAY) / MINUTES_PER_HOUR),
    minutes: minutes % MINUTES_PER_HOUR,
  };
}

/**
 * A length of time for the eye, in its two largest units, rounded down: `just now`, `6 m`, `1 h 05 m`, `2 d 3 h`.
 *
 * @param durationMs milliseconds; negative counts as none.
 */
export function formatDuration(translator: Translator, durationMs: number): string {
  const { days, hours, minutes } = durationParts(durationMs);
  if (days > 0) return translator.text('duration.days', { days, hours });
  if (hours > 0) return translator.text('duration.hours', { hours, minutes: String(minutes).padStart(2, '0') });
  return minutes > 0 ? translator.text('duration.minutes', { minutes }) : translator.text('duration.just-now');
}

/**
 * The same length for the ear, in whole words: `less than a minute`, `6 minutes`, `1 hour 5 minutes`.
 *
 * @param durationMs milliseconds; negative counts as none.
 */
export function formatSpokenDuration(translator: Translator, durationMs: number): string {
  const { days, hours, minutes } = durationParts(durationMs);
  if (days > 0) return translator.text('duration.spoken.days', { days, hours });
  if (hours > 0) return translator.text('duration.spoken.hours', { hours, minutes });
  return minutes > 0
    ? translator.text('duration.spoken.minutes', { minutes })
    : translator.text('duration.spoken.under-a-minute');
}

/**
 * The same length inside a sentence: `less than a minute`, `34 min`, `1 h 05 min`, `2 d 3 h`.
 *
 * @param durationMs milliseconds; negative counts as none.
 */
export function formatDurationInSentence(translator: Translator, durationMs: number): string {
  const { days, hours, minutes } = durationParts(durationMs);
  if (days > 0) return translator.text('duration.sentence.days', { days, hours });
  if (hours > 0)
    return translator.text('duration.sentence.hours', { hours, minutes: String(minutes).padStart(2, '0') });
  return minutes > 0
    ? translator.text('duration.sentence.minutes', { minutes })
    : translator.text('duration.sentence.under-a-minute');
}
