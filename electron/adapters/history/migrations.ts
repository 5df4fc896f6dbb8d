/**
 * What brings the cache of the history from each version to the next, in SQL. A step that was released never changes
 * again. Instants are epoch milliseconds, `day` counts days in UTC from 1 January 1970.
 */
export const historyMigrations: readonly string[] = [
  `
  CREATE TABLE presence_record (
    start_at INTEGER PRIMARY KEY,
    end_at INTEGER CHECK (end_at >= start_at),
    definition_id TEXT NOT NULL,
    system_presence TEXT NOT NULL
  ) STRICT;

  CREATE TABLE routing_record (
    start_at INTEGER PRIMARY KEY,
    end_at INTEGER CHECK (end_at >= start_at),
    status TEXT NOT NULL
  ) STRICT;

  CREATE TABLE fetched_day (
    day INTEGER PRIMARY KEY,
    fetched_at INTEGER NOT NULL,
    is_final INTEGER NOT NULL CHECK (is_final IN (0, 1)),
    bad_records INTEGER NOT NULL CHECK (bad_records >= 0)
  ) STRICT;
  `,
  // What was kept before and still ran is not known to have run any longer; its day is fetched again.
  `
  ALTER TABLE presence_record ADD COLUMN told_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE routing_record ADD COLUMN told_at INTEGER NOT NULL DEFAULT 0;
  `,
];
