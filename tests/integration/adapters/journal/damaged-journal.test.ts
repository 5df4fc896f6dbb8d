import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { journalMigrations } from '../../../../electron/adapters/journal/migrations';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isWriteAheadHeader } from '../../../../electron/adapters/journal/write-ahead-header';
import { begun, changesInARow, intent, JournalFolder, kept, sequences, stands, startMs } from './samples';

const nothing = { kept: {}, open: [], attemptCount: 0 };

let here: JournalFolder;
beforeEach(() => {
  here = new JournalFolder();
});
afterEach(() => rm(here.parent, { recursive: true, force: true }));

const aside = (): string => `${here.file}.corrupt-20260105T083015Z`;

/** Writes a journal of many pages and closes it. */
function writeJournal(): void {
  here.use((journal) => journal.write([...changesInARow(400), kept(), stands(), begun(1)]));
}

/** Leaves a journal as a killed run does: what was written is in the write-ahead file only. */
function leaveUnclosed(): void {
  writeJournal();
  const journal = here.open();
  journal.write(changesInARow(3, 400));
  const copies = ['', '-wal', '-shm'].map((ending) => [here.file + ending, readFileSync(here.file + ending)] as const);
  journal.dispose();
  for (const [name, content] of copies) writeFileSync(name, content);
}

function overwrite(file: string, offset: number, bytes: Uint8Array): void {
  const content = readFileSync(file);
  content.set(bytes, offset);
  writeFileSync(file, content);
}

/** The journal is replaced by an empty one that works, and what was there is kept. */
function expectReplaced(detail: string | RegExp): void {
  const journal = here.open();
  expect(journal.problem).toEqual({ keptAside: aside(), detail: expect.stringMatching(detail) as string });
  expect(journal.remembered()).toEqual(nothing);
  expect(journal.recentChanges(10)).toEqual([]);
  expect(journal.write([kept()])).toMatchObject({ ok: true });
  journal.dispose();
  expect(here.warnings()).toEqual(['the journal was kept aside, and a fresh one begun']);
  here.use((again) => {
    expect(again.problem).toBeNull();
    expect(again.remembered().kept.intent).toEqual(intent());
  });
}

describe('a journal whose file', () => {
  it('has a damaged header is kept aside whole, and a fresh one begun', () => {
    writeJournal();
    overwrite(here.file, 0, Buffer.from('not a database at all'));
    const content = readFileSync(here.file);
    expectReplaced('file is not a database');
    expect(readFileSync(aside()).equals(content)).toBe(true);
  });

  it('is something else is kept aside', () => {
    mkdirSync(here.folder);
    writeFileSync(here.file, 'Dear diary, '.repeat(1_000));
    expectReplaced('file is not a database');
    expect(readFileSync(aside(), 'utf8')).toContain('Dear diary');
  });

  it.each([1, 3, 5])('has %i damaged pages is kept aside', (count) => {
    writeJournal();
    const pageBytes = 4_096;
    expect(statSync(here.file).size).toBeGreaterThan(8 * pageBytes);
    for (let page = 2; page < 2 + count; page += 1) {
      overwrite(here.file, page * pageBytes, new Uint8Array(pageBytes).fill(0xa5));
    }
    expectReplaced(/./);
  });

  it.each([0.9, 0.5, 0.1])('was cut to %f of its length is kept aside', (share) => {
    writeJournal();
    truncateSync(here.file, Math.floor(statSync(here.file).size * share));
    expectReplaced(/./);
  });

  it('lacks a table is kept aside', () => {
    writeJournal();
    here.tamper('DROP TABLE attempt');
    expectReplaced('no such table: attempt');
  });

  it('was kept aside is forgotten with what is as old', () => {
    writeJournal();
    writeFileSync(here.file, 'This is no journal. '.repeat(1_000));
    here.use((journal) => {
      expect(journal.forgetBefore(startMs - 60_000).ok).toBe(true);
      expect(existsSync(aside())).toBe(true);
      expect(journal.forgetBefore(startMs + 24 * 3_600_000).ok).toBe(true);
      expect(readdirSync(path.dirname(here.file)).filter((name) => name.includes('corrupt'))).toEqual([]);
    });
  });

  it('is a folder is kept aside with what is in it', () => {
    mkdirSync(`${here.file}/inside`, { recursive: true });
    expectReplaced('Something else is in its place.');
    expect(readdirSync(aside())).toEqual(['inside']);
  });

  it('is empty is begun, as one that a killed run had only just made', () => {
    mkdirSync(here.folder);
    writeFileSync(here.file, '');
    here.use((journal) => {
      expect(journal.problem).toBeNull();
      expect(journal.write([kept()])).toMatchObject({ ok: true });
    });
    expect(readdirSync(here.folder)).toEqual(['journal.db']);
  });

  it('is damaged for the second time in one second is kept beside the first', () => {
    for (const name of ['first', 'second']) {
      rmSync(here.file, { force: true });
      mkdirSync(here.folder, { recursive: true });
      writeFileSync(here.file, `${name} `.repeat(1_000));
      here.use((journal) => expect(journal.problem).not.toBeNull());
    }
    expect(readFileSync(aside(), 'utf8')).toContain('first');
    expect(readFileSync(`${aside()}-2`, 'utf8')).toContain('second');
  });
});

