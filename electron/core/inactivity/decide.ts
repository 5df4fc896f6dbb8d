import { decideAfterWake } from './after-wake';
import { beginDeferred, check, checkMore, checkOn, ended, givenUp, isVoid, returned, warn, withStage } from './absence';
import { activeAt, idleRuling, isCounting, isIdleDue, isOpen, lockDueAt, warnAt } from './watching';
import type { Absence, InactivityState, Ruling, Step } from './state';
import { step } from './state';

/** How new input must be for a return by itself, and for a card about what another computer did. */
export const AT_THE_COMPUTER_MS = 60_000;

/** Takes the next step that a fresh reading allows. It is called with nothing else than one. */
export function decide(state: InactivityState, at: number): Step {
  const { absence } = state;
  const { wake } = state;
  if (absence !== null && isVoid(state, absence, at)) return decide(givenUp(state), at);
  if (absence !== null && isOpen(absence)) {
    return goOn(wake !== null && at >= wake.until ? { ...state, wake: null } : state, absence, at);
  }
  return wake === null ? decideAnew(state, at) : decideAfterWake(state, wake, at, decideAnew);
}

/** An absence that is under way. */
function goOn(before: InactivityState, left: Absence, at: number): Step {
  const active = activeAt(before);
  const state = active !== null && active > left.idleSince ? returned(before, left, active, at) : before;
  const { absence } = state;
  if (absence === null || !isOpen(absence)) return decide(state, at);
  const { stage } = absence;
  switch (stage.kind) {
    case 'warning':
      return at >= stage.deadline ? checkOn(state) : step(state);
    case 'still-here':
      return at >= stage.closesAt && !state.isCardHeld ? decide(ended(state), at) : step(state);
    case 'deferred':
      return at >= stage.retryAt
        ? step(withStage(state, { ...stage, retryAt: Infinity }), { type: 'read-interaction' })
        : step(state);
    case 'gone': {
      // Away since the lock, and Offline when nobody has come by then. After a sleep they have two minutes to come.
      const isDue = state.wake === null && isCounting(state, at) && isIdleDue(state, at);
      const ruling = isDue ? idleRuling(state) : null;
      return ruling === null ? step(state) : checkMore(state, absence, ruling);
    }
    default:
      return step(state);
  }
}

function decideAnew(state: InactivityState, at: number): Step {
  const lockAt = lockDueAt(state, at);
  const { action, afterMs } = state.rules.lock;
  if (lockAt !== null && at >= lockAt && action !== 'nothing') return due(state, { rule: 'lock', action, afterMs }, at);
  const ruling = idleRuling(state);
  const warningAt = warnAt(state, at);
  if (ruling !== null && warningAt !== null && at >= warningAt) {
    if (state.isInteracting !== true) return warn(state, ruling, at);
    return isIdleDue(state, at) ? step(beginDeferred(state, ruling, at)) : step(state);
  }
  return greetAfterOthers(state, at);
}

/** Due without a warning, which nobody could see. */
function due(state: InactivityState, ruling: Ruling, at: number): Step {
  return state.isInteracting === true ? step(beginDeferred(state, ruling, at)) : check(state, ruling);
}

/** Set Offline by another installation, and somebody is at this computer: the card belongs here. */
function greetAfterOthers(state: InactivityState, at: number): Step {
  const { standing, absence, answered, lockedAt } = state;
  if (absence !== null || standing === null || !standing.hasAutomaticNote || standing.systemPresence !== 'offline')
    return step(state);
  const { since, began, former } = standing;
  const active = activeAt(state);
  if (former === null || began === answered || lockedAt !== null) return step(state);
  if (active === null || active <= since || at - active > AT_THE_COMPUTER_MS) return step(state);
  return step({
    ...state,
    absence: {
      rule: 'idle',
      action: 'offline',
      afterMs: null,
      absenceId: `elsewhere-${began}`,
      idleSince: since,
      former,
      annotation: null,
      setAt: since,
      setBefore: null,
      stage: { kind: 'back', from: since, until: active, isGoingBack: false },
    },
  });
}
