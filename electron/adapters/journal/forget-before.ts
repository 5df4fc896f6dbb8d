import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { inTransaction } from './migrations';

/**
 * Deletes what happened before an instant: changes, settled writes, times without input with what was
 * said of them, webhooks that were delivered, zones that this computer had left, and runs of which nothing is left. The newest change
 * and the newest write stay, for numbers go on from them; so do webhooks that nobody has received.
 *
 * @param at epoch milliseconds.
 * @throws What SQLite says, such as that something else still refers to a row; then all of it is still there.
 */
export function forgetBefore(database: DatabaseSyncInstance, at: number): void {
  let deleted = 0;
  inTransaction(database, () => {
    for (const sql of [
      'DELETE FROM change WHERE applied_at < :at AND sequence < (SELECT max(sequence) FROM change)',
      "DELETE FROM attempt WHERE begun_at < :at AND state <> 'sending' AND id < (SELECT max(id) FROM attempt)",
      'DELETE FROM idle_spell WHERE until_at < :at',
      'DELETE FROM absence_annotation WHERE until_at < :at',
      'DELETE FROM zone WHERE from_at < (SELECT max(from_at) FROM zone WHERE from_at <= :at)',
      "DELETE FROM outbox WHERE made_at < :at AND state = 'delivered'",
      `DELETE FROM run WHERE ended_at < :at AND id NOT IN (
        SELECT run_id FROM change UNION SELECT run_id FROM attempt
        UNION SELECT run_id FROM idle_spell UNION SELECT run_id FROM absence_annotation)`,
    ]) {
      deleted += Number(database.prepare(sql).run({ at }).changes);
    }
  });
  if (deleted > 0) clearFromDisk(database);
}

/** What was deleted is gone from the disk too afterwards: from the file, and from what is written ahead of it. */
export function clearFromDisk(database: DatabaseSyncInstance): void {
  database.exec('VACUUM');
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}