describe('a journal of a run that was cut off', () => {
  it('is whole at the next start', () => {
    leaveUnclosed();
    expect(statSync(`${here.file}-wal`).size).toBeGreaterThan(0);
    here.use((journal) => {
      expect(journal.problem).toBeNull();
      expect(sequences(journal.recentChanges(2))).toEqual([403, 402]);
    });
  });

  it('is whole although its shared-memory file is damaged or missing: SQLite makes it anew', () => {
    leaveUnclosed();
    writeFileSync(`${here.file}-shm`, new Uint8Array(32_768).fill(0xa5));
    here.use((journal) => expect(sequences(journal.recentChanges(1))).toEqual([403]));
    leaveUnclosed();
    rmSync(`${here.file}-shm`);
    here.use((journal) => {
      expect(journal.problem).toBeNull();
      expect(journal.recentChanges(1)[0]?.sequence).toBe(403);
    });
  });

  it('whose write-ahead file is damaged at its beginning is kept aside with it, not silently shortened', () => {
    leaveUnclosed();
    overwrite(`${here.file}-wal`, 0, new Uint8Array(64).fill(0xa5));
    expectReplaced('Its write-ahead file is damaged.');
    expect(existsSync(`${aside()}-wal`)).toBe(true);
    expect(here.query('SELECT count(*) AS count FROM change', aside())).toEqual([{ count: 400 }]);
  });

  it('whose write-ahead file ends in the middle of a write keeps all that was complete', () => {
    leaveUnclosed();
    truncateSync(`${here.file}-wal`, statSync(`${here.file}-wal`).size - 100);
    here.use((journal) => {
      expect(journal.problem).toBeNull();
      expect(sequences(journal.recentChanges(1))).toEqual([400]);
    });
  });

  it.each(['-wal', '-shm', '-journal'])('has a folder in the place of its %s file is kept aside', (ending) => {
    writeJournal();
    mkdirSync(here.file + ending);
    expectReplaced('Something else is in its place.');
    expect(statSync(aside() + ending).isDirectory()).toBe(true);
  });

  it.each(['emptied', 'gone'])('whose database is %s while its write-ahead file is not, is kept aside', (how) => {
    leaveUnclosed();
    if (how === 'gone') rmSync(here.file);
    else truncateSync(here.file);
    const writeAhead = readFileSync(`${here.file}-wal`);
    expectReplaced('It is empty, and its write-ahead file is not.');
    expect(readFileSync(`${aside()}-wal`).equals(writeAhead)).toBe(true);
  });
});

describe('a journal of a newer version', () => {
  it('is not touched: it is kept aside under a name that says so, and a fresh one begun', () => {
    writeJournal();
    here.tamper('PRAGMA user_version = 99');
    const newer = `${here.file}.newer-20260105T083015Z`;
    here.use((journal) => {
      expect(journal.problem).toEqual({
        keptAside: newer,
        detail: `It was written by a newer version of the app: its format is 99, and this version knows ${journalMigrations.length}.`,
      });
      expect(journal.recentChanges(1)).toEqual([]);
    });
    expect(here.query('SELECT count(*) AS count FROM change', newer)).toEqual([{ count: 400 }]);
    expect(here.query('PRAGMA user_version', newer)).toEqual([{ user_version: 99 }]);
  });
});

describe('a row that cannot be read', () => {
  const unreadable = 'rows of the journal cannot be read and were left out';

  it.each([
    ['no JSON', "UPDATE change SET cause = '{' WHERE sequence IN (399, 397)"],
    ['an unknown cause', `UPDATE change SET cause = '{"kind":"stars"}' WHERE sequence IN (399, 397)`],
  ])('because it holds %s is left out of the changes and counted once', (_, sql) => {
    writeJournal();
    here.tamper(sql);
    here.use((journal) => {
      expect(sequences(journal.recentChanges(5))).toEqual([400, 398, 396]);
      journal.recentChanges(5);
    });
    expect(here.log.entries).toMatchObject([{ message: unreadable, fields: { table: 'change', count: 2 } }]);
  });

  it('takes nothing else with it', () => {
    writeJournal();
    here.tamper("UPDATE kept SET value = '[]' WHERE name = 'intent'");
    here.use((journal) => {
      expect(journal.remembered()).toMatchObject({
        kept: { confirmed: { version: startMs + 400 } },
        open: [{ attemptId: 1 }],
        attemptCount: 1,
      });
      expect(journal.remembered().kept).not.toHaveProperty('intent');
    });
    expect(here.warnings()).toEqual([unreadable]);
  });

  it('does not free the number of its attempt', () => {
    writeJournal();
    here.tamper("UPDATE attempt SET patch = 'null'");
    here.use((journal) => {
      expect(journal.remembered()).toMatchObject({ open: [], attemptCount: 1 });
      expect(journal.write([begun(2)])).toMatchObject({ ok: true });
      expect(journal.remembered()).toMatchObject({ open: [{ attemptId: 2 }], attemptCount: 2 });
    });
  });
});

describe('the header of a write-ahead file', () => {
  it('is told from one with any single byte changed', () => {
    leaveUnclosed();
    const header = readFileSync(`${here.file}-wal`).subarray(0, 32);
    expect(isWriteAheadHeader(header)).toBe(true);
    for (const index of header.keys()) {
      const changed = Buffer.from(header);
      changed[index] = (changed[index] ?? 0) ^ 0x10;
      expect(isWriteAheadHeader(changed), `byte ${index}`).toBe(false);
    }
    expect(isWriteAheadHeader(header.subarray(0, 31))).toBe(false);
    expect(isWriteAheadHeader(new Uint8Array(32))).toBe(true);
  });
});
