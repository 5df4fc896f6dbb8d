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

/**
 * One ascending list without overlap from the records of any pages, in any order and told any number of times. At one
 * instant one value stands, so a record ends where the next begins at the latest. An open one stays open only as the last.
 */
export function mergeRecords<Told extends HistoryRecord>(records: readonly Told[]): readonly Told[] {
  const distinct: Told[] = [];
  for (const record of [...records].sort(byStartThenTrust)) {
    const isEmpty = record.endAt !== null && record.endAt <= record.startAt;
    if (!isEmpty && distinct.at(-1)?.startAt !== record.startAt) distinct.push(record);
  }
  return distinct.map((record, index) => {
    const next = distinct[index + 1];
    if (next === undefined || (record.endAt !== null && record.endAt <= next.startAt)) return record;
    return { ...record, endAt: next.startAt };
  });
}

/** A record as far as it lies within an interval; the open one lasts as long as the interval. Null when nothing does. */
export function clipRecord<Told extends HistoryRecord>(
  record: Told,
  within: Interval,
): (Omit<Told, keyof Interval> & Interval) | null {
  const startAt = Math.max(record.startAt, within.startAt);
  const endAt = Math.min(record.endAt ?? within.endAt, within.endAt);
  return endAt > startAt ? { ...record, startAt, endAt } : null;
}
