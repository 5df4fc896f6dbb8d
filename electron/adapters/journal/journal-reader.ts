import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import type { Interval } from '../../../shared/history/interval';
import { recordedZoneSchema } from '../../../shared/history/recorded-zones';
import type { RecordedZone } from '../../../shared/history/recorded-zones';
import type { InactivityJournal, JournalledChange, JournalledRun, JournalledWrite, Log, Remembered } from '../../ports';
import { annotatedRowSchema, inactivityKeptRowSchema, recordedSinceSchema, spellRowSchema } from './inactivity-rows';
import {
  attemptCountSchema,
  attemptSchema,
  changeColumns,
  changeSchema,
  keptRowSchema,
  runSchema,
  writeColumns,
  writeSchema,
} from './rows';

/** Reads the journal. A row that is not what it should be is left out and counted in the log; nothing here throws. */
export interface JournalReader extends Omit<InactivityJournal, 'writeInactivity'> {
  remembered(): Remembered;
  recentChanges(limit: number): readonly JournalledChange[];
  changesIn(interval: Interval): readonly JournalledChange[];
  recentRuns(limit: number): readonly JournalledRun[];
  recordedZones(): readonly RecordedZone[];
  writes(): readonly JournalledWrite[];
}

export function createJournalReader(database: DatabaseSyncInstance, log: Log): JournalReader {
  const kept = database.prepare('SELECT name, value FROM kept');
  const openAttempts = database.prepare(`
    SELECT id AS attemptId, intent_id AS intentId, wished, patch, cause, decided_at AS decidedAt, begun_at AS begunAt, base_version AS baseVersion,
      base_definition_id AS baseDefinitionId
    FROM attempt WHERE state = 'sending' ORDER BY id`);
  const attemptCount = database.prepare('SELECT ifnull(max(id), 0) AS attemptCount FROM attempt');
  const changes = database.prepare(`SELECT ${changeColumns} FROM change ORDER BY sequence DESC LIMIT :limit`);
  const changesIn = database.prepare(`
    SELECT ${changeColumns} FROM change
    WHERE applied_at < :endAt
      AND applied_at >= ifnull((SELECT max(applied_at) FROM change WHERE applied_at <= :startAt), :startAt)
    ORDER BY applied_at, sequence`);
  const runs = database.prepare(
    'SELECT started_at AS startedAt, ended_at AS endedAt FROM run ORDER BY id DESC LIMIT :limit',
  );
  const writes = database.prepare(`SELECT ${writeColumns} FROM attempt ORDER BY id`);
  const zones = database.prepare('SELECT from_at AS "from", time_zone AS timeZone FROM zone ORDER BY from_at');
  const inactivity = database.prepare('SELECT value FROM inactivity_kept');
  const spells = database.prepare(`
    SELECT from_at AS "from", until_at AS until, suspended_at AS suspendedAt, resumed_at AS resumedAt
    FROM idle_spell WHERE until_at > :at ORDER BY from_at`);
  const firstSpell = database.prepare('SELECT min(from_at) AS since FROM idle_spell');
  const annotations = database.prepare(`
    SELECT absence_id AS absenceId, from_at AS "from", until_at AS until, annotation, made_at AS madeAt
    FROM absence_annotation WHERE until_at > :at ORDER BY id`);
  /** Rows are read again and again; what was said of one is not said again until there are more. */
  const reported = new Map<string, number>();

  function report(table: string, count: number, detail: string): void {
    if (count <= (reported.get(table) ?? 0)) return;
    reported.set(table, count);
    log.warn('rows of the journal cannot be read and were left out', { table, count, detail });
  }

  function read<Value>(table: string, schema: z.ZodType<Value>, rows: () => readonly unknown[]): readonly Value[] {
    try {
      const parsed = rows().map((row) => schema.safeParse(row));
      const errors = parsed.flatMap(({ error }) => error ?? []);
      report(table, errors.length, errors[0] === undefined ? '' : z.prettifyError(errors[0]));
      return parsed.flatMap(({ success, data }) => (success ? [data] : []));
    } catch (error) {
      report(table, Infinity, error instanceof Error ? error.message : String(error));
      return [];
    }
  }

  return {
    remembered: () => ({
      kept: Object.assign({}, ...read('kept', keptRowSchema, () => kept.all())) as Remembered['kept'],
      open: read('attempt', attemptSchema, () => openAttempts.all()),
      attemptCount: read('attempt count', attemptCountSchema, () => attemptCount.all())[0]?.attemptCount ?? 0,
    }),
    recentChanges: (limit) => read('change', changeSchema, () => changes.all({ limit })),
    changesIn: (interval) => read('change', changeSchema, () => changesIn.all({ ...interval })),
    recentRuns: (limit) => read('run', runSchema, () => runs.all({ limit })),
    recordedZones: () => read('zone', recordedZoneSchema, () => zones.all()),
    writes: () => read('write', writeSchema, () => writes.all()),
    keptInactivity: () => read('inactivity', inactivityKeptRowSchema, () => inactivity.all())[0]?.value ?? null,
    idleSpellsSince: (at) => read('idle spell', spellRowSchema, () => spells.all({ at })),
    annotationsSince: (at) => read('annotation', annotatedRowSchema, () => annotations.all({ at })),
    idleRecordedSince: () => read('first idle spell', recordedSinceSchema, () => firstSpell.all())[0]?.since ?? null,
  };
}
