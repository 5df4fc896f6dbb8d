import { Temporal } from 'temporal-polyfill';
import type { Interval } from './interval';

interface Offset extends Interval {
  readonly offsetMs: number;
  /** `+02:00`. */
  readonly text: string;
}

/**
 * Writes instants with the offset of one zone: `2026-10-25T02:30:00+01:00`. It remembers from when to when an offset
 * holds, for a year has 36,500 records and two offsets.
 *
 * @param timeZone IANA name.
 */
export function isoTimeIn(timeZone: string): (at: number) => string {
  let known: Offset | null = null;
  return (at) => {
    if (known === null || at < known.startAt || at >= known.endAt) known = offsetAt(at, timeZone);
    return new Date(at + known.offsetMs).toISOString().slice(0, 19) + known.text;
  };
}

function offsetAt(at: number, timeZone: string): Offset {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const next = zoned.getTimeZoneTransition('next');
  return {
    startAt: at,
    endAt: next?.epochMilliseconds ?? Infinity,
    offsetMs: zoned.offsetNanoseconds / 1_000_000,
    text: zoned.offset.slice(0, 6),
  };
}
