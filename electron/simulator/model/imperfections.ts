import type { Stretch } from './timeline';

const HOUR_MS = 3_600_000;

/** A number that looks as if it were drawn, and is told by another alone. */
function scattered(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 2246822507);
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** What a cloud tells that lost some hours: on one day in eight, what began between 10 and 13 o'clock UTC is missing. */
export function withGaps<Value>(stretches: readonly Stretch<Value>[]): readonly Stretch<Value>[] {
  return stretches.filter(({ startAt, endAt }) => {
    const day = Math.floor(startAt / (24 * HOUR_MS));
    const hour = (startAt / HOUR_MS) % 24;
    return endAt === null || hour < 10 || hour >= 13 || scattered(day) % 8 !== 0;
  });
}

/** What a cloud tells that learns late of the newest changes: what it has not heard of yet goes on. */
export function withLag<Value>(stretches: readonly Stretch<Value>[], knownUntil: number): readonly Stretch<Value>[] {
  return stretches.flatMap((stretch) => {
    if (stretch.startAt > knownUntil) return [];
    return stretch.endAt !== null && stretch.endAt > knownUntil ? [{ ...stretch, endAt: null }] : [stretch];
  });
}

/** How a list is cut into pages. */
export interface Paging {
  readonly pageSize: number;
  readonly pageNumber: number;
}

export interface PageFlaws {
  /** A page begins with the last thing of the page before. */
  readonly duplicates: boolean;
  /** The second page is empty, and what it should have held is on the third. */
  readonly emptyPages: boolean;
}

/** By how much two pages overlap; pages of one cannot. */
const overlapOf = (pageSize: number, { duplicates }: PageFlaws): number => (duplicates && pageSize > 1 ? 1 : 0);

/** One page of a list, as a cloud may cut it whose list changes while it is read. */
export function pageOf<One>(all: readonly One[], { pageSize, pageNumber }: Paging, flaws: PageFlaws): readonly One[] {
  if (flaws.emptyPages && pageNumber === 2) return [];
  const index = flaws.emptyPages && pageNumber > 2 ? pageNumber - 2 : pageNumber - 1;
  const overlap = overlapOf(pageSize, flaws);
  const from = index * (pageSize - overlap);
  // Beyond the end there is nothing, not even what a page would repeat.
  return index > 0 && from + overlap >= all.length ? [] : all.slice(from, from + pageSize);
}

/** How many pages there are until nothing more comes. */
export function pageCountOf(length: number, pageSize: number, flaws: PageFlaws): number {
  const overlap = overlapOf(pageSize, flaws);
  const pages = length <= pageSize ? Math.sign(length) : Math.ceil((length - overlap) / (pageSize - overlap));
  return flaws.emptyPages && pages > 1 ? pages + 1 : pages;
}

/** Every tenth record of a list as no client can read it: its start is no time. */
export function withBadRecords(records: readonly object[], timeName: string): readonly object[] {
  return records.map((record, index) => (index % 10 === 9 ? { ...record, [timeName]: 'unknown' } : record));
}
