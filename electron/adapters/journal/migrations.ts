import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/**
 * What brings the journal from each version to the next, in SQL. A step that was released never changes again.
 * Instants are epoch milliseconds; `patch`, `cause` and `value` are JSON.
 */
export const journalMigrations: readonly string[] = [
  `
  CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    started_at INTEGER NOT NULL,
    last_write_at INTEGER NOT NULL CHECK (last_write_at >= started_at),
    ended_at INTEGER CHECK (ended_at >= started_at)
  ) STRICT;

  CREATE TABLE attempt (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES run,
    patch TEXT NOT NULL,
    cause TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    base_version INTEGER,
    base_definition_id TEXT,
    begun_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'sending' CHECK (state IN ('sending', 'applied', 'not-applied')),
    settled_at INTEGER,
    CHECK ((state = 'sending') = (settled_at IS NULL))
  ) STRICT;

  CREATE TABLE change (
    sequence INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES run,
    previous_definition_id TEXT,
    definition_id TEXT NOT NULL,
    note TEXT NOT NULL,
    cause TEXT NOT NULL,
    decided_at INTEGER,
    applied_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    is_recovered INTEGER NOT NULL CHECK (is_recovered IN (0, 1))
  ) STRICT;
  CREATE UNIQUE INDEX change_once ON change (applied_at, ifnull(previous_definition_id, ''), definition_id);

  CREATE TABLE kept (
    name TEXT PRIMARY KEY CHECK (name IN ('intent', 'confirmed')),
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // What is kept from run to run grew: its names are checked where they are read. A write knows its wish.
  `
  CREATE TABLE kept_by_name (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO kept_by_name SELECT name, value FROM kept;
  DROP TABLE kept;
  ALTER TABLE kept_by_name RENAME TO kept;

  ALTER TABLE attempt ADD COLUMN intent_id TEXT NOT NULL DEFAULT '';
  ALTER TABLE attempt ADD COLUMN wished TEXT NOT NULL DEFAULT '{}';
  `,
  // When nobody was there, and what they say it was.
  `
  CREATE TABLE idle_spell (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES run,
    from_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL CHECK (until_at >= from_at),
    suspended_at INTEGER,
    resumed_at INTEGER CHECK ((resumed_at IS NULL) = (suspended_at IS NULL))
  ) STRICT;
  CREATE INDEX idle_spell_until ON idle_spell (until_at);

  CREATE TABLE absence_annotation (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES run,
    absence_id TEXT NOT NULL,
    from_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL CHECK (until_at >= from_at),
    annotation TEXT NOT NULL,
    made_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE inactivity_kept (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    value TEXT NOT NULL
  ) STRICT;
  `,
  // What receivers of webhooks are still to be told, and what they were told. It refers to no change: it outlives them.
  `
  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    endpoint_id TEXT NOT NULL,
    sync_id TEXT NOT NULL,
    sequence INTEGER,
    event TEXT NOT NULL,
    is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1)),
    made_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'dead')),
    tries INTEGER NOT NULL DEFAULT 0,
    running_ms INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX outbox_once ON outbox (endpoint_id, sync_id);
  CREATE INDEX outbox_waiting ON outbox (endpoint_id, id) WHERE state = 'waiting';
  CREATE INDEX outbox_dead ON outbox (endpoint_id) WHERE state = 'dead';
  CREATE INDEX outbox_of ON outbox (endpoint_id, id);
  CREATE INDEX outbox_made ON outbox (made_at);
  CREATE INDEX outbox_sequence ON outbox (sequence);

  CREATE TABLE delivery_try (
    id INTEGER PRIMARY KEY,
    outbox_id INTEGER NOT NULL REFERENCES outbox ON DELETE CASCADE,
    made_at INTEGER NOT NULL,
    took_ms INTEGER NOT NULL,
    status INTEGER,
    fault TEXT,
    excerpt TEXT NOT NULL,
    CHECK ((status IS NULL) <> (fault IS NULL))
  ) STRICT;
  CREATE INDEX delivery_try_of ON delivery_try (outbox_id, id);

  CREATE TABLE endpoint (
    id TEXT PRIMARY KEY,
    is_paused INTEGER NOT NULL DEFAULT 0 CHECK (is_paused IN (0, 1)),
    is_gone INTEGER NOT NULL DEFAULT 0 CHECK (is_gone IN (0, 1)),
    failing_since INTEGER,
    last_try_id INTEGER REFERENCES delivery_try ON DELETE SET NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // Where the agent was: a row for each instant from which this computer was in another zone.
  `
  CREATE TABLE zone (
    from_at INTEGER PRIMARY KEY,
    time_zone TEXT NOT NULL
  ) STRICT;
  `,
];

/** A journal that a newer version of the app has written: what it means is not known here. */
export class NewerJournalError extends Error {
  override readonly name = 'NewerJournalError';

  constructor(
    readonly version: number,
    known: number,
  ) {
    super(`It was written by a newer version of the app: its format is ${version}, and this version knows ${known}.`);
  }
}

/**
 * Brings a database to the newest version, each step in a transaction of its own: a run that is cut off goes on where it was.
 *
 * @throws NewerJournalError, or what SQLite says of a step that fails.
 */
export function migrate(database: DatabaseSyncInstance, migrations: readonly string[] = journalMigrations): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > migrations.length) throw new NewerJournalError(version, migrations.length);
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    inTransaction(database, () => {
      database.exec(sql);
      database.exec(`PRAGMA user_version = ${index + 1}`);
    });
  }
}

/** Does all of the work or none of it. */
export function inTransaction(database: DatabaseSyncInstance, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    // A full disk may have ended it already.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
