import { advance, askRead, decide } from './advance';
import { afterBooking, observe } from './adopt';
import { bookOwn } from './book-own';
import type { PresenceEvent, RequestFailure } from './events';
import { isEmptyPatch, sentFor, withoutSent } from './patch';
import { retryDelayMs } from './retry-delay';
import type { Attempt, Intent, Notice, Phase, PresenceState, Step, Unsettled, WriteFailure } from './state';
import { andThen, isAutomatic, missedOf, step } from './state';

/** How long after it left a write whose answer was lost may still land. Proxies give up within a minute. */
export const LATE_LANDING_MS = 3 * 60_000;

/** A read that is refused for good is tried this seldom: only an administrator can cure it. */
const REFUSED_READ_DELAY_MS = 5 * 60_000;

/** A choice that could not be sent for this long is given up: who knows what the agent does by then. */
export const INTENT_AGE_LIMIT_MS = 15 * 60_000;

/** And one that failed so often. It takes some 35 tries until the time is over; only chance that draws short pauses comes to more. */
const MOST_TRIES = 60;

type Acknowledged = Extract<PresenceEvent, { type: 'write-acknowledged' }>;
type WriteFailed = Extract<PresenceEvent, { type: 'write-failed' }>;
type PresenceReadEvent = Extract<PresenceEvent, { type: 'presence-read' }>;
type ReadFailed = Extract<PresenceEvent, { type: 'read-failed' }>;

/** The cloud took the write. A notification held meanwhile is judged now: the same version is our echo, a later one is not ours. */
export function acknowledged(state: PresenceState, event: Acknowledged): Step {
  const attempt = attemptInFlight(state, event.attemptId);
  if (attempt === null) return step(state);
  const { presence, at } = event;
  if (presence.version === null) {
    const failure: WriteFailure = { code: 'malformed', detail: 'The answer has no modifiedDate.' };
    const unsettled = { attempt, failure };
    return askRead({ ...state, phase: { kind: 'checking', tries: 0, unsettled }, heldEcho: null });
  }
  const held = state.heldEcho;
  const booked: PresenceState = { ...bookOwn(state, attempt, presence, presence.version, at), confirmedAt: at };
  return andThen(held === null ? step(booked) : observe(booked, held, at), (next) => afterBooking(next, attempt, at));
}

export function writeFailed(state: PresenceState, event: WriteFailed): Step {
  const attempt = attemptInFlight(state, event.attemptId);
  if (attempt === null || state.phase.kind !== 'sending') return step(state);
  const { failure, at } = event;
  const tries = state.phase.tries + 1;
  const freed: PresenceState = { ...state, heldEcho: null };

  if (failure.mayHaveBeenApplied) {
    return askRead({ ...freed, phase: { kind: 'checking', tries, unsettled: { attempt, failure: told(failure) } } });
  }
  if (failure.isFinal) return advance(giveUp(freed, attempt, failure), at);
  const held = state.heldEcho;
  const waiting = notLater({ ...freed, phase: waitingFor(failure, tries, null, at, event.chance) });
  // What looked like our own echo was somebody else's change.
  const observed = held === null ? step(waiting) : observe(waiting, held, at);
  return wasSuperseded(state, attempt) && failure.retryAfterMs === null
    ? andThen(observed, (next) => advance(next, at))
    : observed;
}

/** A read came back. It confirms what stands, and settles whatever waited for it. */
export function presenceRead(state: PresenceState, event: PresenceReadEvent): Step {
  const { presence, at, chance } = event;
  const wasAskedAgain = state.read.kind === 'under-way' && state.read.isWantedAgain;
  const feed = state.feed === 'opened' && !wasAskedAgain ? 'live' : state.feed;
  const seen = observe({ ...state, feed, read: { kind: 'none' } }, presence, at);
  const observed: Step = { ...seen, state: dropIfHopeless(seen.state, at) };
  if (wasAskedAgain) return andThen(observed, askRead);
  const { phase, confirmed } = observed.state;
  if (phase.kind !== 'checking' || confirmed === null || observed.state.read.kind === 'under-way') return observed;
  if (phase.unsettled === null) return andThen(observed, (fresh) => decide(fresh, confirmed, phase.tries, at));
  return andThen(observed, (fresh) => notLanded(fresh, phase.unsettled, phase.tries, at, chance));
}

/** The write whose answer was lost does not show: it is tried again after a pause, or forgotten when a newer wish stands. */
function notLanded(state: PresenceState, unsettled: Unsettled | null, tries: number, at: number, chance: number): Step {
  if (unsettled === null || state.confirmed === null) return step(state);
  const { attempt, failure } = unsettled;
  const marked: PresenceState = { ...state, lost: [...state.lost, attempt] };
  if (state.wanted === null) return step({ ...marked, phase: { kind: 'idle' } });
  if (wasSuperseded(state, attempt)) return decide(marked, state.confirmed, 0, at);
  const retryAt = at + retryDelayMs(Math.max(1, tries), null, chance);
  return step(notLater({ ...marked, phase: { kind: 'waiting', tries, unsettled: null, failure, retryAt } }));
}

