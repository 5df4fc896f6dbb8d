import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JournalEntry, Remembered } from '../../../../electron/ports';
import { begun, changed, confirmed, JournalFolder, kept, settled, stands, startMs } from './samples';
import { examples, fc } from '../../../properties';

/** What the journal must hold, as simply as it can be said. */
class Model {
  remembered: Remembered = { kept: {}, open: [], attemptCount: 0 };
  attemptIds = new Set<number>();
  changeKeys: string[] = [];

  /** Takes a step, or gives back why it is refused as a whole. */
  with(step: readonly JournalEntry[]): Model | null {
    const next = new Model();
    next.remembered = this.remembered;
    next.attemptIds = new Set(this.attemptIds);
    next.changeKeys = [...this.changeKeys];
    return step.every((entry) => next.takes(entry)) ? next : null;
  }

  private takes(entry: JournalEntry): boolean {
    switch (entry.kind) {
      case 'kept': {
        const others = Object.entries(this.remembered.kept).filter(([name]) => name !== entry.name);
        const own = entry.value === null ? [] : [[entry.name, entry.value] as const];
        this.remembered = { ...this.remembered, kept: Object.fromEntries([...others, ...own]) };
        return true;
      }
      case 'attempt-begun': {
        const { attemptId } = entry.attempt;
        if (this.attemptIds.has(attemptId)) return false;
        this.attemptIds.add(attemptId);
        const { open, attemptCount } = this.remembered;
        this.remembered = {
          ...this.remembered,
          open: [...open, entry.attempt].sort((one, other) => one.attemptId - other.attemptId),
          attemptCount: Math.max(attemptCount, attemptId),
        };
        return true;
      }
      case 'attempt-settled':
        this.remembered = {
          ...this.remembered,
          open: this.remembered.open.filter(({ attemptId }) => attemptId !== entry.attemptId),
        };
        return true;
      case 'change': {
        const { appliedAt, previousDefinitionId, definitionId } = entry.change;
        const key = JSON.stringify([appliedAt, previousDefinitionId, definitionId]);
        if (!this.changeKeys.includes(key)) this.changeKeys.push(key);
        return true;
      }
    }
  }
}

const definitionId = fc.constantFrom('available', 'busy', 'meal');
const note = fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme' }));
const patch = fc.record({ definitionId, note }, { requiredKeys: [] });
const version = fc.integer({ min: startMs, max: startMs + 3 });
const attemptId = fc.integer({ min: 1, max: 9 });

const entry: fc.Arbitrary<JournalEntry> = fc.oneof(
  fc.constant(kept(null)),
  patch.map((given) => kept({ patch: given })),
  fc.record({ definitionId, note, version }).map((given) => stands(confirmed(given))),
  fc.tuple(attemptId, patch).map(([id, given]) => begun(id, { patch: given })),
  fc.tuple(attemptId, fc.constantFrom('applied' as const, 'not-applied' as const)).map(([id, how]) => settled(id, how)),
  fc
    .record({ definitionId, note, appliedAt: version, previousDefinitionId: fc.option(definitionId) })
    .map((given) => changed(given)),
);

const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ step: fc.array(entry, { minLength: 1, maxLength: 5 }) }) },
  { weight: 1, arbitrary: fc.constant('restart' as const) },
);

describe('any sequence of steps and restarts', () => {
  it('leaves in the journal what it would leave in a model of it, and a refused step nothing', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 20 }), (actions) => {
        const here = new JournalFolder();
        let journal = here.open();
        let model = new Model();
        try {
          for (const act of [...actions, 'restart' as const]) {
            if (act === 'restart') {
              journal.dispose();
              journal = here.open();
            } else {
              const next = model.with(act.step);
              expect(journal.write(act.step).ok).toBe(next !== null);
              model = next ?? model;
            }
            expect(journal.remembered()).toEqual(model.remembered);
            const keys = journal
              .recentChanges(1_000)
              .map((change) => [change.appliedAt, change.previousDefinitionId, change.definitionId])
              .map((key) => JSON.stringify(key));
            expect(keys.reverse()).toEqual(model.changeKeys);
          }
          expect(here.warnings()).toEqual([]);
        } finally {
          journal.dispose();
          rmSync(here.parent, { recursive: true, force: true });
        }
      }),
      { numRuns: examples(40) },
    );
  });
});
