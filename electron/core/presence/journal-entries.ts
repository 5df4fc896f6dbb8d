import type { Cause } from '../../../shared/presence/cause';
import type { Attempt, ConfirmedPresence, Intent, PresenceState } from './state';

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
  /** The wish that is not acknowledged yet, or null when there is none any more. */
  | { readonly kind: 'intent-kept'; readonly intent: Intent | null }
  | { readonly kind: 'attempt-begun'; readonly attempt: Attempt; readonly at: number }
  | {
      readonly kind: 'attempt-settled';
      readonly attemptId: number;
      readonly outcome: 'applied' | 'not-applied';
      readonly at: number;
    }
  | { readonly kind: 'change'; readonly change: PresenceChange }
  /** What stands now: the next run goes on from it. */
  | { readonly kind: 'confirmed-kept'; readonly confirmed: ConfirmedPresence };

/**
 * What a step of the machine means for the journal. Derived from the states before and after, so that no path through the
 * machine can forget to write.
 */
export function journalEntries(before: PresenceState, after: PresenceState, at: number): readonly JournalEntry[] {
  const entries: JournalEntry[] = [];
  const open = openAttempt(before);
  const stillOpen = openAttempt(after);
  if (open !== null && open.attemptId !== stillOpen?.attemptId) {
    const outcome = after.lastBooked?.attempt === open ? 'applied' : 'not-applied';
    entries.push({ kind: 'attempt-settled', attemptId: open.attemptId, outcome, at });
  }
  entries.push(...changesBetween(before, after, at).map((change) => ({ kind: 'change' as const, change })));
  if (after.confirmed !== null && after.confirmed !== before.confirmed) {
    entries.push({ kind: 'confirmed-kept', confirmed: after.confirmed });
  }
  if (before.wanted !== after.wanted) entries.push({ kind: 'intent-kept', intent: after.wanted });
  if (stillOpen !== null && stillOpen.attemptId !== open?.attemptId) {
    entries.push({ kind: 'attempt-begun', attempt: stillOpen, at });
  }
  return entries;
}

/** The write that is on the wire, or whose outcome is not known. */
function openAttempt({ phase }: PresenceState): Attempt | null {
  switch (phase.kind) {
    case 'idle':
      return null;
    case 'sending':
      return phase.attempt;
    case 'checking':
    case 'waiting':
      return phase.unsettled?.attempt ?? null;
  }
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
  if (confirmed !== null && confirmed !== before.confirmed && confirmed.definitionId !== former?.definitionId) {
    const isBooked = booked?.version === confirmed.version && confirmed.cause === booked.attempt.cause;
    const hasCome = before.future !== null && before.future.definitionId === confirmed.definitionId;
    changes.push({
      previousDefinitionId: former?.definitionId ?? null,
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
