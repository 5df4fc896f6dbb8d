import { beginDeferred, check } from './absence';
import { sleepRuling } from './closing-rules';
import { activeAt, idleRuling, isCounting, isIdleDue, thresholdOf } from './watching';
import type { InactivityState, Step, Wake } from './state';
import { step } from './state';

/** The key that woke the computer may have been pressed before anybody was told that it is awake. */
const BEFORE_TOLD_MS = 10_000;

/**
 * After a sleep nothing is written for two minutes: whoever opens the lid is there. A computer that woke by itself is one
 * that nobody is at, and the absence counts from the sleep.
 */
export function decideAfterWake(
  state: InactivityState,
  wake: Wake,
  at: number,
  decideAnew: (state: InactivityState, at: number) => Step,
): Step {
  const awake: InactivityState = { ...state, wake: null };
  const active = activeAt(state);
  if (active !== null && active > Math.max(wake.suspendedAt, wake.wokeAt - BEFORE_TOLD_MS)) {
    return decideAnew(gapAfterSleep(awake, wake, active, at), at);
  }
  if (at < wake.until) return step(state);
  const ruling = sleepRuling(awake, at) ?? (isIdleDue(awake, at) && isCounting(awake, at) ? idleRuling(awake) : null);
  if (ruling === null) return decideAnew(awake, at);
  if (state.isInteracting === true) return step(beginDeferred(awake, ruling, at));
  return check(awake, ruling, wake.suspendedAt);
}

/** Somebody opened the lid: nothing was set in their absence, and the card asks what it was. */
function gapAfterSleep(state: InactivityState, wake: Wake, until: number, at: number): InactivityState {
  const { absence, standing } = state;
  const formerlyActiveAt = wake.activeBefore ?? wake.suspendedAt;
  const ruling = idleRuling(state);
  const thresholdMs = thresholdOf(state);
  if (standing === null || absence !== null || ruling === null || thresholdMs === null) return state;
  const wouldHaveActed = until - formerlyActiveAt >= thresholdMs || sleepRuling(state, at) !== null;
  if (!isCounting(state, at) || !wouldHaveActed) return state;
  return {
    ...state,
    absence: {
      ...ruling,
      absenceId: `sleep-${wake.suspendedAt}`,
      idleSince: formerlyActiveAt,
      former: { definitionId: standing.definitionId, systemPresence: standing.systemPresence },
      annotation: null,
      setAt: null,
      setBefore: null,
      stage: { kind: 'gap', from: wake.suspendedAt, until },
    },
  };
}
