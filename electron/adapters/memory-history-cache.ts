import type { Interval } from '../../shared/history/interval';
import { distinctRecords } from '../../shared/history/records';
import type { HistoryRecord } from '../../shared/history/records';
import type { FetchedDay, HistoryCache, KeptRecord, PresenceRecord, RoutingRecord } from '../ports';

const DAY_MS = 86_400_000;

type Records<Told extends HistoryRecord> = Map<number, KeptRecord<Told>>;

const knownEnd = ({ startAt, endAt, toldAt }: KeptRecord<HistoryRecord>): number => endAt ?? Math.max(toldAt, startAt);

/** What was fetched of a history, until the process ends: for the simulated organisation, and where nothing can be written. */
export function createMemoryHistoryCache(): HistoryCache {
  const days = new Map<number, FetchedDay>();
  const presence = new Map<number, KeptRecord<PresenceRecord>>();
  const routing = new Map<number, KeptRecord<RoutingRecord>>();

  const touching = <Told extends HistoryRecord>(records: Records<Told>, interval: Interval): KeptRecord<Told>[] =>
    [...records.values()]
      .filter((record) => record.startAt < interval.endAt && knownEnd(record) > interval.startAt)
      .sort((one, other) => one.startAt - other.startAt);

  function replace<Told extends HistoryRecord>(
    records: Records<Told>,
    told: readonly Told[],
    days: readonly FetchedDay[],
  ): void {
    const replaced = new Set(days.map(({ day }) => day));
    const toldAt = Math.max(0, ...days.map(({ fetchedAt }) => fetchedAt));
    for (const startAt of records.keys()) if (replaced.has(Math.floor(startAt / DAY_MS))) records.delete(startAt);
    for (const record of distinctRecords(told)) records.set(record.startAt, { ...record, toldAt });
  }

  function forgetEnded(records: Records<HistoryRecord>, at: number): void {
    for (const record of records.values()) if (knownEnd(record) <= at) records.delete(record.startAt);
  }

  return {
    fetchedDays: ({ startAt, endAt }) =>
      [...days.values()]
        .filter(({ day }) => day >= Math.floor(startAt / DAY_MS) && day < Math.ceil(endAt / DAY_MS))
        .sort((one, other) => one.day - other.day),
    presence: (interval) => touching(presence, interval),
    routing: (interval) => touching(routing, interval),
    store(fetched) {
      replace(presence, fetched.presence, fetched.days);
      replace(routing, fetched.routing, fetched.days);
      for (const day of fetched.days) days.set(day.day, day);
      return true;
    },
    forgetBefore(at) {
      forgetEnded(presence, at);
      forgetEnded(routing, at);
      for (const day of days.keys()) if (day < Math.floor(at / DAY_MS)) days.delete(day);
    },
    forgetAll() {
      for (const kept of [days, presence, routing]) kept.clear();
      return true;
    },
    dispose: () => undefined,
  };
}
