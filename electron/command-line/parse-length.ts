/** Behind hours a number alone is minutes. */
const hoursAndMinutes = /^(\d{1,3})\s*h(?:ours?|rs?)?\s*(?:(\d{1,4})\s*(?:m(?:in(?:utes?|s)?)?)?)?$/i;
const minutesAlone = /^()(\d{1,4})\s*m(?:in(?:utes?|s)?)?$/i;

/**
 * Reads a length such as `15m`, `1h`, `1h30m`, `1h30` or `90 min`; null when it is none. A number alone is none: nobody knows whether
 * it means minutes or hours.
 *
 * @returns milliseconds.
 */
export function parseLength(text: string): number | null {
  const trimmed = text.trim();
  const found = hoursAndMinutes.exec(trimmed) ?? minutesAlone.exec(trimmed);
  if (found === null) return null;
  const [, hours = '', minutes = ''] = found;
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}
