import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { openJournal } from '../../../../electron/adapters/journal/open-journal';
import type { Journal, JournalEntry, JournalledChange, Remembered } from '../../../../electron/ports';
import { FakeLog } from '../../../fakes/log';

type EntryOf<Kind extends JournalEntry['kind']> = Extract<JournalEntry, { kind: Kind }>;
type Attempt = EntryOf<'attempt-begun'>['attempt'];
type Kept = Required<Remembered['kept']>;
type Intent = Kept['intent'];
type Confirmed = Kept['confirmed'];
type Change = EntryOf<'change'>['change'];

export const startMs = Date.UTC(2026, 0, 5, 8, 30, 15);

/** An account's folder of a test, with its journal in it and a clock that the test sets. */
export class JournalFolder {
  readonly parent = mkdtempSync(path.join(tmpdir(), 'presence-tray-journal-'));
  readonly folder = path.join(this.parent, 'account');
  readonly file = path.join(this.folder, 'journal.db');
  readonly log = new FakeLog();
  nowMs = startMs;
  timeZone = 'UTC';

  open(): Journal {
    return openJournal({
      folder: this.folder,
      clock: { now: () => this.nowMs },
      log: this.log,
      timeZone: () => this.timeZone,
    });
  }

  /** Opens the journal, does something with it, and closes it. */
  use<Value>(act: (journal: Journal) => Value): Value {
    const journal = this.open();
    try {
      return act(journal);
    } finally {
      journal.dispose();
    }
  }

  /** Runs SQL in the file, as a person with SQLite's own tools would. */
  query(sql: string, file = this.file): unknown[] {
    const database = new DatabaseSync(file);
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  }

  /** Runs statements in the file, past every rule of the schema. */
  tamper(sql: string): void {
    const database = new DatabaseSync(this.file);
    database.exec(`PRAGMA ignore_check_constraints = ON; ${sql}`);
    database.close();
  }

  /** What the file has, while nobody writes to it. */
  rows(sql: string): readonly unknown[] {
    const database = new DatabaseSync(this.file);
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  }

  warnings(): readonly string[] {
    return this.log.entries.filter(({ level }) => level !== 'debug').map(({ message }) => message);
  }
}

export const agent = { kind: 'agent', via: 'tray' } as const;

export const intent = (given: Partial<Intent> = {}): Intent => ({
  intentId: 'intent-1',
  patch: { definitionId: 'meal', note: 'Back at 3' },
  cause: agent,
  decidedAt: startMs,
  decidedAtServer: startMs + 17.5,
  base: { definitionId: 'available', version: startMs - 60_000 },
  ...given,
});

export const attempt = (attemptId: number, given: Partial<Attempt> = {}): Attempt => ({
  attemptId,
  intentId: 'intent-1',
  wished: { definitionId: 'meal', note: 'Back at 3' },
  patch: { definitionId: 'meal' },
  cause: agent,
  decidedAt: startMs,
  begunAt: startMs + 20,
  baseVersion: startMs - 60_000,
  baseDefinitionId: 'available',
  ...given,
});

export const confirmed = (given: Partial<Confirmed> = {}): Confirmed => ({
  definitionId: 'meal',
  systemPresence: 'meal',
  note: 'Back at 3',
  version: startMs + 400,
  since: startMs + 400,
  cause: agent,
  ...given,
});

export const change = (given: Partial<Change> = {}): Change => ({
  previousDefinitionId: 'available',
  definitionId: 'meal',
  note: 'Mahlzeit 🍲 "quoted"',
  cause: agent,
  decidedAt: startMs,
  appliedAt: startMs + 400,
  seenAt: startMs + 450,
  isRecovered: false,
  ...given,
});

export const kept = (given: Partial<Intent> | null = {}): EntryOf<'kept'> => ({
  kind: 'kept',
  name: 'intent',
  value: given && intent(given),
});

export const begun = (attemptId: number, given: Partial<Attempt> = {}): EntryOf<'attempt-begun'> => ({
  kind: 'attempt-begun',
  attempt: attempt(attemptId, given),
});

export const settled = (
  attemptId: number,
  outcome: 'applied' | 'not-applied' = 'applied',
): EntryOf<'attempt-settled'> => ({ kind: 'attempt-settled', attemptId, outcome, at: startMs + 450 });

export const changed = (given: Partial<Change> = {}): EntryOf<'change'> => ({ kind: 'change', change: change(given) });

export const stands = (given: Partial<Confirmed> = {}): EntryOf<'kept'> => ({
  kind: 'kept',
  name: 'confirmed',
  value: confirmed(given),
});

/** Changes one after the other, from `from` on: definition 0 to 1, 1 to 2, and so on. */
export const changesInARow = (count: number, from = 0): EntryOf<'change'>[] =>
  Array.from({ length: count }, (_, index) =>
    changed({
      previousDefinitionId: `definition ${from + index}`,
      definitionId: `definition ${from + index + 1}`,
      appliedAt: startMs + from + index,
    }),
  );

export const sequences = (changes: readonly JournalledChange[]): number[] => changes.map(({ sequence }) => sequence);
