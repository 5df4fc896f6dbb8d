const form = /^(?:(\d{1,3})\s*h(?:ours?|rs?)?)?\s*(?:(\d{1,4})\s*m(?:in(?:utes?|s)?)?)?$/i;

/**
 * Reads a length such as `15m`, `1h`, `1h30m` or `90 min`; null when it is none. A number alone is none: nobody knows whether
 * it means minutes or hours.
 *
 * @returns milliseconds.
 */
export function parseLength(text: string): number | null {
  const [, hours, minutes] = form.exec(text.trim()) ?? [];
  if (hours === undefined && minutes === undefined) return null;
  return (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
}
