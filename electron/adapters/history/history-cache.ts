import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { distinctRecords } from '../../../shared/history/records';
import { systemPresences } from '../../../shared/presence/system-presence';
import { routingStatuses } from '../../../shared/snapshot';
import type {
  FetchedDay,
  FetchedDays,
  HistoryCache,
  KeptRecord,
  Log,
  PresenceRecord,
  RoutingRecord,
} from '../../ports';
import { clearFromDisk } from '../journal/forget-before';
import { forgetKeptAside } from '../journal/journal-files';
import { inTransaction } from '../journal/migrations';

const DAY_MS = 86_400_000;

const presenceSchema: z.ZodType<KeptRecord<PresenceRecord>> = z.object({
  startAt: z.number(),
  endAt: z.number().nullable(),
  toldAt: z.number(),
  value: z.string(),
  systemPresence: z.enum(systemPresences),
});

const routingSchema: z.ZodType<KeptRecord<RoutingRecord>> = z.object({
  startAt: z.number(),
  endAt: z.number().nullable(),
  toldAt: z.number(),
  value: z.enum(routingStatuses),
});

const daySchema: z.ZodType<FetchedDay> = z.object({
  day: z.number(),
  fetchedAt: z.number(),
  isFinal: z.number().transform((value) => value === 1),
  badRecords: z.number(),
});

/** Until when a record is known to have lasted: an open one until it was told. */
const knownEnd = 'ifnull(end_at, max(told_at, start_at))';

/** Each column of the records as one text of JSON: as rows of their own a year of them takes four times as long. */
const touching = (table: string, columns: Readonly<Record<string, string>>): string =>
  `SELECT ${Object.entries(columns)
    .map(([field, column]) => `json_group_array(${column}) AS ${field}`)
    .join(', ')} FROM (
     SELECT * FROM ${table} WHERE start_at < :endAt AND ${knownEnd} > :startAt ORDER BY start_at)`;

const times = { startAt: 'start_at', endAt: 'end_at', toldAt: 'told_at' };

const column = z.string().transform((text) => JSON.parse(text) as readonly unknown[]);
const timeColumns = { startAt: column, endAt: column, toldAt: column, value: column };
const routingColumns = z.object(timeColumns);
const presenceColumns = z.object({ ...timeColumns, systemPresence: column });