export function readFailed(state: PresenceState, event: ReadFailed): Step {
  const { failure, at, chance } = event;
  const readTries = state.read.kind === 'none' ? 1 : state.read.tries + 1;
  const delayMs = retryDelayMs(readTries, failure.retryAfterMs, chance);
  const dueAt = at + (failure.isFinal ? Math.max(delayMs, REFUSED_READ_DELAY_MS) : delayMs);
  // Without a session nothing is tried until there is one again.
  const read: PresenceState['read'] =
    failure.code === 'unauthorised' ? { kind: 'none' } : { kind: 'due', at: dueAt, tries: readTries };
  const { phase, wanted } = state;
  if (phase.kind !== 'checking') return step({ ...state, read });
  // What must not be read is not written blindly.
  if (failure.isFinal && wanted !== null && phase.unsettled === null) {
    return step({ ...state, read, phase: { kind: 'idle' }, wanted: null, notice: refused(wanted, failure, state) });
  }
  const waiting = waitingFor(failure, phase.tries + 1, phase.unsettled, at, chance);
  return step(notLater({ ...state, read, phase: waiting }));
}

/** What a rule decided is not sent later, when it may be wrong: it is told instead. */
export function notLater(state: PresenceState): PresenceState {
  const { wanted, phase } = state;
  if (wanted === null || !isAutomatic(wanted) || phase.kind !== 'waiting') return state;
  return {
    ...state,
    wanted: null,
    phase: phase.unsettled === null ? { kind: 'idle' } : phase,
    notice: { kind: 'automatic-missed', missed: missedOf(wanted, state.confirmed) },
  };
}

/** How the agent hears that their wish, or a rule's, was given up. */
function refused(wanted: Intent, { code, detail }: WriteFailure, { confirmed }: PresenceState): Notice {
  return isAutomatic(wanted)
    ? { kind: 'automatic-missed', missed: missedOf(wanted, confirmed) }
    : { kind: 'not-set', patch: wanted.patch, code, detail };
}

/** A wish that could not be sent for too long, or failed too often, is given up and reported. One that is on the wire is past that. */
export function dropIfHopeless(state: PresenceState, at: number): PresenceState {
  const { wanted, phase } = state;
  if (wanted === null || phase.kind === 'sending') return state;
  const isTriedOut = phase.kind === 'waiting' && phase.tries >= MOST_TRIES;
  if (at - wanted.decidedAt < INTENT_AGE_LIMIT_MS && !isTriedOut) return state;
  const failure = failureOf(phase);
  return {
    ...state,
    wanted: null,
    // A write whose answer was lost is settled all the same.
    phase: phase.kind !== 'idle' && phase.unsettled !== null ? phase : { kind: 'idle' },
    notice: refused(wanted, failure, state),
  };
}

function failureOf(phase: Phase): WriteFailure {
  if (phase.kind === 'waiting') return phase.failure;
  const unsettled = phase.kind === 'checking' ? phase.unsettled : null;
  return unsettled?.failure ?? { code: 'network', detail: '' };
}

function attemptInFlight(state: PresenceState, attemptId: number): Attempt | null {
  return state.phase.kind === 'sending' && state.phase.attempt.attemptId === attemptId ? state.phase.attempt : null;
}

function waitingFor(
  failure: RequestFailure,
  tries: number,
  unsettled: Unsettled | null,
  at: number,
  chance: number,
): Phase {
  return {
    kind: 'waiting',
    tries,
    unsettled,
    failure: told(failure),
    retryAt: failure.code === 'unauthorised' ? null : at + retryDelayMs(tries, failure.retryAfterMs, chance),
  };
}

const told = (failure: RequestFailure): WriteFailure => ({ code: failure.code, detail: failure.detail });

function wasSuperseded(state: PresenceState, attempt: Attempt): boolean {
  return state.wanted !== null && !isEmptyPatch(withoutSent(state.wanted.patch, sentFor(state.wanted, attempt)));
}

/** The cloud refuses for good. What the agent wished since is still tried; they are told only when it was their newest wish. */
function giveUp(state: PresenceState, attempt: Attempt, failure: RequestFailure): PresenceState {
  const { wanted } = state;
  const rest = wanted === null ? {} : withoutSent(wanted.patch, sentFor(wanted, attempt));
  const goesOn = wanted !== null && !isEmptyPatch(rest);
  const { definitionId } = attempt.patch;
  const isDenied = failure.code === 'permission-missing' && definitionId !== undefined;
  return {
    ...state,
    phase: { kind: 'idle' },
    denied: isDenied ? { ...state.denied, [definitionId]: failure.detail } : state.denied,
    wanted: goesOn ? { ...wanted, patch: rest } : null,
    notice:
      goesOn || wanted === null ? state.notice : refused({ ...wanted, patch: attempt.patch }, told(failure), state),
  };
}
