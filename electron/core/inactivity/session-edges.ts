import { check, checkMore, givenUp } from './absence';
import { activeAt, isOpen } from './watching';
import { quitRuling, sleepRuling } from './closing-rules';
import type { InactivityState, Ruling, Step } from './state';
import { step } from './state';

/** How long after waking up somebody has to show that it was they who woke it. */
const WAKE_GRACE_MS = 2 * 60_000;

/** The computer is about to sleep: what its rule asks for is tried, and nothing relies on it. */
export function suspending(state: InactivityState, at: number): Step {
  return tryNow(state, sleepRuling(state, at));
}

/** The session ends. */
export function ending(state: InactivityState, at: number): Step {
  return tryNow(state, quitRuling(state, at));
}

function tryNow(state: InactivityState, ruling: Ruling | null): Step {
  if (ruling === null || state.absence?.stage.kind === 'setting' || state.isInteracting === true) return step(state);
  const left = isOpen(state.absence) ? givenUp(state) : state;
  // Away since the lock, and now more than that.
  return isOpen(left.absence) && left.absence !== null ? checkMore(left, left.absence, ruling) : check(left, ruling);
}

/**
 * What was announced before the sleep is decided anew: nobody could read it. Of short wakes between two sleeps the first
 * sleep counts.
 */
export function resumed(state: InactivityState, suspendedAt: number, at: number): Step {
  const first = Math.min(suspendedAt, state.wake?.suspendedAt ?? suspendedAt);
  const { absence } = state;
  const isUndecided = absence !== null && isOpen(absence) && !['setting', 'gone'].includes(absence.stage.kind);
  const kept = isUndecided ? givenUp(state) : state;
  const activeBefore = state.wake?.activeBefore ?? activeAt(state);
  const slept = { suspendedAt: state.slept?.suspendedAt ?? suspendedAt, resumedAt: at };
  return step(
    {
      ...kept,
      slept,
      isInteracting: null,
      wake: { suspendedAt: first, wokeAt: at, until: at + WAKE_GRACE_MS, activeBefore },
    },
    { type: 'sample' },
  );
}
