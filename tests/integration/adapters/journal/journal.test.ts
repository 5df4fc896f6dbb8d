import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeptEntry } from '../../../../electron/core/presence/journal-entries';
import { openDatabase } from '../../../../electron/adapters/journal/open-database';
import {
  agent,
  attempt,
  begun,
  change,
  changed,
  changesInARow,
  confirmed,
  intent,
  JournalFolder,
  kept,
  sequences,
  settled,
  stands,
  startMs,
} from './samples';

const nothing = { kept: {}, open: [], attemptCount: 0 };
const ok = { ok: true, value: undefined };

let here: JournalFolder;
beforeEach(() => {
  here = new JournalFolder();
});
afterEach(() => rm(here.parent, { recursive: true, force: true }));

describe('a journal', () => {
  it('begins with nothing, and says that nothing was wrong', () => {
    here.use((journal) => {
      expect(journal.problem).toBeNull();
      expect(journal.remembered()).toEqual(nothing);
      expect(journal.recentChanges(10)).toEqual([]);
    });
    expect(here.warnings()).toEqual([]);
  });

  it('remembers over a restart what was kept, word for word', () => {
    here.use((journal) => expect(journal.write([changed(), stands(), kept(), begun(1)])).toEqual(ok));
    here.use((journal) => {
      expect(journal.remembered()).toEqual({
        kept: { confirmed: confirmed(), intent: intent() },
        open: [attempt(1)],
        attemptCount: 1,
      });
      expect(journal.recentChanges(10)).toEqual([{ ...change(), sequence: 1 }]);
    });
  });

  it.each([
    ['only a note', { patch: { note: '' }, baseVersion: null, baseDefinitionId: null }],
    ['nothing at all', { patch: {} }],
    ['what a rule wants', { cause: { kind: 'rule', rule: 'idle' } as const }],
  ])('remembers an attempt at %s', (_, given) => {
    here.use((journal) => journal.write([begun(3, given)]));
    here.use((journal) => expect(journal.remembered().open).toEqual([attempt(3, given)]));
  });

  it('keeps the newest wish and the newest presence only', () => {
    here.use((journal) => journal.write([kept(), stands(), kept({ intentId: 'second', base: null })]));
    here.use((journal) => journal.write([stands({ note: 'newer' })]));
    here.use((journal) => {
      expect(journal.remembered().kept).toMatchObject({ intent: { intentId: 'second', base: null } });
      expect(journal.remembered().kept).toMatchObject({ confirmed: { note: 'newer' } });
    });
  });

  it('forgets a wish that is fulfilled', () => {
    here.use((journal) => journal.write([kept()]));
    here.use((journal) => journal.write([kept(null)]));
    here.use((journal) => expect(journal.remembered().kept).toEqual({}));
  });

  it.each(['applied', 'not-applied'] as const)(
    'has no open attempt once it is settled as %s, but its number',
    (how) => {
      here.use((journal) => journal.write([begun(4)]));
      here.use((journal) => journal.write([settled(4, how)]));
      here.use((journal) => expect(journal.remembered()).toMatchObject({ open: [], attemptCount: 4 }));
      expect(here.query('SELECT id, state, settled_at FROM attempt')).toEqual([
        { id: 4, state: how, settled_at: startMs + 450 },
      ]);
    },
  );

  it('lets the first word about an attempt stand', () => {
    here.use((journal) => journal.write([begun(1), settled(1, 'applied'), settled(1, 'not-applied')]));
    expect(here.query('SELECT state FROM attempt')).toEqual([{ state: 'applied' }]);
  });

  it('has every attempt open until it is settled, oldest first', () => {
    here.use((journal) => journal.write([begun(1), begun(2)]));
    here.use((journal) => journal.write([begun(3), settled(2)]));
    here.use((journal) =>
      expect(journal.remembered()).toMatchObject({ open: [{ attemptId: 1 }, { attemptId: 3 }], attemptCount: 3 }),
    );
  });

  it('remembers what follows, what is timed, the former note and what was told, until each is over', () => {
    const all = {
      future: { definitionId: 'break', cause: agent, decidedAt: startMs, durationMs: null },
      timer: { definitionId: 'meal', startedAt: startMs, durationMs: 60_000, formerDefinitionId: null, stage: 'over' },
      formerNote: { note: 'Mine', replacedBy: 'Automatic' },
      notice: {
        kind: 'automatic-missed',
        missed: {
          patch: { definitionId: 'offline' },
          cause: { kind: 'rule', rule: 'idle' },
          decidedAt: startMs,
          stayedDefinitionId: 'on-queue',
        },
      },
    } as const;
    const names = ['future', 'timer', 'formerNote', 'notice'] as const;
    here.use((journal) => journal.write(names.map((name) => ({ kind: 'kept', name, value: all[name] }) as KeptEntry)));
    here.use((journal) => expect(journal.remembered().kept).toEqual(all));
    here.use((journal) => journal.write(names.map((name) => ({ kind: 'kept', name, value: null }))));
    here.use((journal) => expect(journal.remembered().kept).toEqual({}));
  });

  it('does nothing for a step that needs nothing kept', () => {
    here.use((journal) => {
      here.nowMs += 5_000;
      expect(journal.write([])).toEqual(ok);
      expect(here.query('SELECT last_write_at FROM run')).toEqual([{ last_write_at: startMs }]);
    });
  });
});

