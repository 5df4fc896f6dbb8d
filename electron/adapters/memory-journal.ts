import { assertNever } from '../../shared/assert-never';
import { ok } from '../../shared/result';
import type { Clock, Journal, JournalEntry, JournalledChange, Remembered } from '../ports';

/** A journal that ends with the process, for the simulated organisation, which begins anew at each start as well. */
export function createMemoryJournal(clock: Clock): Journal {
  const startedAt = clock.now();
  const changes: JournalledChange[] = [];
  let remembered: Remembered = { former: null, intent: null, attempt: null, attemptCount: 0 };

  function keep(entry: JournalEntry): void {
    switch (entry.kind) {
      case 'intent-kept':
        remembered = { ...remembered, intent: entry.intent };
        return;
      case 'attempt-begun':
        remembered = { ...remembered, attempt: entry.attempt, attemptCount: entry.attempt.attemptId };
        return;
      case 'attempt-settled':
        if (remembered.attempt?.attemptId === entry.attemptId) remembered = { ...remembered, attempt: null };
        return;
      case 'confirmed-kept':
        remembered = { ...remembered, former: entry.confirmed };
        return;
      case 'change':
        changes.unshift({ ...entry.change, sequence: changes.length + 1 });
        return;
      default:
        assertNever(entry);
    }
  }

  return {
    problem: null,
    remembered: () => remembered,
    write(entries) {
      entries.forEach(keep);
      return ok(undefined);
    },
    recentChanges: (limit) => changes.slice(0, limit),
    recentRuns: () => [{ startedAt, endedAt: null }],
    dispose: () => undefined,
  };
}
