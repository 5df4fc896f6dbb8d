import type { Interval } from '../../shared/history/interval';
import type { HistoryRecord } from '../../shared/history/records';
import type { FetchedDay, HistoryCache, PresenceRecord, RoutingRecord } from '../ports';

const DAY_MS = 86_400_000;

/** What was fetched of a history, until the process ends: for the simulated organisation, and where nothing can be written. */
export function createMemoryHistoryCache(): HistoryCache {
  const days = new Map<number, FetchedDay>();
  const presence = new Map<number, PresenceRecord>();
  const routing = new Map<number, RoutingRecord>();

  const touching = <Told extends HistoryRecord>(records: ReadonlyMap<number, Told>, interval: Interval): Told[] =>
    [...records.values()]
      .filter(({ startAt, endAt }) => startAt < interval.endAt && (endAt ?? interval.endAt) > interval.startAt)
      .sort((one, other) => one.startAt - other.startAt);

  function replace<Told extends HistoryRecord>(
    records: Map<number, Told>,
    fetched: readonly Told[],
    isReplaced: (at: number) => boolean,
  ): void {
    for (const startAt of records.keys()) if (isReplaced(startAt)) records.delete(startAt);
    for (const record of fetched) records.set(record.startAt, record);
  }

  function forgetEnded(records: Map<number, HistoryRecord>, at: number): void {
    for (const { startAt, endAt } of records.values()) if (endAt !== null && endAt <= at) records.delete(startAt);
  }

  return {
    fetchedDays: ({ startAt, endAt }) =>
      [...days.values()]
        .filter(({ day }) => day >= Math.floor(startAt / DAY_MS) && day < Math.ceil(endAt / DAY_MS))
        .sort((one, other) => one.day - other.day),
    presence: (interval) => touching(presence, interval),
    routing: (interval) => touching(routing, interval),
    store(fetched) {
      const replaced = new Set(fetched.days.map(({ day }) => day));
      const isReplaced = (at: number): boolean => replaced.has(Math.floor(at / DAY_MS));
      replace(presence, fetched.presence, isReplaced);
      replace(routing, fetched.routing, isReplaced);
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
    },
    dispose: () => undefined,
  };
}
