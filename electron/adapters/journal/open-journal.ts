import path from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { err, ok } from '../../../shared/result';
import type { Clock, Journal, JournalProblem, Log } from '../../ports';
import { forgetKeptAside, keepJournalAside } from './journal-files';
import { forgetBefore } from './forget-before';
import { createJournalReader } from './journal-reader';
import { beginRun } from './journal-writer';
import { createOutbox } from './outbox';
import { openDatabase, whyUnusable } from './open-database';
import { createUnwritableJournal } from './unwritable-journal';

export interface JournalOptions {
  /** An absolute path; made if it is missing. The account's own: see accountFolder. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** IANA name of this computer's zone; it may change while the app runs. */
  readonly timeZone: () => string;
}

/**
 * Opens the journal of one account, `journal.db` in its folder, and begins a run in it. What cannot be used is kept aside
 * as `journal.db.corrupt-<time>`, or `.newer-<time>` if a newer version has written it; where no journal can be written
 * at all, each write says so. Never throws.
 */
export function openJournal(options: JournalOptions): Journal {
  const file = path.join(options.folder, 'journal.db');
  try {
    return openUsable(file, options, null);
  } catch (error) {
    const why = whyUnusable(error);
    return why === null ? unwritable(error, options) : replace(file, why, error, options);
  }
}

function replace(file: string, why: string, reason: unknown, options: JournalOptions): Journal {
  try {
    const problem = { keptAside: keepJournalAside(file, why, options.clock.now()), detail: describe(reason) };
    options.log.warn('the journal was kept aside, and a fresh one begun', problem);
    return openUsable(file, options, problem);
  } catch (error) {
    return unwritable(error, options);
  }
}

function unwritable(error: unknown, { clock, log, folder }: JournalOptions): Journal {
  log.error('there is no journal in this run', { folder, detail: describe(error) });
  return createUnwritableJournal(describe(error), clock);
}

function openUsable(file: string, options: JournalOptions, problem: JournalProblem | null): Journal {
  const database = openDatabase(file);
  try {
    return createJournal(database, file, options, problem);
  } catch (error) {
    database.close();
    throw error;
  }
}

function createJournal(
  database: DatabaseSyncInstance,
  file: string,
  { clock, log, timeZone }: JournalOptions,
  problem: JournalProblem | null,
): Journal {
  const reader = createJournalReader(database, log);
  const outbox = createOutbox(database, log, () => clock.now());
  const run = beginRun(database, clock.now(), outbox, timeZone);
  let isDisposed = false;

  function attempt(write: () => void): ReturnType<Journal['write']> {
    if (isDisposed) return err({ code: 'write-failed', detail: 'The journal is closed.' });
    try {
      write();
      return ok(undefined);
    } catch (error) {
      return err({ code: 'write-failed', detail: describe(error) });
    }
  }

  return {
    problem,
    outbox,
    ...reader,
    write: (entries) => (entries.length === 0 ? ok(undefined) : attempt(() => run.write(entries, clock.now()))),
    writeInactivity: (entry) => attempt(() => run.writeInactivity(entry, clock.now())),
    forgetBefore: (at) =>
      attempt(() => {
        forgetBefore(database, at);
        forgetKeptAside(file, at);
      }),
    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      try {
        run.endRun(clock.now());
        // So that a backup of the file alone is whole.
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      } catch (error) {
        // What was written stands in the write-ahead file, and the next start carries it over.
        log.warn('the journal was not closed in order', { detail: describe(error) });
      }
      database.close();
    },
  };
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));
