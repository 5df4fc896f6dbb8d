import type { Effect, IdleSpell, InactivityState } from './state';
import { isOpen } from './watching';

/** Some sources count whole seconds: input that seems less than a second newer is the same input. */
const JITTER_MS = 1_000;

/** The shortest time without input that is worth a row. */
export const SHORTEST_SPELL_MS = 60_000;

/** Found locked in an absence that began in a former run, it was so from its beginning, for all that is known. */
export const lockedSince = ({ lockedAt, lastInputAt, absence }: InactivityState, at: number): number =>
  lockedAt ?? (lastInputAt === null && isOpen(absence) ? absence?.idleSince : null) ?? at;

export interface Observation {
  readonly state: InactivityState;
  readonly effects: readonly Effect[];
}

/**
 * Takes a reading. Input while the session is locked is somebody else's, or a cat's, and does not count. What came before
 * the lock does: the last reading may be a minute older than the hand that locked.
 */
export function observeReading(
  state: InactivityState,
  idleMs: number | null,
  isLocked: boolean,
  at: number,
): Observation {
  const sampled: InactivityState = { ...state, sampledAt: at, isTrusted: idleMs !== null };
  if (idleMs === null) return { state: sampled, effects: [] };
  const readAt = at - Math.max(0, idleMs);
  const inputAt = theirInputAt(state, readAt, isLocked);
  const last = state.lastInputAt;
  if (last === null) {
    return { state: { ...sampled, lastInputAt: inputAt ?? readAt, seenIdleAt: at }, effects: [] };
  }
  if (inputAt !== null && inputAt - last >= JITTER_MS) return observeInput(sampled, inputAt, at);
  // Of two readings of one input the older is nearer; a much older one is from before a sign that is no input.
  const isSame = inputAt !== null && Math.abs(inputAt - last) < JITTER_MS;
  return {
    state: { ...sampled, lastInputAt: isSame ? Math.min(last, inputAt) : last, seenIdleAt: at },
    effects: [],
  };
}

/**
 * When the agent themselves was last there, or null when the reading tells only of input under the lock. Where nothing was
 * read at the lock, that input hides what came before it: the lock itself is then the best that is known.
 */
function theirInputAt({ lockedAt, seenIdleAt }: InactivityState, inputAt: number, isLocked: boolean): number | null {
  if (!isLocked) return inputAt;
  if (lockedAt === null) return null;
  if (inputAt <= lockedAt) return inputAt;
  return seenIdleAt === null || seenIdleAt < lockedAt ? lockedAt : null;
}

/** Somebody was there at that instant, by whichever sign. */
export function observeInput(state: InactivityState, inputAt: number, at: number): Observation {
  const { slept } = state;
  // The last key before the lid was closed may be read only after the sleep.
  const isBeforeSleep = slept !== null && inputAt <= slept.suspendedAt;
  const spell = spellEndedBy(isBeforeSleep ? { ...state, slept: null } : state, inputAt);
  return {
    state: { ...state, lastInputAt: inputAt, seenIdleAt: at, slept: isBeforeSleep ? slept : null },
    effects: spell === null ? [] : [{ type: 'spell', spell }],
  };
}

function spellEndedBy({ lastInputAt: from, seenIdleAt, slept }: InactivityState, inputAt: number): IdleSpell | null {
  if (from === null || seenIdleAt === null) return null;
  const until = Math.min(seenIdleAt, inputAt);
  if (until - from < SHORTEST_SPELL_MS) return null;
  return { from, until, suspendedAt: slept?.suspendedAt ?? null, resumedAt: slept?.resumedAt ?? null };
}
