import type { Attempt, Phase, PresenceState } from './state';

/**
 * Moves what a time is waited for along when somebody has set the clock, so that no time seems to have passed. What has
 * happened keeps its instant.
 *
 * @param byMs how far the clock was set, in milliseconds; negative when it was set back.
 */
export function followClock(state: PresenceState, byMs: number): PresenceState {
  const { confirmedAt, wanted, lost, read, timer } = state;
  return {
    ...state,
    confirmedAt: confirmedAt === null ? null : confirmedAt + byMs,
    wanted: wanted && { ...wanted, decidedAt: wanted.decidedAt + byMs },
    phase: movedPhase(state.phase, byMs),
    lost: lost.map((attempt) => movedAttempt(attempt, byMs)),
    read: read.kind === 'due' ? { ...read, at: read.at + byMs } : read,
    timer: timer?.stage === 'running' ? { ...timer, startedAt: timer.startedAt + byMs } : timer,
  };
}

const movedAttempt = (attempt: Attempt, byMs: number): Attempt => ({ ...attempt, begunAt: attempt.begunAt + byMs });

function movedPhase(phase: Phase, byMs: number): Phase {
  switch (phase.kind) {
    case 'idle':
      return phase;
    case 'sending':
      return { ...phase, attempt: movedAttempt(phase.attempt, byMs) };
    case 'checking':
      return { ...phase, unsettled: movedUnsettled(phase.unsettled, byMs) };
    case 'waiting': {
      const { retryAt, unsettled } = phase;
      return {
        ...phase,
        retryAt: retryAt === null ? null : retryAt + byMs,
        unsettled: movedUnsettled(unsettled, byMs),
      };
    }
  }
}

const movedUnsettled = <Of extends { readonly attempt: Attempt }>(unsettled: Of | null, byMs: number): Of | null =>
  unsettled && { ...unsettled, attempt: movedAttempt(unsettled.attempt, byMs) };
