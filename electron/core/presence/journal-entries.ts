import type { Cause } from '../../../shared/presence/cause';
import type { Kept, Remembered } from './remembered';
import type { Attempt, PresenceState } from './state';

/** One change of presence: a definition that differs from the last one. Instants are epoch milliseconds. */
export interface PresenceChange {
  /** Null for the first change that this installation ever saw. */
  readonly previousDefinitionId: string | null;
  readonly definitionId: string;
  readonly note: string;
  readonly cause: Cause;
  /** When it was decided here, by this computer's clock; null when somebody else decided. */
  readonly decidedAt: number | null;
  /** When the server applied it: its version. */
  readonly appliedAt: number;
  /** When this computer learnt of it. */
  readonly seenAt: number;
  /** A write of ours whose answer was lost, or that a former run of the app had sent. */
  readonly isRecovered: boolean;
}

/** What must be on disk, in one transaction, before anything else is done about a step. */
export type JournalEntry =
  | KeptEntry
  | { readonly kind: 'attempt-begun'; readonly attempt: Attempt }
  | {
      readonly kind: 'attempt-settled';
      readonly attemptId: number;
      readonly outcome: 'applied' | 'not-applied';
      readonly at: number;
    }
  | { readonly kind: 'change'; readonly change: PresenceChange };

/** What the next run goes on from; null when there is no such thing any more. */
export type KeptEntry = {
  readonly [Name in keyof Kept]: { readonly kind: 'kept'; readonly name: Name; readonly value: Kept[Name] | null };
}[keyof Kept];

/**
 * What a step of the machine means for the journal. Derived from the states before and after, so that no path through the
 * machine can forget to write.
 */
export function journalEntries(before: PresenceState, after: PresenceState, at: number): readonly JournalEntry[] {
  const former = openAttempts(before);
  const open = openAttempts(after);
  const isIn = (attempts: readonly Attempt[], { attemptId }: Attempt): boolean =>
    attempts.some((attempt) => attempt.attemptId === attemptId);
  const settled = former.filter((attempt) => !isIn(open, attempt));
  const booked = after.lastBooked === before.lastBooked ? null : after.lastBooked;
  return [
    ...settled.map(({ attemptId }): JournalEntry => ({
      kind: 'attempt-settled',
      attemptId,
      outcome: booked?.attempt.attemptId === attemptId ? 'applied' : 'not-applied',
      at,
    })),
    ...changesBetween(before, after, at).map((change) => ({ kind: 'change' as const, change })),
    ...keptBetween(before, after),
    ...open.filter((attempt) => !isIn(former, attempt)).map((attempt) => ({ kind: 'attempt-begun' as const, attempt })),
  ];
}

/** The writes that are on the wire, or whose outcome is not known. */
function openAttempts({ phase, lost }: PresenceState): readonly Attempt[] {
  switch (phase.kind) {
    case 'idle':
      return lost;
    case 'sending':
      return [...lost, phase.attempt];
    case 'checking':
    case 'waiting':
      return phase.unsettled === null ? lost : [...lost, phase.unsettled.attempt];
  }
}

/** What the beginning of a run itself changes: a rule's decision of the former run is no wish any more, it is told. */
export function entriesAtStart({ kept }: Remembered, begun: PresenceState): readonly JournalEntry[] {
  if (kept.intent === undefined || begun.wanted !== null) return [];
  return [
    { kind: 'kept', name: 'intent', value: null },
    { kind: 'kept', name: 'notice', value: begun.notice },
  ];
}

function keptBetween(before: PresenceState, after: PresenceState): readonly KeptEntry[] {
  const entries: KeptEntry[] = [];
  // Until something is confirmed, what the former run ended with is still the last that is known.
  if (after.confirmed !== null && after.confirmed !== before.confirmed) {
    entries.push({ kind: 'kept', name: 'confirmed', value: after.confirmed });
  }
  if (after.wanted !== before.wanted) entries.push({ kind: 'kept', name: 'intent', value: after.wanted });
  if (after.future !== before.future) entries.push({ kind: 'kept', name: 'future', value: after.future });
  if (after.timer !== before.timer) entries.push({ kind: 'kept', name: 'timer', value: after.timer });
  if (after.formerNote !== before.formerNote) {
    entries.push({ kind: 'kept', name: 'formerNote', value: after.formerNote });
  }
  if (after.notice !== before.notice) entries.push({ kind: 'kept', name: 'notice', value: after.notice });
  return entries;
}

function changesBetween(before: PresenceState, after: PresenceState, at: number): PresenceChange[] {
  const { confirmed } = after;
  const former = before.confirmed ?? before.former;
  const booked = after.lastBooked === before.lastBooked ? null : after.lastBooked;
  const isRecovered = booked !== null && before.phase.kind !== 'sending';
  const changes: PresenceChange[] = [];
  const target = booked?.attempt.patch.definitionId;
  if (
    booked !== null &&
    !booked.isDeferred &&
    target !== undefined &&
    confirmed !== null &&
    booked.version < confirmed.version
  ) {
    // Ours was carried out, and somebody else's change came on top of it before we heard of ours.
    changes.push({
      previousDefinitionId: booked.attempt.baseDefinitionId,
      definitionId: target,
      note: booked.attempt.patch.note ?? confirmed.note,
      cause: booked.attempt.cause,
      decidedAt: booked.attempt.decidedAt,
      appliedAt: booked.version,
      seenAt: at,
      isRecovered,
    });
  }
  const [ours] = changes;
  const isAfterOurs = ours !== undefined && confirmed?.since !== before.confirmed?.since;
  if (
    confirmed !== null &&
    confirmed !== before.confirmed &&
    (confirmed.definitionId !== former?.definitionId || isAfterOurs)
  ) {
    const isBooked = booked?.version === confirmed.version && confirmed.cause === booked.attempt.cause;
    const hasCome = before.future !== null && before.future.definitionId === confirmed.definitionId;
    changes.push({
      previousDefinitionId: ours?.definitionId ?? former?.definitionId ?? null,
      definitionId: confirmed.definitionId,
      note: confirmed.note,
      cause: confirmed.cause,
      decidedAt: isBooked ? booked.attempt.decidedAt : hasCome ? before.future.decidedAt : null,
      appliedAt: confirmed.version,
      seenAt: at,
      isRecovered,
    });
  }
  return changes;
}