describe('the changes', () => {
  it('come newest first, as many as are wanted', () => {
    here.use((journal) => journal.write(changesInARow(5)));
    here.use((journal) => {
      expect(sequences(journal.recentChanges(3))).toEqual([5, 4, 3]);
      expect(sequences(journal.recentChanges(100))).toEqual([5, 4, 3, 2, 1]);
      expect(journal.recentChanges(0)).toEqual([]);
    });
  });

  it('are there once, however often they are told, and leave no hole in the count', () => {
    here.use((journal) => {
      expect(journal.write(changesInARow(2))).toEqual(ok);
      expect(journal.write([...changesInARow(2), changed({ note: 'told again', isRecovered: true })])).toEqual(ok);
      expect(journal.write([changed(), ...changesInARow(1, 7)])).toEqual(ok);
    });
    here.use((journal) => {
      expect(sequences(journal.recentChanges(10))).toEqual([4, 3, 2, 1]);
      expect(journal.recentChanges(2)[1]?.note).toBe('told again');
    });
  });

  it('are told apart by instant, former and new definition', () => {
    const first = { previousDefinitionId: null, definitionId: 'meal', appliedAt: startMs };
    here.use((journal) => {
      journal.write([changed(first), changed(first), changed({ ...first, previousDefinitionId: 'busy' })]);
      journal.write([changed({ ...first, definitionId: 'break' }), changed({ ...first, appliedAt: startMs + 1 })]);
      expect(sequences(journal.recentChanges(10))).toEqual([4, 3, 2, 1]);
    });
  });
});

describe('the runs', () => {
  it('are one for each start, the present one without an end', () => {
    here.use(() => (here.nowMs += 60_000));
    here.nowMs += 60_000;
    here.use((journal) => {
      expect(journal.recentRuns(10)).toEqual([
        { startedAt: startMs + 120_000, endedAt: null },
        { startedAt: startMs, endedAt: startMs + 60_000 },
      ]);
      expect(journal.recentRuns(1)).toHaveLength(1);
    });
  });

  it('that were cut off end with their last write', () => {
    const cutOff = here.open();
    here.nowMs += 1_000;
    cutOff.write([kept()]);
    here.nowMs += 60_000;
    here.use((journal) => expect(journal.recentRuns(10)[1]).toEqual({ startedAt: startMs, endedAt: startMs + 1_000 }));
    cutOff.dispose();
  });

  it('never end before they began, even if the clock is set back', () => {
    here.use((journal) => {
      here.nowMs -= 3_600_000;
      expect(journal.write([kept()])).toEqual(ok);
    });
    here.use((journal) => expect(journal.recentRuns(10)[1]).toEqual({ startedAt: startMs, endedAt: startMs }));
  });
});

describe('writes that were sent', () => {
  it('are all there over a restart, with what came of each', () => {
    here.use((journal) => journal.write([begun(1), settled(1), begun(2, { patch: { note: 'Back at 3' } })]));
    here.use((journal) =>
      expect(journal.writes()).toEqual([
        expect.objectContaining({ state: 'applied', settledAt: startMs + 450 }),
        expect.objectContaining({ definitionId: null, note: 'Back at 3', state: 'sending', settledAt: null }),
      ]),
    );
  });
});

describe('a step', () => {
  it('of which one entry cannot be written leaves nothing, and the next one is written', () => {
    here.use((journal) => {
      journal.write([begun(1), kept()]);
      const refused = journal.write([settled(1), changed(), stands(), kept(null), begun(1)]);
      expect(refused).toEqual({
        ok: false,
        error: { code: 'write-failed', detail: 'UNIQUE constraint failed: attempt.id' },
      });
      expect(journal.remembered()).toEqual({ kept: { intent: intent() }, open: [attempt(1)], attemptCount: 1 });
      expect(journal.recentChanges(10)).toEqual([]);
      expect(journal.write([settled(1), changed()])).toEqual(ok);
      expect(sequences(journal.recentChanges(10))).toEqual([1]);
    });
  });

  it('is on the disk when it returns', () => {
    const journal = here.open();
    journal.write([changed()]);
    expect(here.query('SELECT sequence FROM change')).toEqual([{ sequence: 1 }]);
    journal.dispose();
  });
});

describe('on the disk', () => {
  it.skipIf(process.platform === 'win32')('everything is for its owner alone, also what was there before', () => {
    mkdirSync(here.folder, { mode: 0o755 });
    writeFileSync(here.file, '', { mode: 0o644 });
    chmodSync(here.folder, 0o755);
    const journal = here.open();
    journal.write([kept()]);
    const mode = (name: string): number => statSync(name).mode & 0o777;
    expect(mode(here.folder)).toBe(0o700);
    expect(readdirSync(here.folder).sort()).toEqual(['journal.db', 'journal.db-shm', 'journal.db-wal']);
    for (const name of readdirSync(here.folder)) expect(mode(`${here.folder}/${name}`)).toBe(0o600);
    journal.dispose();
  });

  it('the write-ahead log is used, and every write waits for the disk', () => {
    mkdirSync(here.folder);
    const database = openDatabase(here.file);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(database.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
    database.close();
  });

  it('one whole file is left when it was closed, which may be done twice', () => {
    const journal = here.open();
    journal.write([changed()]);
    journal.dispose();
    journal.dispose();
    expect(readdirSync(here.folder)).toEqual(['journal.db']);
    expect(journal.write([kept()])).toMatchObject({ ok: false, error: { detail: 'The journal is closed.' } });
  });
});
