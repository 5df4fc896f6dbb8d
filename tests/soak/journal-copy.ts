import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/** What a journal says of its newest attempt. */
export interface JournalledAttempt {
  readonly id: number;
  readonly state: string;
}

/** The newest attempt of the one journal below a folder. */
export const newestAttempt = (userData: string): Promise<JournalledAttempt | null> =>
  readCopy(userData, null, (database) => {
    const newest = database.prepare('SELECT id, state FROM attempt ORDER BY id DESC LIMIT 1').all();
    return (newest as unknown as JournalledAttempt[])[0] ?? null;
  });

/** What the writes wanted whose outcome is still open, as JSON. */
export const openPatches = (userData: string): Promise<readonly string[]> =>
  readCopy(userData, [], (database) => {
    const open = database.prepare("SELECT patch FROM attempt WHERE state = 'sending'").all();
    return (open as unknown as { readonly patch: string }[]).map(({ patch }) => patch);
  });

/**
 * Reads a copy of the one journal below a folder: opening it would do what the next start of the app is to do.
 *
 * @throws when the database is not whole.
 */
async function readCopy<Value>(
  userData: string,
  otherwise: Value,
  read: (database: DatabaseSyncInstance) => Value,
): Promise<Value> {
  const names = await readdir(userData, { recursive: true });
  const file = names.find((name) => path.basename(name) === 'journal.db');
  if (file === undefined) return otherwise;
  const copy = await mkdtemp(path.join(tmpdir(), 'presence-tray-journal-copy-'));
  try {
    await cp(path.join(userData, path.dirname(file)), copy, { recursive: true });
    const database = new DatabaseSync(path.join(copy, 'journal.db'));
    try {
      const { integrity_check: found } = database.prepare('PRAGMA integrity_check').get() as {
        integrity_check: string;
      };
      if (found !== 'ok') throw new Error(`The journal is damaged: ${found}`);
      return read(database);
    } finally {
      database.close();
    }
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
