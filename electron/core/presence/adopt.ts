import type { Cause } from '../../../shared/presence/cause';
import { advance, askRead, decide } from './advance';
import { isEmptyPatch, isShownBy, withoutSent } from './patch';
import type { Attempt, ConfirmedPresence, Intent, PresencePatch, PresenceState, RemotePresence, Step } from './state';
import { step } from './state';

/** The same presence goes on when only its note or its primary flag moved: it keeps its beginning and its cause. */
function confirm(
  former: ConfirmedPresence | null,
  remote: RemotePresence,
  version: number,
  cause: Cause,
): ConfirmedPresence {
  const continues = former?.definitionId === remote.definitionId;
  return {
    definitionId: remote.definitionId,
    systemPresence: remote.systemPresence,
    note: remote.note,
    version,
    since: continues ? former.since : version,
    cause: continues ? former.cause : cause,
  };
}

/**
 * Whether what stands at the start of a run is what the last run ended with. The same definition at a later version was
 * perhaps left and taken again meanwhile, unless its note explains the move.
 */
function isSameAsBefore(former: ConfirmedPresence | null, remote: RemotePresence): boolean {
  return former !== null && (former.version === remote.version || former.note !== remote.note);
}

/** Takes over what the cloud says stands, made by somebody else. */
function adoptRemote(state: PresenceState, remote: RemotePresence, version: number): PresenceState {
  const former = state.confirmed ?? (isSameAsBefore(state.former, remote) ? state.former : null);
  const isFirstEver = state.confirmed === null && state.former === null;
  const confirmed = confirm(former, remote, version, { kind: isFirstEver ? 'before-start' : 'elsewhere' });
  const settles = state.notice?.kind === 'conflict' && isShownBy(state.notice.mine, confirmed);
  return { ...state, confirmed, notice: settles ? null : state.notice };
}

/** Books a write of ours as done, and keeps what the agent has wished since. */
export function bookOwn(
  state: PresenceState,
  attempt: Attempt,
  remote: RemotePresence,
  version: number,
): PresenceState {
  const former = state.confirmed;
  // Somebody changed it again between our write and its answer: ours was applied, and theirs stands.
  const isOvertaken = former !== null && former.version > version;
  const confirmed = isOvertaken ? former : confirm(former ?? state.former, remote, version, attempt.cause);
  const wasReplaced = isOvertaken && !isShownBy(attempt.patch, former);
  return {
    ...state,
    confirmed,
    lastBooked: { attempt, version },
    wanted: remainingWish(state.wanted, attempt, confirmed),
    phase: { kind: 'idle' },
    heldEcho: null,
    // An older lost write with another target may still land on top of this one.
    lost: state.lost !== null && !isSameTarget(state.lost.attempt, attempt) ? state.lost : null,
    notice: wasReplaced ? { kind: 'conflict', mine: attempt.patch } : null,
  };
}

function remainingWish(wanted: Intent | null, attempt: Attempt, confirmed: ConfirmedPresence): Intent | null {
  if (wanted === null) return null;
  const patch = withoutSent(wanted.patch, attempt.patch);
  return isEmptyPatch(patch)
    ? null
    : { ...wanted, patch, base: { definitionId: confirmed.definitionId, version: confirmed.version } };
}

/**
 * A presence arrived by notification or read.
 * What is not newer than `confirmed` is our own echo or an old read and says nothing. What looks like the write in flight
 * is held until the answer tells whose it is.
 */
export function observe(state: PresenceState, remote: RemotePresence, at: number): Step {
  const { version } = remote;
  if (version === null) return askRead(state);
  const seen: PresenceState = { ...state, confirmedAt: at };
  if (state.confirmed !== null && version <= state.confirmed.version) return step(seen);

  const { phase } = state;
  if (phase.kind === 'sending' && isShownBy(phase.attempt.patch, remote)) return step({ ...seen, heldEcho: remote });
  if (
    phase.kind !== 'sending' &&
    phase.kind !== 'idle' &&
    phase.unsettled !== null &&
    isLandingOf(phase.unsettled.attempt, remote, version)
  ) {
    return advance(bookOwn(seen, phase.unsettled.attempt, remote, version));
  }
  if (state.lost !== null && at <= state.lost.until && isLandingOf(state.lost.attempt, remote, version)) {
    return advance(reassert(seen, state.lost.attempt, remote, version, at));
  }
  return advanceIfWaiting(adoptRemote(seen, remote, version));
}

function isSameTarget(one: Attempt, other: Attempt): boolean {
  return one.patch.definitionId === other.patch.definitionId && one.patch.note === other.patch.note;
}

function isLandingOf(attempt: Attempt, remote: RemotePresence, version: number): boolean {
  return isShownBy(attempt.patch, remote) && (attempt.baseVersion === null || version > attempt.baseVersion);
}

/** A write given up as lost has landed on what the agent wished later: that is asserted once more. */
function reassert(
  state: PresenceState,
  lost: Attempt,
  remote: RemotePresence,
  version: number,
  at: number,
): PresenceState {
  const { confirmed: former, wanted } = state;
  const landed: PresenceState = {
    ...state,
    confirmed: confirm(former, remote, version, lost.cause),
    lastBooked: { attempt: lost, version },
    lost: null,
  };
  if (former === null) return landed;
  const patch: PresencePatch = {
    ...(lost.patch.definitionId !== undefined && { definitionId: former.definitionId }),
    ...(lost.patch.note !== undefined && { note: former.note }),
    ...wanted?.patch,
  };
  const base = { definitionId: remote.definitionId, version };
  const newest: Intent =
    wanted === null
      ? {
          intentId: `again-${lost.attemptId}`,
          patch,
          cause: former.cause,
          decidedAt: at,
          decidedAtServer: version,
          base,
        }
      : { ...wanted, patch, base };
  return { ...landed, wanted: newest };
}

/** A waiting wish that a newer change overtook becomes a question at once; everything else is looked at when its time comes. */
function advanceIfWaiting(state: PresenceState): Step {
  if (state.phase.kind !== 'waiting' || state.phase.unsettled !== null || state.confirmed === null) return step(state);
  const decided = decide(state, state.confirmed, state.phase.tries);
  return decided.state.notice?.kind === 'conflict' ? decided : step(state);
}
