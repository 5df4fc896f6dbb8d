import { confirmedDestination, isEmptyPatch, remainderOf } from './patch';
import { definitionOf } from './pick';
import type { Attempt, ConfirmedPresence, Intent, Notice, PresencePatch, PresenceState, Step } from './state';
import { step } from './state';
import { isTransitionAllowed } from './transition-policy';

/** Asks for a read; one at a time. A read that is under way already may have left too early, so another follows it. */
export function askRead(state: PresenceState): Step {
  if (state.read.kind === 'under-way') return step({ ...state, read: { ...state.read, isWantedAgain: true } });
  const tries = state.read.kind === 'due' ? state.read.tries : 0;
  return step({ ...state, read: { kind: 'under-way', isWantedAgain: false, tries } }, { type: 'read' });
}

/**
 * Takes the wish one step on: nothing while a write is under way, a read first when what is shown may be old or an answer
 * was lost, else the write itself.
 */
export function advance(state: PresenceState): Step {
  const { phase, wanted } = state;
  if (phase.kind === 'sending') return step(state);
  const unsettled = phase.kind === 'idle' ? null : phase.unsettled;
  if (wanted === null && unsettled === null) return step({ ...state, phase: { kind: 'idle' } });
  const tries = phase.kind === 'idle' ? 0 : phase.tries;
  if (unsettled !== null || state.confirmed === null || state.feed !== 'live') {
    return askRead({ ...state, phase: { kind: 'checking', tries, unsettled } });
  }
  return decide(state, state.confirmed, tries);
}

/** Decides about the wish against a presence that is known to be fresh. */
export function decide(state: PresenceState, confirmed: ConfirmedPresence, tries: number): Step {
  const { wanted } = state;
  const standing = confirmedDestination(state);
  const idle: PresenceState = { ...state, phase: { kind: 'idle' } };
  if (wanted === null || standing === null) return step(idle);

  const patch = remainderOf(wanted.patch, standing);
  if (isEmptyPatch(patch)) return step({ ...idle, wanted: null });

  const obstacle = obstacleTo(state, confirmed, wanted, patch);
  if (obstacle !== null) return step({ ...idle, wanted: null, notice: obstacle });

  const attempt: Attempt = {
    attemptId: state.attemptCount + 1,
    patch,
    cause: wanted.cause,
    decidedAt: wanted.decidedAt,
    baseVersion: confirmed.version,
    baseDefinitionId: confirmed.definitionId,
  };
  return step(
    { ...state, attemptCount: attempt.attemptId, phase: { kind: 'sending', tries, attempt }, heldEcho: null },
    { type: 'write', attempt },
  );
}

/**
 * What stands in the way of a definition change, or null. A change made elsewhere after the agent's decision stands until
 * the agent has seen it; one made before it is simply replaced.
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
  if (wasMoved && (!isAllowed || confirmed.version > wanted.decidedAtServer)) {
    return { kind: 'conflict', mine: wanted.patch };
  }
  return isAllowed ? null : { kind: 'not-set', patch, code: 'transition-forbidden', detail: '' };
}
