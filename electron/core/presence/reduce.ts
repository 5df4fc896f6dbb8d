import { assertNever } from '../../../shared/assert-never';
import { advance, askRead } from './advance';
import { observe } from './adopt';
import type { PresenceEvent } from './events';
import { isFormerNoteOver } from './former-note';
import {
  acknowledged,
  dropIfHopeless,
  INTENT_AGE_LIMIT_MS,
  LATE_LANDING_MS,
  notLater,
  presenceRead,
  readFailed,
  writeFailed,
} from './outcome';
import { confirmedDestination, joined, withoutWhatStood } from './patch';
import type { Intent, Phase, PresencePatch, PresenceState, Step, WriteFailure } from './state';
import { andThen, isAutomatic, step } from './state';
import { ring, timerOfStanding, timerWakeAt } from './timer';

/**
 * The presence state machine: one event in, the next state and what to do about it out. Pure.
 * At most one write and one read are under way at any time, whatever comes in.
 */
export function reduce(state: PresenceState, event: PresenceEvent): Step {
  return andThen(react(withoutExpired(state, event.at), event), (next) => step(tidied(next)));
}

function react(state: PresenceState, event: PresenceEvent): Step {
  switch (event.type) {
    case 'definitions-loaded':
      return step({ ...state, definitions: event.definitions });
    case 'intent-made':
      return wish(state, event.intent, event.at);
    case 'intent-withdrawn':
      return withdraw(state, event);
    case 'retry-asked':
      return state.phase.kind === 'waiting' && canBeHurried(state.phase.failure)
        ? advance(state, event.at)
        : step(state);
    case 'notice-dismissed':
      return step({ ...state, notice: null });
    case 'timer-set':
      return step({
        ...state,
        timer: event.durationMs === null ? null : timerOfStanding(state, event.durationMs, event.at),
      });
    case 'write-acknowledged':
      return acknowledged(state, event);
    case 'write-failed':
      return writeFailed(state, event);
    case 'presence-read':
      return presenceRead(state, event);
    case 'read-failed':
      return readFailed(state, event);
    case 'presence-notified':
      return observe(state, event.presence, event.at);
    case 'feed-connected':
      return askRead({ ...state, feed: 'opened' });
    case 'feed-lost':
      return step({ ...state, feed: 'down' });
    case 'session-restored':
      return sessionRestored(dropIfHopeless({ ...state, denied: {} }, event.at));
    case 'policy-changed':
      return step({ ...state, policy: event.policy });
    case 'woke':
      return wake(state, event.at);
    default:
      return assertNever(event);
  }
}

/** When the machine wants `woke`, in this computer's epoch milliseconds; null while nothing waits for a time. */
export function nextWakeAt(state: PresenceState): number | null {
  const times: number[] = [];
  if (state.phase.kind === 'waiting') {
    if (state.phase.retryAt !== null) times.push(state.phase.retryAt);
    if (state.wanted !== null && state.phase.unsettled === null)
      times.push(state.wanted.decidedAt + INTENT_AGE_LIMIT_MS);
  }
  if (state.read.kind === 'due') times.push(state.read.at);
  const timerAt = timerWakeAt(state);
  if (timerAt !== null) times.push(timerAt);
  times.push(...state.lost.map(({ begunAt }) => begunAt + LATE_LANDING_MS));
  return times.length === 0 ? null : Math.min(...times);
}

/** A pause that the cloud asked for is kept, whatever the agent wishes. */
const canBeHurried = ({ code }: WriteFailure): boolean => code !== 'rate-limited';

/** A write whose answer was lost lands no more. */
function withoutExpired(state: PresenceState, at: number): PresenceState {
  const lost = state.lost.filter(({ begunAt }) => begunAt + LATE_LANDING_MS > at);
  return lost.length === state.lost.length ? state : { ...state, lost };
}

