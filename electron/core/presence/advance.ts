import { formerNoteAfter, withFormerNote } from './former-note';
import { confirmedDestination, isEmptyPatch, remainderOf } from './patch';
import { definitionOf } from './pick';
import type { Attempt, ConfirmedPresence, Intent, Notice, PresencePatch, PresenceState, Step } from './state';
import { isAutomatic, step } from './state';
import { timerOfStanding } from './timer';
import { isTransitionAllowed } from './transition-policy';

/** By how much the server's time may be misjudged here: it is told in whole seconds, and by answers that were on their way. */
const TIME_ERROR_MS = 2_000;

/** Asks for a read; one at a time. A read that is under way already may have left too early, so another follows it. */
export function askRead(state: PresenceState): Step {
  if (state.read.kind === 'under-way') return step({ ...state, read: { ...state.read, isWantedAgain: true } });
  const tries = state.read.kind === 'due' ? state.read.tries : 0;
  return step({ ...state, read: { kind: 'under-way', isWantedAgain: false, tries } }, { type: 'read' });
}

/**
 * Takes the wish one step on: nothing while a write is under way, a read first when what is shown may be old or an answer
 * was lost, else the write itself. What a rule decided is never sent without a read.
 */
export function advance(state: PresenceState, at: number): Step {
  const { phase, wanted } = state;
  if (phase.kind === 'sending') return step(state);
  const unsettled = phase.kind === 'idle' ? null : phase.unsettled;
  if (wanted === null && unsettled === null) return step({ ...state, phase: { kind: 'idle' } });
  const tries = phase.kind === 'idle' ? 0 : phase.tries;
  const isFresh = state.feed === 'live' && (wanted === null || !isAutomatic(wanted));
  if (unsettled !== null || state.confirmed === null || !isFresh) {
    return askRead({ ...state, phase: { kind: 'checking', tries, unsettled } });
  }
  return decide(state, state.confirmed, tries, at);
}

/** Decides about the wish against a presence that is known to be fresh. */
export function decide(state: PresenceState, confirmed: ConfirmedPresence, tries: number, at: number): Step {
  const { wanted, formerNote } = state;
  const standing = confirmedDestination(state);
  const idle: PresenceState = { ...state, phase: { kind: 'idle' } };
  if (wanted === null || standing === null) return step(idle);

  const patch = remainderOf(withFormerNote(wanted.patch, wanted, formerNote, confirmed), standing);
  if (isEmptyPatch(patch)) return step(fulfilled(idle, wanted, at));

  const obstacle = obstacleTo(state, confirmed, wanted, patch);
  // A rule gives way to whoever acted, and to the table; neither is a failure that the agent must hear of.
  if (obstacle !== null) return step({ ...idle, wanted: null, notice: isAutomatic(wanted) ? state.notice : obstacle });

  const { intentId, cause, decidedAt } = wanted;
  const attempt: Attempt = {
    attemptId: state.attemptCount + 1,
    intentId,
    wished: wanted.patch,
    patch,
    cause,
    decidedAt,
    begunAt: at,
    baseVersion: Math.max(confirmed.version, wanted.decidedAtServer - TIME_ERROR_MS),
    baseDefinitionId: confirmed.definitionId,
  };
  return step(
    {
      ...state,
      attemptCount: attempt.attemptId,
      phase: { kind: 'sending', tries, attempt },
      formerNote: formerNoteAfter(attempt, formerNote, confirmed),
    },
    { type: 'write', attempt },
  );
}

/** Nothing is left to be sent. A length that was wished for what stands already counts from now. */
function fulfilled(state: PresenceState, { patch }: Intent, at: number): PresenceState {
  const { durationMs } = patch;
  const timer = durationMs === undefined ? state.timer : timerOfStanding(state, durationMs, at);
  return { ...state, wanted: null, timer };
}

/**
 * What stands in the way of a definition change, or null. A change made elsewhere after the agent's decision stands until
 * the agent has seen it; one made before it is simply replaced. A rule decided about one presence: it is not for another.
 */
function obstacleTo(
  state: PresenceState,
  confirmed: ConfirmedPresence,
  wanted: Intent,
  patch: PresencePatch,
): Notice | null {
  if (patch.definitionId === undefined) return null;
  const target = definitionOf(state, patch.definitionId);
  const isAllowed =
    target === undefined || isTransitionAllowed(state.policy, confirmed.systemPresence, target.systemPresence);
  const wasMoved = wanted.base !== null && wanted.base.definitionId !== confirmed.definitionId;
  if (wasMoved && (!isAllowed || isAutomatic(wanted) || confirmed.version > wanted.decidedAtServer)) {
    return { kind: 'conflict', mine: wanted.patch };
  }
  return isAllowed ? null : { kind: 'not-set', patch, code: 'transition-forbidden', detail: '' };
}
