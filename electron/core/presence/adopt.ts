import type { Cause } from '../../../shared/presence/cause';
import { advance, askRead, decide } from './advance';
import type { Destination } from './patch';
import { confirmedDestination, destinationOf, isEmptyPatch, isShownBy, withoutSent } from './patch';
import type {
  Attempt,
  ConfirmedPresence,
  FuturePresence,
  Intent,
  PresencePatch,
  PresenceState,
  RemotePresence,
  Step,
} from './state';
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

/** What follows by itself. One that was known already keeps its cause. */
function futureOf(
  former: FuturePresence | null,
  { futureDefinitionId }: RemotePresence,
  by: Omit<FuturePresence, 'definitionId'>,
): FuturePresence | null {
  if (futureDefinitionId === null) return null;
  return former?.definitionId === futureDefinitionId ? former : { definitionId: futureDefinitionId, ...by };
}

const bySomebodyElse: Omit<FuturePresence, 'definitionId'> = { cause: { kind: 'elsewhere' }, decidedAt: null };

/**
 * Whether what stands at the start of a run is what the last run ended with. The same definition at a later version was
 * perhaps left and taken again meanwhile, unless its note explains the move.
 */
function isSameAsBefore(former: ConfirmedPresence | null, remote: RemotePresence): boolean {
  return former !== null && (former.version === remote.version || former.note !== remote.note);
}

/** Takes over what the cloud says stands: made by somebody else, or what was accepted before and has come by itself now. */
function adoptRemote(state: PresenceState, remote: RemotePresence, version: number): PresenceState {
  const former = state.confirmed ?? (isSameAsBefore(state.former, remote) ? state.former : null);
  const isFirstEver = state.confirmed === null && state.former === null;
  const hasCome = state.future !== null && state.future.definitionId === remote.definitionId;
  const cause: Cause = hasCome ? state.future.cause : { kind: isFirstEver ? 'before-start' : 'elsewhere' };
  const confirmed = confirm(former, remote, version, cause);
  const settles = state.notice?.kind === 'conflict' && isShownBy(state.notice.mine, destinationOf(remote));
  return {
    ...state,
    confirmed,
    future: futureOf(state.future, remote, bySomebodyElse),
    isPrimary: remote.isPrimary,
    // What the agent asked for themselves contradicts no newer wish of theirs.
    wanted: hasCome && cause.kind !== 'elsewhere' ? rebase(state.wanted, confirmed) : state.wanted,
    notice: settles ? null : state.notice,
  };
}

const rebase = (wanted: Intent | null, { definitionId, version }: ConfirmedPresence): Intent | null =>
  wanted && { ...wanted, base: { definitionId, version } };

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
  const confirmed = isOvertaken ? former : confirm(former ?? state.former, remote, version, causeBy(attempt, remote));
  const standing = confirmedDestination(state);
  const wasReplaced = isOvertaken && standing !== null && !isShownBy(attempt.patch, standing);
  return {
    ...state,
    confirmed,
    ...(!isOvertaken && { future: futureBy(attempt, state.future, remote), isPrimary: remote.isPrimary }),
    lastBooked: { attempt, version, isDeferred: isDeferred(attempt, remote) },
    wanted: remainingWish(state.wanted, attempt, confirmed),
    phase: { kind: 'idle' },
    heldEcho: null,
    // An older lost write with another target may still land on top of this one.
    lost: state.lost !== null && !isSameTarget(state.lost.attempt, attempt) ? state.lost : null,
    notice: wasReplaced ? { kind: 'conflict', mine: attempt.patch } : null,
  };
}

/** A write of the note alone says nothing about who set the definition. */
const causeBy = ({ patch, cause }: Attempt, { definitionId }: RemotePresence): Cause =>
  patch.definitionId === definitionId ? cause : { kind: 'elsewhere' };

const isDeferred = ({ patch }: Attempt, { definitionId }: RemotePresence): boolean =>
  patch.definitionId !== undefined && patch.definitionId !== definitionId;

function futureBy(attempt: Attempt, former: FuturePresence | null, remote: RemotePresence): FuturePresence | null {
  const { patch, cause, decidedAt } = attempt;
  const isOurs = patch.definitionId === remote.futureDefinitionId;
  return futureOf(former, remote, isOurs ? { cause, decidedAt } : bySomebodyElse);
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
  if (state.confirmed !== null && version <= state.confirmed.version) {
    // Whether others see it may change without a new version.
    return step(version === state.confirmed.version ? { ...seen, isPrimary: remote.isPrimary } : seen);
  }

  const { phase } = state;
  if (phase.kind === 'sending' && isShownBy(phase.attempt.patch, destinationOf(remote)))
    return step({ ...seen, heldEcho: remote });
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
  return (
    isShownBy(attempt.patch, destinationOf(remote)) && (attempt.baseVersion === null || version > attempt.baseVersion)
  );
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
  const wished: Destination | null = confirmedDestination(state);
  const landed: PresenceState = {
    ...state,
    confirmed: confirm(former, remote, version, causeBy(lost, remote)),
    future: futureBy(lost, state.future, remote),
    isPrimary: remote.isPrimary,
    lastBooked: { attempt: lost, version, isDeferred: isDeferred(lost, remote) },
    lost: null,
  };
  if (former === null || wished === null) return landed;
  const patch: PresencePatch = {
    ...(lost.patch.definitionId !== undefined && { definitionId: wished.definitionId }),
    ...(lost.patch.note !== undefined && { note: wished.note }),
    ...wanted?.patch,
  };
  const base = { definitionId: remote.definitionId, version };
  const newest: Intent =
    wanted === null
      ? {
          intentId: `again-${lost.attemptId}`,
          patch,
          cause: state.future?.cause ?? former.cause,
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
