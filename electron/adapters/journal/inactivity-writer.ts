import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { assertNever } from '../../../shared/assert-never';
import type { InactivityEntry } from '../../ports';
import type { TransactionalOutbox } from './outbox';
import { changeColumns, changeSchema } from './rows';

/** Prepares how what belongs to absences is written within a run. It throws what SQLite says. */
export function inactivityWriter(
  database: DatabaseSyncInstance,
  runId: number,
  outbox: TransactionalOutbox,
): (entry: InactivityEntry) => void {
  const keep = database.prepare(
    'INSERT INTO inactivity_kept (id, value) VALUES (1, :value) ON CONFLICT (id) DO UPDATE SET value = excluded.value',
  );
  const insertSpell = database.prepare(`
    INSERT INTO idle_spell (run_id, from_at, until_at, suspended_at, resumed_at)
    VALUES (:runId, :from, :until, :suspendedAt, :resumedAt)`);
  const insertAnnotation = database.prepare(`
    INSERT INTO absence_annotation (run_id, absence_id, from_at, until_at, annotation, made_at)
    VALUES (:runId, :absenceId, :from, :until, :annotation, :madeAt)`);
  const booked = database.prepare(`
    SELECT ${changeColumns} FROM change
    WHERE sequence = ifnull(
      (SELECT min(sequence) FROM change WHERE applied_at >= :from AND applied_at <= :until),
      (SELECT max(sequence) FROM change WHERE applied_at < :from))`);
  return (entry) => {
    switch (entry.kind) {
      case 'inactivity-kept':
        keep.run({ value: JSON.stringify(entry.kept) });
        return;
      case 'idle-spell':
        insertSpell.run({ runId, ...entry.spell });
        return;
      case 'absence-annotated': {
        const { annotation, ...columns } = entry.annotated;
        insertAnnotation.run({ runId, ...columns, annotation: JSON.stringify(annotation) });
        const { from, until } = entry.annotated;
        outbox.announceAnnotation(entry.annotated, changeSchema.safeParse(booked.get({ from, until })).data ?? null);
        return;
      }
      default:
        assertNever(entry);
    }
  };
}
