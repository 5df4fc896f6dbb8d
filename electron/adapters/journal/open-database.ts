import { DatabaseSync } from '@photostructure/sqlite';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { hiddenDamage, prepareJournalFile } from './journal-files';
import { journalMigrations, migrate, NewerJournalError } from './migrations';

/** Another program, such as a backup, may hold the file for a moment. Main stands still meanwhile. */
const BUSY_TIMEOUT_MS = 1_000;

/** Primary result codes of SQLite for a file whose content is of no use. */
const damageCodes = new Set([
  1, // SQLITE_ERROR: a table or a column is missing
  11, // SQLITE_CORRUPT
  24, // SQLITE_FORMAT
  26, // SQLITE_NOTADB
]);

class DamagedJournalError extends Error {
  override readonly name = 'DamagedJournalError';
}

/** A kind of database: its steps from format to format, and how sure it must be of the disk. */
export interface DatabaseFormat {
  readonly migrations: readonly string[];
  /** `FULL` for what must outlast a power cut the moment it is written; `NORMAL` for what can be had again. */
  readonly synchronous: 'FULL' | 'NORMAL';
}

const journalFormat: DatabaseFormat = { migrations: journalMigrations, synchronous: 'FULL' };

/**
 * Opens a database, the journal's unless told otherwise, checks it, and brings it to the newest format; makes it if there
 * is none.
 *
 * @throws An error that {@link whyUnusable} can tell from a folder that cannot be written.
 */
export function openDatabase(file: string, format: DatabaseFormat = journalFormat): DatabaseSyncInstance {
  const damage = hiddenDamage(file);
  if (damage !== null) throw new DamagedJournalError(damage);
  prepareJournalFile(file);
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  try {
    database.exec('PRAGMA journal_mode = WAL');
    database.exec(`PRAGMA synchronous = ${format.synchronous}`);
    // macOS: without it a write is in the drive's cache only, and a power cut takes it.
    database.exec('PRAGMA fullfsync = ON');
    check(database);
    migrate(database, format.migrations);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

function check(database: DatabaseSyncInstance): void {
  const { quick_check: found } = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
  if (found !== 'ok') throw new DamagedJournalError(found);
}

/**
 * Why a database could not be used, as the name that it is kept aside with; null when it is not to blame, and another in
 * its place would fare no better.
 */
export function whyUnusable(error: unknown): 'corrupt' | 'newer' | null {
  if (error instanceof NewerJournalError) return 'newer';
  if (error instanceof DamagedJournalError) return 'corrupt';
  const code = error instanceof Error && 'errcode' in error ? error.errcode : null;
  // The upper bytes tell more of the same.
  return typeof code === 'number' && damageCodes.has(code & 0xff) ? 'corrupt' : null;
}
