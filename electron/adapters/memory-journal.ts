import { assertNever } from '../../shared/assert-never';
import { ok } from '../../shared/result';
import { createMemoryOutbox } from './journal/memory-outbox';
import { createMemoryInactivityJournal } from './memory-inactivity-journal';
import type { Clock, Journal, JournalEntry, JournalledChange, JournalledWrite, Remembered } from '../ports';

type Attempt = Remembered['open'][number];

const writeOf = ({ patch, cause, decidedAt, begunAt }: Attempt): JournalledWrite => ({
  definitionId: patch.definitionId ?? null,
  note: patch.note ?? null,
  ...{ cause, decidedAt, begunAt },
  state: 'sending',
  settledAt: null,
});

/** A journal that ends with the process, for the simulated organisation, which begins anew at each start as well. */
export function createMemoryJournal(clock: Clock): Journal {
  const startedAt = clock.now();
  const outbox = createMemoryOutbox(clock);
  let changes: readonly JournalledChange[] = [];
  let lastSequence = 0;
  const kept: Record<string, unknown> = {};
  let open: readonly Attempt[] = [];
  let attemptCount = 0;
  const writes = new Map<number, JournalledWrite>();

  function settle(attemptId: number, outcome: Pick<JournalledWrite, 'state' | 'settledAt'>): void {
    const write = writes.get(attemptId);
    if (write !== undefined) writes.set(attemptId, { ...write, ...outcome });
  }

  function keep(entry: JournalEntry): void {
    switch (entry.kind) {
      case 'kept':
        if (entry.value === null) delete kept[entry.name];
        else kept[entry.name] = entry.value;
        return;
      case 'attempt-begun':
        open = [...open, entry.attempt];
        writes.set(entry.attempt.attemptId, writeOf(entry.attempt));
        attemptCount = entry.attempt.attemptId;
        return;
      case 'attempt-settled':
        open = open.filter(({ attemptId }) => attemptId !== entry.attemptId);
        settle(entry.attemptId, { state: entry.outcome, settledAt: entry.at });
        return;
      case 'change':
        lastSequence += 1;
        changes = [{ ...entry.change, sequence: lastSequence }, ...changes];
        outbox.announceChange({ ...entry.change, sequence: lastSequence });
        return;
      default:
        assertNever(entry);
    }
  }

  return {
    problem: null,
    outbox,
    remembered: () => ({ kept: { ...kept }, open, attemptCount }),
    write(entries) {
      entries.forEach(keep);
      outbox.transactionEnded();
      return ok(undefined);
    },
    ...createMemoryInactivityJournal((annotated) => {
      const ascending = changes.toReversed();
      const within = ascending.find(({ appliedAt }) => appliedAt >= annotated.from && appliedAt <= annotated.until);
      const before = ascending.findLast(({ appliedAt }) => appliedAt < annotated.from);
      outbox.announceAnnotation(annotated, within ?? before ?? null);
      outbox.transactionEnded();
    }),
    recentChanges: (limit) => changes.slice(0, limit),
    changesIn({ startAt, endAt }) {
      const ascending = [...changes].sort((one, other) => one.appliedAt - other.appliedAt);
      const standing = ascending.findLastIndex(({ appliedAt }) => appliedAt <= startAt);
      return ascending.slice(Math.max(0, standing)).filter(({ appliedAt }) => appliedAt < endAt);
    },
    forgetBefore(at) {
      changes = changes.filter(({ appliedAt }, index) => index === 0 || appliedAt >= at);
      for (const [attemptId, { begunAt, state }] of writes) {
        if (begunAt < at && state !== 'sending' && attemptId < attemptCount) writes.delete(attemptId);
      }
      return ok(undefined);
    },
    // What it remembers is of one run, at one place.
    recordedZones: () => [],
    writes: () => [...writes.values()],
    recentRuns: () => [{ startedAt, endedAt: null }],
    dispose: () => undefined,
  };
}
