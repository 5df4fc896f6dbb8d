/**
 * How long the cloud asks us to wait, in milliseconds; null when it does not say.
 *
 * @param header `Retry-After`: whole seconds, or an HTTP date.
 * @param date The answer's own `Date`, by which an HTTP date is measured, so that a wrong clock here does no harm.
 * @param nowMs This computer's epoch milliseconds, where the answer has no `Date`.
 * @param message The error's text, which repeats the seconds: "Retry the request in [42] seconds".
 */
export function parseRetryAfterMs(
  header: string | null,
  date: string | null,
  nowMs: number,
  message: string | null,
): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1_000);
  const untilMs = /^[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(untilMs)) {
    const fromMs = date === null ? Number.NaN : Date.parse(date);
    return Math.max(0, untilMs - (Number.isNaN(fromMs) ? nowMs : fromMs));
  }
  const seconds = /in \[(\d+)\] seconds/.exec(message ?? '')?.[1];
  return seconds === undefined ? null : Number(seconds) * 1_000;
}
