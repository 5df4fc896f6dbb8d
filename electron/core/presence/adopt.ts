import type { Cause } from '../../../shared/presence/cause';
import { advance, askRead, decide } from './advance';
import { bookOwn, isChosenAgain, rebase } from './book-own';
import { bySomebodyElse, confirm, futureOf } from './confirm';
import { isLandingOf, landingIn, reassert } from './late-landing';
import { noticeBeside } from './notice';
import { destinationOf, isShownBy } from './patch';
import type { Attempt, ConfirmedPresence, FuturePresence, PresenceState, RemotePresence, Step } from './state';
import { step } from './state';

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
    return afterBooking(bookOwn(seen, phase.unsettled.attempt, remote, version, at), phase.unsettled.attempt, at);
  }
  const landing = landingIn(state, remote, version);
  if (landing !== null) return advance(reassert(seen, landing, remote, version, at), at);
  return advanceIfWaiting(adoptRemote(seen, remote, version, at), at);
}

/** Goes on after a write of ours was booked. */
export const afterBooking = (state: PresenceState, attempt: Attempt, at: number): Step =>
  isChosenAgain(state.wanted, attempt)
    ? askRead({ ...state, phase: { kind: 'checking', tries: 0, unsettled: null } })
    : advance(state, at);

/** Takes over what the cloud says stands: made by somebody else, or what was accepted before and has come by itself now. */
function adoptRemote(state: PresenceState, remote: RemotePresence, version: number, at: number): PresenceState {
  const former = state.confirmed ?? (isSameAsBefore(state.former, remote) ? state.former : null);
  const isFirstEver = state.confirmed === null && state.former === null;
  const come = state.future?.definitionId === remote.definitionId ? state.future : null;
  const cause: Cause = come?.cause ?? { kind: isFirstEver ? 'before-start' : 'elsewhere' };
  const confirmed = confirm(former, remote, version, cause);
  return {
    ...state,
    confirmed,
    future: futureOf(state.future, remote, bySomebodyElse),
    isPrimary: remote.isPrimary,
    // What the agent asked for themselves contradicts no newer wish of theirs.
    wanted:
      come !== null && cause.kind !== 'elsewhere' ? state.wanted && rebase(state.wanted, confirmed) : state.wanted,
    timer: come === null ? state.timer : timerOfCome(state, come, at),
    notice: noticeBeside(state.notice, destinationOf(remote)),
  };
}

/**
 * Whether what stands at the start of a run is what the last run ended with. The same definition at a later version was
 * perhaps left and taken again meanwhile, unless its note explains the move.
 */
function isSameAsBefore(former: ConfirmedPresence | null, remote: RemotePresence): boolean {
  return former !== null && (former.version === remote.version || former.note !== remote.note);
}

/** What was accepted for the end of an interaction lasts from when it stands, not from the click. */
function timerOfCome({ confirmed, timer }: PresenceState, come: FuturePresence, at: number): PresenceState['timer'] {
  const { definitionId, durationMs } = come;
  if (durationMs === null) return timer;
  const formerDefinitionId = confirmed?.definitionId ?? null;
  return { definitionId, startedAt: at, durationMs, formerDefinitionId, stage: 'running' };
}

/** A waiting wish that a newer change overtook becomes a question at once; everything else is looked at when its time comes. */
function advanceIfWaiting(state: PresenceState, at: number): Step {
  if (state.phase.kind !== 'waiting' || state.phase.unsettled !== null || state.confirmed === null) return step(state);
  const decided = decide(state, state.confirmed, state.phase.tries, at);
  return decided.state.notice?.kind === 'conflict' ? decided : step(state);
}
