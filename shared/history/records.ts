import type { Interval } from './interval';

/** A stretch as a cloud tells it; the running one has no end. Epoch milliseconds. */
export interface HistoryRecord {
  readonly startAt: number;
  readonly endAt: number | null;
  /** What stood: a presence definition, or a routing status. */
  readonly value: string;
}

/** Of two records with the same start the one to believe comes first: an ended one was told later than an open one. */
function byStartThenTrust(one: HistoryRecord, other: HistoryRecord): number {
  return (
    one.startAt - other.startAt ||
    (other.endAt ?? 0) - (one.endAt ?? 0) ||
    (one.value < other.value ? -1 : Number(one.value > other.value))
  );
}

/** What a cache tells is in its order already, and a year of it has 36,500 records. */
function ascending<Told extends HistoryRecord>(records: readonly Told[]): readonly Told[] {
  for (let index = 1; index < records.length; index += 1) {
    const [one, other] = [records[index - 1], records[index]] as [Told, Told];
    if (one.startAt >= other.startAt) return [...records].sort(byStartThenTrust);
  }
  return records;
}

/** Of all that begin at one instant the one to believe, without those that say nothing as they end where they begin. Ascending. */
export function distinctRecords<Told extends HistoryRecord>(records: readonly Told[]): readonly Told[] {
  const distinct: Told[] = [];
  for (const record of ascending(records)) {
    const isEmpty = record.endAt !== null && record.endAt <= record.startAt;
    if (!isEmpty && distinct.at(-1)?.startAt !== record.startAt) distinct.push(record);
  }
  return distinct;
}

/**
 * One ascending list without overlap from the records of any pages, in any order and told any number of times. At one
 * instant one value stands, so a record ends where the next begins at the latest. An open one stays open only as the last.
 *
 * @param endOfOpen until when an open one is known to have run, where that is known; epoch milliseconds.
 */
export function mergeRecords<Told extends HistoryRecord>(
  records: readonly Told[],
  endOfOpen: (record: Told) => number | null = () => null,
): readonly Told[] {
  const distinct = distinctRecords(records);
  const merged: Told[] = [];
  for (const [index, record] of distinct.entries()) {
    const endAt = record.endAt ?? endOfOpen(record);
    const next = distinct[index + 1];
    if (next !== undefined && (endAt === null || endAt > next.startAt)) merged.push({ ...record, endAt: next.startAt });
    else if (endAt === record.endAt) merged.push(record);
    else if (endAt === null || endAt > record.startAt) merged.push({ ...record, endAt });
  }
  return merged;
}

/** A record as far as it lies within an interval; the open one lasts as long as the interval. Null when nothing does. */
export function clipRecord<Told extends HistoryRecord>(
  record: Told,
  within: Interval,
): (Omit<Told, keyof Interval> & Interval) | null {
  const startAt = Math.max(record.startAt, within.startAt);
  const endAt = Math.min(record.endAt ?? within.endAt, within.endAt);
  if (endAt <= startAt) return null;
  // Most lie within: a copy of each of a year costs more than all else.
  if (startAt === record.startAt && endAt === record.endAt) return record as typeof record & Interval;
  return { ...record, startAt, endAt };
}
