import type { ToldPresence } from './schemas';

/** The newest presence that was seen. */
export interface SeenPresence {
  readonly told: ToldPresence;
  /** Epoch milliseconds of the server's time. */
  readonly version: number;
}

/** From the second that a date names to its last instant. */
const LAST_OF_SECOND_MS = 999;

/**
 * The version of a presence, by second-fine dates: `Last-Modified`, else the `Date` of the answer that first showed it.
 *
 * It is the last instant of that second, for within a second nobody knows what came first, and what may be newer than the
 * agent's choice must not pass for older. The answers must be given in the order of their requests, none of which left
 * before the one before was answered: of two different presences in one second the later one is then the newer, and its
 * version one millisecond higher. What an earlier second tells is old, whenever it comes.
 */
export function versionAfter(before: SeenPresence | null, told: ToldPresence): number {
  const version = secondOf(told) + LAST_OF_SECOND_MS;
  if (before === null) return version;
  const isSameSecond = secondOf(before.told) === secondOf(told);
  if (isSame(before.told, told)) {
    // `Date` moves with every answer and says nothing about a change.
    return isSameSecond || told.lastModified === null ? before.version : version;
  }
  return isSameSecond ? before.version + 1 : version;
}

function secondOf({ lastModified, date }: ToldPresence): number {
  const second = lastModified ?? date;
  if (second === null) throw new Error('A presence without a date has no version.');
  return second.at;
}

function isSame(one: ToldPresence, other: ToldPresence): boolean {
  return one.state === other.state && one.reason === other.reason;
}

/**
 * Whether `If-Unmodified-Since` with this answer's `Last-Modified` would notice every later change. It would not while the
 * second of the last change still runs: another change within it looks the same.
 */
export function isLockExact({ lastModified, date }: ToldPresence): boolean {
  return lastModified === null || date === null || date.at > lastModified.at;
}
