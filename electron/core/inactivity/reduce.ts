import { assertNever } from '../../../shared/assert-never';
import { defer, ended, givenUp, interactionRead, withStage } from './absence';
import { followClock } from './clock-set';
import { AT_THE_COMPUTER_MS, decide } from './decide';
import { presenceStands } from './presence-stands';
import { ending, resumed, suspending } from './session-edges';
import { lockedSince, observeInput, observeReading } from './observe-input';
import type { Observation } from './observe-input';
import { activeAt } from './watching';
import type { InactivityEvent } from './events';
import { rulesChanged } from './rules-changed';
import type { InactivityState, Step } from './state';
import { step } from './state';

/** Whether the agent is gone, and what follows. Pure: time, readings and the world come as events, deeds leave as effects. */
export function reduceInactivity(state: InactivityState, event: InactivityEvent): Step {
  return react(followClock(state, event.at, event.steadyMs), event);
}

function react(state: InactivityState, event: InactivityEvent): Step {
  const { at } = event;
  switch (event.type) {
    case 'sampled':
      return sampled(state, event);
    case 'locked':
      return step({ ...state, lockedAt: lockedSince(state, at) }, { type: 'sample' });
    case 'unlocked':
      return isThere({ ...state, lockedAt: null }, at);
    case 'suspending':
      return suspending(state, at);
    case 'resumed':
      return resumed(state, event.suspendedAt, at);
    case 'ending':
      return ending(state, at);
    case 'session':
      return step({ ...state, isSignedIn: event.isSignedIn }, { type: 'sample' });
    case 'presence-stands':
      return presenceStands(state, event.presence);
    case 'deed':
      return deed(state, at);
    case 'out-of-office':
      return step({ ...state, isOutOfOffice: event.isActive }, { type: 'sample' });
    case 'interaction-told':
      return interactionTold(state, event.isLive, at);
    case 'interaction-read':
      return interactionRead({ ...state, isInteracting: liveOf[event.outcome] }, event.outcome, at);
    case 'not-set':
      return step(state.absence?.stage.kind === 'setting' ? withStage(state, { kind: 'left-alone' }) : state);
    case 'rules-changed':
      return rulesChanged(state, event.rules);
    case 'im-here':
      return imHere(state, at);
    case 'going-back':
      return step(goingBack(state, event.absenceId));
    case 'answered':
      return step(state.absence?.absenceId === event.absenceId ? answered(state, at) : state);
    case 'annotated':
      return step(annotated(state, event));
    case 'card-held':
      return step({ ...state, isCardHeld: event.isHeld && state.absence !== null });
    case 'paused':
      return step({ ...state, pausedUntil: event.until, isPauseALength: event.isLength }, { type: 'sample' });
    case 'pause-ended':
      return step({ ...state, pausedUntil: null }, { type: 'sample' });
    default:
      return assertNever(event);
  }
}

const liveOf = { none: false, live: true, unreadable: null } as const;

function sampled(state: InactivityState, event: Extract<InactivityEvent, { type: 'sampled' }>): Step {
  const { at, idleMs, isLocked } = event;
  const lockedAt = isLocked ? lockedSince(state, at) : null;
  const pausedUntil = state.pausedUntil !== null && at >= state.pausedUntil ? null : state.pausedUntil;
  return after(observeReading({ ...state, lockedAt, pausedUntil }, idleMs, isLocked, at), at);
}

/** Somebody was there, by another sign than a reading. */
const isThere = (state: InactivityState, at: number): Step => after(observeInput(state, at, at), at);

/** What the hour asks for, now that it is known when somebody was last there. */
function after({ state, effects }: Observation, at: number): Step {
  const decided = decide(state, at);
  const back = goBackByItself(decided.state, at);
  return { state: back.state, effects: [...effects, ...decided.effects, ...back.effects] };
}

/** With the setting for it, whoever is at the computer is set back; never to On Queue, which the way back sees to. */
function goBackByItself(state: InactivityState, at: number): Step {
  const { absence, lockedAt, rules } = state;
  if (absence?.stage.kind !== 'back' || absence.stage.isGoingBack || rules.return !== 'automatic') return step(state);
  const active = activeAt(state);
  if (lockedAt !== null || !state.isSignedIn || active === null || at - active > AT_THE_COMPUTER_MS) return step(state);
  const { former, idleSince } = absence;
  return step(withStage(state, { ...absence.stage, isGoingBack: true }), {
    type: 'go-back',
    formerDefinitionId: former.definitionId,
    idleSince,
  });
}

/** A wish of the agent's own: it takes the place of whatever a rule was about to do, and is a sign of life. */
function deed(state: InactivityState, at: number): Step {
  const active: InactivityState = { ...state, lastDeedAt: at };
  switch (state.absence?.stage.kind) {
    case 'warning':
    case 'still-here':
    case 'checking':
    case 'deferred':
    case 'setting':
    case 'left-alone':
      return step(givenUp(active));
    default:
      return step(active);
  }
}

function interactionTold(state: InactivityState, isLive: boolean | null, at: number): Step {
  if (state.isInteracting === isLive) return step(state);
  const told: InactivityState = { ...state, isInteracting: isLive };
  // The answer that is awaited may be older than this news.
  if (isLive === true && state.absence?.stage.kind === 'checking') return step(defer(told, 'interaction', at));
  // What the feed told may already be over; the cloud's own word decides.
  return isLive !== true && state.absence?.stage.kind === 'deferred'
    ? step(told, { type: 'read-interaction' })
    : step(told);
}

/** As good as input, and an answer: the card need not stay. */
function imHere(state: InactivityState, at: number): Step {
  const there = isThere(state, at);
  const { absence } = there.state;
  return absence?.stage.kind === 'still-here' ? { ...there, state: ended(there.state) } : there;
}

function goingBack(state: InactivityState, absenceId: string): InactivityState {
  const { absence } = state;
  if (absence?.absenceId !== absenceId || absence.stage.kind !== 'back') return state;
  return withStage(state, { ...absence.stage, isGoingBack: true });
}

/** Whoever answers a card is there, also where no source tells of the hand that did: the same absence does not begin again. */
function answered(state: InactivityState, at: number): InactivityState {
  const { standing } = state;
  return ended({
    ...state,
    lastDeedAt: at,
    answered: standing?.systemPresence === 'offline' ? standing.began : state.answered,
  });
}

function annotated(
  state: InactivityState,
  { absenceId, annotation }: Extract<InactivityEvent, { type: 'annotated' }>,
): InactivityState {
  const { absence } = state;
  if (absence?.absenceId !== absenceId) return state;
  return absence.stage.kind === 'gap' ? ended(state) : { ...state, absence: { ...absence, annotation } };
}
