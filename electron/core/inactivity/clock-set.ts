import { clockSetByMs } from '../../../shared/clock-set';
import type { AbsenceStage, InactivityState } from './state';

/**
 * Moves every remembered instant along when somebody has set the clock, so that no time seems to have passed. A pause until
 * midnight keeps its midnight, one for an hour its length.
 */
export function followClock(state: InactivityState, at: number, steadyMs: number): InactivityState {
  const offset = at - steadyMs;
  if (state.clockOffset === null) return { ...state, clockOffset: offset };
  const byMs = clockSetByMs(state.clockOffset, offset);
  if (byMs === 0) return state;
  const moved = <Instant extends number | null>(instant: Instant): Instant =>
    (instant === null ? null : instant + byMs) as Instant;
  const { standing, wake, slept, absence } = state;
  return {
    ...state,
    clockOffset: offset,
    standing: standing && { ...standing, since: standing.since + byMs },
    armedFrom: state.armedFrom + byMs,
    lastInputAt: moved(state.lastInputAt),
    seenIdleAt: moved(state.seenIdleAt),
    lastDeedAt: moved(state.lastDeedAt),
    sampledAt: moved(state.sampledAt),
    lockedAt: moved(state.lockedAt),
    pausedUntil: state.isPauseALength ? moved(state.pausedUntil) : state.pausedUntil,
    wake: wake && {
      suspendedAt: wake.suspendedAt + byMs,
      wokeAt: wake.wokeAt + byMs,
      until: wake.until + byMs,
      activeBefore: moved(wake.activeBefore),
    },
    slept: slept && { suspendedAt: slept.suspendedAt + byMs, resumedAt: slept.resumedAt + byMs },
    absence: absence && {
      ...absence,
      idleSince: absence.idleSince + byMs,
      stage: movedStage(absence.stage, byMs),
    },
  };
}

/** Only what is still to come moves; when something was set stays as the journal has it. */
function movedStage(stage: AbsenceStage, byMs: number): AbsenceStage {
  switch (stage.kind) {
    case 'warning':
      return { ...stage, deadline: stage.deadline + byMs };
    case 'still-here':
      return { ...stage, deadline: stage.deadline + byMs, closesAt: stage.closesAt + byMs };
    case 'deferred':
      return { ...stage, retryAt: stage.retryAt + byMs };
    default:
      return stage;
  }
}
