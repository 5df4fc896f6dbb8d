import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { assertNever } from '../../../shared/assert-never';
import type { InactivityEntry, JournalEntry } from '../../ports';
import { inactivityWriter } from './inactivity-writer';
import { inTransaction } from './migrations';
import type { TransactionalOutbox } from './outbox';
import { zoneWriter } from './zone-writer';

/** Writes one run of the app into the journal. Every method is one transaction and throws what SQLite says. */
export interface JournalWriter {
  /** @param at This computer's epoch milliseconds. */
  write(entries: readonly JournalEntry[], at: number): void;
  writeInactivity(entry: InactivityEntry, at: number): void;
  endRun(at: number): void;
}

/**
 * Begins a run, and ends the former one at its last write if it was cut off.
 *
 * @param timeZone IANA name of this computer's zone; it may change while the app runs.
 */
export function beginRun(
  database: DatabaseSyncInstance,
  at: number,
  outbox: TransactionalOutbox,
  timeZone: () => string,
): JournalWriter {
  const endCutOff = database.prepare('UPDATE run SET ended_at = last_write_at WHERE ended_at IS NULL');
  const insertRun = database.prepare('INSERT INTO run (started_at, last_write_at) VALUES (:at, :at)');
  // The clock may have been set back.
  const touchRun = database.prepare('UPDATE run SET last_write_at = max(last_write_at, :at) WHERE id = :runId');
  const endRun = database.prepare('UPDATE run SET ended_at = max(last_write_at, :at) WHERE id = :runId');
  const keep = database.prepare(
    'INSERT INTO kept (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  const forget = database.prepare('DELETE FROM kept WHERE name = :name');
  const insertAttempt = database.prepare(`
    INSERT INTO attempt (id, run_id, intent_id, wished, patch, cause, decided_at, base_version, base_definition_id, begun_at)
    VALUES (:attemptId, :runId, :intentId, :wished, :patch, :cause, :decidedAt, :baseVersion, :baseDefinitionId, :begunAt)`);
  const settleAttempt = database.prepare(
    "UPDATE attempt SET state = :outcome, settled_at = :at WHERE id = :attemptId AND state = 'sending'",
  );
  const insertChange = database.prepare(`
    INSERT INTO change (sequence, run_id, previous_definition_id, definition_id, note, cause, decided_at, applied_at,
      seen_at, is_recovered)
    VALUES ((SELECT ifnull(max(sequence), 0) + 1 FROM change), :runId, :previousDefinitionId, :definitionId, :note,
      :cause, :decidedAt, :appliedAt, :seenAt, :isRecovered)
    ON CONFLICT (applied_at, ifnull(previous_definition_id, ''), definition_id) DO NOTHING`);

  const recordZone = zoneWriter(database, timeZone);

  let runId = 0;
  inTransaction(database, () => {
    endCutOff.run();
    runId = Number(insertRun.run({ at }).lastInsertRowid);
    recordZone(at);
  });

  const writeInactivity = inactivityWriter(database, runId, outbox);

  function writeEntry(entry: JournalEntry): void {
    switch (entry.kind) {
      case 'kept':
        if (entry.value === null) forget.run({ name: entry.name });
        else keep.run({ name: entry.name, value: JSON.stringify(entry.value) });
        return;
      case 'attempt-begun': {
        const { wished, patch, cause, ...columns } = entry.attempt;
        insertAttempt.run({
          ...columns,
          runId,
          wished: JSON.stringify(wished),
          patch: JSON.stringify(patch),
          cause: JSON.stringify(cause),
        });
        return;
      }
      case 'attempt-settled':
        settleAttempt.run({ attemptId: entry.attemptId, outcome: entry.outcome, at: entry.at });
        return;
      case 'change': {
        const { cause, isRecovered, ...columns } = entry.change;
        const row = { ...columns, runId, cause: JSON.stringify(cause), isRecovered: isRecovered ? 1 : 0 };
        const { changes, lastInsertRowid } = insertChange.run(row);
        if (Number(changes) > 0) outbox.announceChange({ ...entry.change, sequence: Number(lastInsertRowid) });
        return;
      }
      default:
        assertNever(entry);
    }
  }

  /** Whoever is told of what was announced may look at it at once. */
  function transaction(writtenAt: number, work: () => void): void {
    inTransaction(database, () => {
      work();
      recordZone(writtenAt);
      touchRun.run({ at: writtenAt, runId });
    });
    outbox.transactionEnded();
  }

  return {
    write: (entries, writtenAt) => transaction(writtenAt, () => entries.forEach(writeEntry)),
    writeInactivity: (entry, writtenAt) => transaction(writtenAt, () => writeInactivity(entry)),
    endRun: (endedAt) => void endRun.run({ at: endedAt, runId }),
  };
}
