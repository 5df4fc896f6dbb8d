import { Temporal } from 'temporal-polyfill';
import type { Interval } from './interval';
import { zoneAt } from './recorded-zones';
import type { LivedZones } from './recorded-zones';

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

/** Writes instants with the offset of the zone that they were lived in. */
export function isoTimeAsLived(lived: LivedZones): (at: number) => string {
  const writers = new Map<string, (at: number) => string>();
  return (at) => {
    const timeZone = zoneAt(lived, at);
    const write = writers.get(timeZone) ?? isoTimeIn(timeZone);
    writers.set(timeZone, write);
    return write(at);
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