/** The cache on disk. It takes the database over, and closes it. A row that cannot be read is left out. */
export function createHistoryCache(database: DatabaseSyncInstance, file: string, log: Log): HistoryCache {
  const days = database.prepare(
    `SELECT day, fetched_at AS fetchedAt, is_final AS isFinal, bad_records AS badRecords FROM fetched_day
     WHERE day >= :firstDay AND day <= :lastDay ORDER BY day`,
  );
  const presence = database.prepare(
    touching('presence_record', { ...times, value: 'definition_id', systemPresence: 'system_presence' }),
  );
  const routing = database.prepare(touching('routing_record', { ...times, value: 'status' }));
  const removePresence = database.prepare(
    'DELETE FROM presence_record WHERE start_at >= :startAt AND start_at < :endAt',
  );
  const removeRouting = database.prepare('DELETE FROM routing_record WHERE start_at >= :startAt AND start_at < :endAt');
  const insertPresence = database.prepare(
    'INSERT OR REPLACE INTO presence_record VALUES (:startAt, :endAt, :value, :systemPresence, :toldAt)',
  );
  const insertRouting = database.prepare(
    'INSERT OR REPLACE INTO routing_record VALUES (:startAt, :endAt, :value, :toldAt)',
  );
  const insertDay = database.prepare(
    'INSERT OR REPLACE INTO fetched_day VALUES (:day, :fetchedAt, :isFinal, :badRecords)',
  );

  const forgetting = ['presence_record', 'routing_record'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE ${knownEnd} <= :at`),
  );
  const forgetDays = database.prepare('DELETE FROM fetched_day WHERE day < :day');

  let isDisposed = false;

  function read<Value>(what: string, schema: z.ZodType<Value>, rows: () => readonly unknown[]): readonly Value[] {
    try {
      const found = rows();
      const whole = z.array(schema).safeParse(found);
      if (whole.success) return whole.data;
      const parsed = found.map((row) => schema.safeParse(row));
      const unreadable = parsed.filter(({ success }) => !success).length;
      log.warn('rows of the history cannot be read and were left out', { what, unreadable });
      return parsed.flatMap(({ success, data }) => (success ? [data] : []));
    } catch (error) {
      log.warn('the cache of the history cannot be read', { what, error });
      return [];
    }
  }

  /** What was deleted is to be gone from the disk too, and what was kept aside before with it. Returns whether it is. */
  function clear(isAnythingDeleted: boolean, at: number): boolean {
    try {
      if (isAnythingDeleted) clearFromDisk(database);
      forgetKeptAside(file, at);
      return true;
    } catch (error) {
      log.warn('the cache of the history was not cleared from the disk', { error });
      return false;
    }
  }

  function change(what: string, work: () => void): boolean {
    try {
      inTransaction(database, work);
      return true;
    } catch (error) {
      log.warn('the cache of the history cannot be written', { what, error });
      return false;
    }
  }

  return {
    fetchedDays: ({ startAt, endAt }) =>
      read('days', daySchema, () =>
        days.all({ firstDay: Math.floor(startAt / DAY_MS), lastDay: Math.ceil(endAt / DAY_MS) - 1 }),
      ),
    presence: (interval) =>
      read('presence', presenceSchema, () => {
        const { startAt, endAt, toldAt, value, systemPresence } = presenceColumns.parse(presence.get({ ...interval }));
        return startAt.map((at, index) => ({
          startAt: at,
          endAt: endAt[index],
          toldAt: toldAt[index],
          value: value[index],
          systemPresence: systemPresence[index],
        }));
      }),
    routing: (interval) =>
      read('routing', routingSchema, () => {
        const { startAt, endAt, toldAt, value } = routingColumns.parse(routing.get({ ...interval }));
        return startAt.map((at, index) => ({
          startAt: at,
          endAt: endAt[index],
          toldAt: toldAt[index],
          value: value[index],
        }));
      }),
    store: (fetched) => change('store', () => write(fetched)),
    forgetBefore(at) {
      let deleted = 0;
      const isChanged = change('forget', () => {
        for (const remove of forgetting) deleted += Number(remove.run({ at }).changes);
        deleted += Number(forgetDays.run({ day: Math.floor(at / DAY_MS) }).changes);
      });
      if (isChanged) clear(deleted > 0, at);
    },
    forgetAll() {
      const tables = ['presence_record', 'routing_record', 'fetched_day'];
      const isChanged = change('forget all', () => tables.forEach((table) => database.exec(`DELETE FROM ${table}`)));
      return isChanged && clear(true, Infinity);
    },
    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      database.close();
    },
  };

  function write(fetched: FetchedDays): void {
    const toldAt = Math.max(0, ...fetched.days.map(({ fetchedAt }) => fetchedAt));
    for (const { day, fetchedAt, isFinal, badRecords } of fetched.days) {
      const whole = { startAt: day * DAY_MS, endAt: (day + 1) * DAY_MS };
      removePresence.run(whole);
      removeRouting.run(whole);
      insertDay.run({ day, fetchedAt, isFinal: isFinal ? 1 : 0, badRecords });
    }
    for (const { startAt, endAt, value, systemPresence } of distinctRecords(fetched.presence)) {
      insertPresence.run({ startAt, endAt, value, systemPresence, toldAt });
    }
    for (const { startAt, endAt, value } of distinctRecords(fetched.routing)) {
      insertRouting.run({ startAt, endAt, value, toldAt });
    }
  }
}
