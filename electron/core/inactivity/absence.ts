import { activeAt, isActing, isAlready, isCounting, thresholdOf, warnMsOf } from './watching';
import type { Absence, AbsenceStage, InactivityState, Ruling, Step } from './state';
import { step } from './state';

/** How long the card stays after the warning was answered by mere input. */
const STILL_HERE_MS = 10_000;
/** How long until it is read again whether an interaction is live, when that could not be read. */
const RETRY_UNREADABLE_MS = 60_000;
/** The feed tells of the end of an interaction; should it not, this is how long nobody asks. */
const RETRY_INTERACTION_MS = 5 * 60_000;

export function withStage(state: InactivityState, stage: AbsenceStage): InactivityState {
  return state.absence === null ? state : { ...state, absence: { ...state.absence, stage } };
}

/** Nothing comes of what was under way. What had been set before that still stands, and its card waits. */
export function givenUp(state: InactivityState): InactivityState {
  const { absence } = state;
  if (absence === null || absence.setAt === null) return ended(state);
  const { setAt, setBefore } = absence;
  return { ...state, absence: { ...absence, ...setBefore, setBefore: null, stage: { kind: 'gone', from: setAt } } };
}

/** The absence is over; a pointer over its card is over nothing now. */
export const ended = (state: InactivityState): InactivityState => ({ ...state, absence: null, isCardHeld: false });

/**
 * One time without anybody, named by the last sign of life: whoever decides about it twice means the same one, also when a
 * sleep within it is told as its beginning.
 */
function begun(
  state: InactivityState,
  ruling: Ruling,
  stage: AbsenceStage,
  idleSince: number | null = activeAt(state),
): InactivityState {
  const { standing } = state;
  if (standing === null || idleSince === null) return state;
  const { former, setAt, setBefore } = unanswered(state) ?? {
    former: { definitionId: standing.definitionId, systemPresence: standing.systemPresence },
    setAt: null,
    setBefore: null,
  };
  const absenceId = `absence-${activeAt(state) ?? idleSince}`;
  const absence: Absence = {
    ...ruling,
    absenceId,
    idleSince,
    former,
    annotation: null,
    setAt,
    setBefore,
    stage,
  };
  return { ...state, isCardHeld: false, absence };
}

/** What a rule set still stands, and nobody has answered: who is gone again left from what stood before that. */
function unanswered(state: InactivityState): Pick<Absence, 'former' | 'setAt' | 'setBefore'> | null {
  const { absence } = state;
  if (absence?.stage.kind !== 'back' || absence.setAt === null) return null;
  const { former, setAt, rule, action, afterMs } = absence;
  return { former, setAt, setBefore: { rule, action, afterMs } };
}

/** Announces what happens unless somebody is there: for its whole length, also when it begins late. */
export function warn(state: InactivityState, ruling: Ruling, at: number): Step {
  const active = activeAt(state);
  const afterMs = ruling.afterMs ?? 0;
  const warnMs = warnMsOf(state, thresholdOf(state) ?? afterMs);
  const deadline = Math.max((active ?? at) + afterMs, at + warnMs);
  return step(begun(state, ruling, { kind: 'warning', deadline }));
}

/** It is due: first it is read whether an interaction is live. */
export function check(state: InactivityState, ruling: Ruling, idleSince?: number): Step {
  return step(begun(state, ruling, { kind: 'checking' }, idleSince), { type: 'read-interaction' });
}

/** The same absence, due at last. */
export const checkOn = (state: InactivityState): Step =>
  step(withStage(state, { kind: 'checking' }), { type: 'read-interaction' });

/** More is due in an absence for which something stands already. */
export function checkMore(state: InactivityState, { rule, action, afterMs, ...absence }: Absence, more: Ruling): Step {
  return checkOn({ ...state, absence: { ...absence, ...more, setBefore: { rule, action, afterMs } } });
}

export function defer(state: InactivityState, because: 'interaction' | 'unreadable', at: number): InactivityState {
  const retryAt = at + (because === 'interaction' ? RETRY_INTERACTION_MS : RETRY_UNREADABLE_MS);
  return withStage(state, { kind: 'deferred', because, retryAt });
}

/** Due while an interaction is known to be live: nothing need be read to know that it must wait. */
export function beginDeferred(state: InactivityState, ruling: Ruling, at: number): InactivityState {
  return defer(begun(state, ruling, { kind: 'checking' }), 'interaction', at);
}

/** What was read before a write, or while it was put off. */
export function interactionRead(state: InactivityState, outcome: 'none' | 'live' | 'unreadable', at: number): Step {
  const { absence } = state;
  if (absence === null) return step(state);
  const { kind } = absence.stage;
  if (kind !== 'checking' && kind !== 'deferred') return step(state);
  if (outcome !== 'none') return step(defer(state, outcome === 'live' ? 'interaction' : 'unreadable', at));
  // Somebody who has just hung up gets the whole warning, however long they were not at the keyboard.
  if (kind === 'deferred') return warnAgain(state, absence, at);
  const { rule, action, afterMs, idleSince } = absence;
  if (isAlready(state, action)) return step(givenUp(state));
  return step(withStage(state, { kind: 'setting' }), { type: 'set', ruling: { rule, action, afterMs }, idleSince });
}

function warnAgain(state: InactivityState, { afterMs }: Absence, at: number): Step {
  const warnMs = warnMsOf(state, thresholdOf(state) ?? afterMs ?? state.rules.warnMs);
  return step(withStage(state, { kind: 'warning', deadline: at + warnMs }));
}

/** Somebody is there: what was announced or put off is over, and what was set has somebody to be shown to. */
export function returned(
  state: InactivityState,
  { stage, setAt }: Absence,
  inputAt: number,
  at: number,
): InactivityState {
  // The cloud's beginning of Offline may lie a little after the hand that ends it.
  const back = (from: number): InactivityState =>
    withStage(givenUp(state), { kind: 'back', from, until: Math.max(from, inputAt), isGoingBack: false });
  switch (stage.kind) {
    case 'warning':
      if (setAt !== null) return back(setAt);
      return withStage(state, { kind: 'still-here', deadline: stage.deadline, closesAt: at + STILL_HERE_MS });
    case 'checking':
    case 'deferred':
    case 'left-alone':
      return setAt === null ? ended(state) : back(setAt);
    case 'gone':
      return back(stage.from);
    case 'setting':
    case 'still-here':
    case 'back':
    case 'go-on-queue':
    case 'gap':
      return state;
  }
}

/** Something is announced or put off and may not happen any more: paused, switched off, no source of idle time left. */
export function isVoid(state: InactivityState, absence: Absence, at: number): boolean {
  switch (absence.stage.kind) {
    case 'warning':
    case 'deferred':
    case 'checking':
      return absence.rule === 'idle' ? !isCounting(state, at) : !isActing(state, at);
    default:
      return false;
  }
}
