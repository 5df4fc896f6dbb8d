import type { ToldPresence } from './schemas';

/** The newest presence that was seen. */
export interface SeenPresence {
  readonly told: ToldPresence;
  /** Epoch milliseconds of the server's time; within the second that the headers name. */
  readonly version: number;
}

/**
 * The version of a presence in an order that fits the second-fine dates of HTTP: `Last-Modified`, else the `Date` of the
 * answer that first showed it. The answers must be given in the order of their requests, none of which left before the one
 * before was answered: of two different presences in one second the later one is then the newer, and gets the next
 * millisecond. One of an earlier second is old, whenever it comes.
 */
export function versionAfter(before: SeenPresence | null, told: ToldPresence): number {
  const at = told.lastModified?.at ?? told.date?.at;
  if (at === undefined) throw new Error('A presence without a date has no version.');
  if (before === null) return at;
  const isSameSecond = Math.floor(at / 1_000) === Math.floor(before.version / 1_000);
  if (isSame(before.told, told)) {
    // `Date` moves with every answer and says nothing about a change.
    return isSameSecond || told.lastModified === null ? before.version : at;
  }
  return isSameSecond ? before.version + 1 : at;
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
