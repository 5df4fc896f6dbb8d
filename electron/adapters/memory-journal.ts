import { assertNever } from '../../shared/assert-never';
import { ok } from '../../shared/result';
import type { Clock, Journal, JournalEntry, JournalledChange, Remembered } from '../ports';

type Attempt = Remembered['open'][number];

/** A journal that ends with the process, for the simulated organisation, which begins anew at each start as well. */
export function createMemoryJournal(clock: Clock): Journal {
  const startedAt = clock.now();
  const changes: JournalledChange[] = [];
  const kept: Record<string, unknown> = {};
  let open: readonly Attempt[] = [];
  let attemptCount = 0;

  function keep(entry: JournalEntry): void {
    switch (entry.kind) {
      case 'kept':
        if (entry.value === null) delete kept[entry.name];
        else kept[entry.name] = entry.value;
        return;
      case 'attempt-begun':
        open = [...open, entry.attempt];
        attemptCount = entry.attempt.attemptId;
        return;
      case 'attempt-settled':
        open = open.filter(({ attemptId }) => attemptId !== entry.attemptId);
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
    remembered: () => ({ kept: { ...kept }, open, attemptCount }),
    write(entries) {
      entries.forEach(keep);
      return ok(undefined);
    },
    recentChanges: (limit) => changes.slice(0, limit),
    recentRuns: () => [{ startedAt, endedAt: null }],
    dispose: () => undefined,
  };
}
