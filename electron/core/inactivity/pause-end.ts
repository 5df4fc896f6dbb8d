import { localDayOf } from '../../../shared/history/zone';

const HOUR_MS = 3_600_000;

/**
 * Until when automatic offline rests: for an hour, or until the local day is over, which on the nights of the clocks is not 24
 * hours long.
 *
 * @param now epoch milliseconds.
 * @param timeZone IANA name.
 */
export const pauseEndOf = (length: 'one-hour' | 'today', now: number, timeZone: string): number =>
  length === 'one-hour' ? now + HOUR_MS : localDayOf(now, timeZone).endAt;