/** What belonged to a presence or a note that is gone goes with it. */
function tidied(state: PresenceState): PresenceState {
  const { timer, confirmed } = state;
  const isTimerOver = timer !== null && confirmed !== null && confirmed.definitionId !== timer.definitionId;
  const isNoteOver = isFormerNoteOver(state);
  if (!isTimerOver && !isNoteOver) return state;
  return { ...state, ...(isTimerOver && { timer: null }), ...(isNoteOver && { formerNote: null }) };
}

/** A new wish: its fields replace those of an older one, the others stay; what was said about the older one is over. */
function wish(state: PresenceState, made: Omit<Intent, 'base'>, at: number): Step {
  const { confirmed, phase, wanted } = state;
  const isByRule = isAutomatic(made);
  // A rule decides about a presence that is known, and never overrides what the agent wishes and has not got yet. What a
  // rule wished ends with the agent's word.
  if (isByRule && (confirmed === null || (wanted !== null && !isAutomatic(wanted)))) return step(state);
  const older = wanted === null || isByRule || isAutomatic(wanted) ? {} : wishedStill(wanted, phase);
  const base = confirmed === null ? null : { definitionId: confirmed.definitionId, version: confirmed.version };
  const wished: PresenceState = { ...state, wanted: { ...made, patch: joined(older, made.patch), base }, notice: null };
  if (phase.kind === 'waiting') {
    // Without a session a new wish does not change anything.
    if (!canBeHurried(phase.failure) || phase.retryAt === null) return step(isByRule ? notLater(wished) : wished);
    return advance({ ...wished, phase: { ...phase, tries: 0 } }, at);
  }
  // Without a live feed, a read that left before the wish says nothing about it.
  if (phase.kind === 'checking' && state.feed !== 'live') return askRead(wished);
  return phase.kind === 'idle' ? advance(wished, at) : step(wished);
}

/** What of an older wish a newer one adds to. */
const wishedStill = ({ patch }: Intent, phase: Phase): PresencePatch =>
  phase.kind === 'sending' ? withoutWhatStood(patch, phase.attempt) : patch;

/** What may have left already is countered by the wish for what stands; what has not left is simply forgotten. */
function withdraw(state: PresenceState, event: Extract<PresenceEvent, { type: 'intent-withdrawn' }>): Step {
  const { wanted, phase, confirmed, future } = state;
  const standing = confirmedDestination(state);
  if (wanted === null) return step(state);
  const mayHaveLeft = phase.kind === 'sending' || (phase.kind !== 'idle' && phase.unsettled !== null);
  if (!mayHaveLeft || confirmed === null || standing === null) {
    return step({ ...state, wanted: null, phase: mayHaveLeft ? phase : { kind: 'idle' }, notice: null });
  }
  const patch: PresencePatch = {
    ...(wanted.patch.definitionId !== undefined && { definitionId: standing.definitionId }),
    ...(wanted.patch.note !== undefined && { note: standing.note }),
  };
  const counter = {
    intentId: event.intentId,
    patch,
    cause: future?.cause ?? confirmed.cause,
    decidedAt: event.at,
    decidedAtServer: event.atServer,
  };
  return wish({ ...state, wanted: null }, counter, event.at);
}

function sessionRestored(state: PresenceState): Step {
  const asked = askRead(state);
  const { phase } = asked.state;
  if (phase.kind !== 'waiting') return asked;
  return step(
    { ...asked.state, phase: { kind: 'checking', tries: phase.tries, unsettled: phase.unsettled } },
    ...asked.effects,
  );
}

function wake(state: PresenceState, at: number): Step {
  const kept = dropIfHopeless(state, at);
  const { phase, read } = kept;
  const isTryDue = phase.kind === 'waiting' && phase.retryAt !== null && phase.retryAt <= at;
  const rung = ring(kept, at);
  const advanced = isTryDue ? andThen(rung, (next) => advance(next, at)) : rung;
  const isReadDue = read.kind === 'due' && read.at <= at && advanced.state.read.kind === 'due';
  return isReadDue ? andThen(advanced, askRead) : advanced;
}
