import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changed, intent, JournalFolder, kept, sequences } from './samples';

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

let here: JournalFolder;
beforeEach(() => {
  here = new JournalFolder();
  if (!isRoot) return;
  // For root nothing is read-only.
  chownSync(here.parent, nobody, nobody);
  process.seteuid?.(nobody);
});
afterEach(async () => {
  if (isRoot) process.seteuid?.(0);
  await rm(here.parent, { recursive: true, force: true });
});

/** There is no journal in this run: every write says so, and nothing else fails. */
function expectUnwritable(detail: RegExp): void {
  const journal = here.open();
  expect(journal.problem).toBeNull();
  expect(journal.remembered()).toEqual({ kept: {}, open: [], attemptCount: 0 });
  const refused = { code: 'write-failed', detail: expect.stringMatching(detail) as string };
  expect(journal.write([kept()])).toEqual({ ok: false, error: refused });
  expect(journal.recentChanges(10)).toEqual([]);
  expect(journal.recentRuns(10)).toEqual([{ startedAt: here.nowMs, endedAt: null }]);
  journal.dispose();
  expect(here.warnings()).toContain('there is no journal in this run');
}

describe.skipIf(process.platform === 'win32')('a journal', () => {
  it('in a folder that cannot be written is left as it is, and the next start takes it up', () => {
    here.use((journal) => journal.write([kept(), changed()]));
    const content = readFileSync(here.file);
    chmodSync(here.folder, 0o500);
    expectUnwritable(/open|readonly|read-only/);
    expect(readdirSync(here.folder)).toEqual(['journal.db']);
    expect(readFileSync(here.file).equals(content)).toBe(true);
    chmodSync(here.folder, 0o700);
    here.use((journal) => {
      expect(journal.remembered().kept.intent).toEqual(intent());
      expect(sequences(journal.recentChanges(10))).toEqual([1]);
    });
  });

  it('whose file cannot be written is left as it is', () => {
    here.use((journal) => journal.write([kept()]));
    chmodSync(here.file, 0o400);
    expectUnwritable(/EACCES/);
    expect(readdirSync(here.folder)).toEqual(['journal.db']);
  });

  it('that is damaged and cannot be moved is left as it is', () => {
    mkdirSync(here.folder);
    writeFileSync(here.file, 'no database '.repeat(1_000));
    chmodSync(here.folder, 0o500);
    expectUnwritable(/EACCES/);
    expect(readdirSync(here.folder)).toEqual(['journal.db']);
  });

  it('whose folder cannot be made is none', () => {
    writeFileSync(here.folder, 'a file where the folder should be');
    expectUnwritable(/EEXIST|ENOTDIR/);
  });

  it('that another program holds gives up after a second and leaves nothing of the step, then goes on', () => {
    here.use((journal) => {
      journal.write([kept()]);
      const other = new DatabaseSync(here.file);
      other.exec('BEGIN IMMEDIATE');
      const refused = journal.write([changed(), kept(null)]);
      expect(refused).toMatchObject({ ok: false, error: { detail: 'database is locked' } });
      other.exec('ROLLBACK');
      other.close();
      expect(journal.remembered().kept.intent).toEqual(intent());
      expect(journal.write([changed(), kept(null)])).toMatchObject({ ok: true });
      expect(sequences(journal.recentChanges(10))).toEqual([1]);
    });
  });
});
