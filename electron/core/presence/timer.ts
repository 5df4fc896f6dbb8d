import type { Attempt, Effect, PresencePatch, PresenceState, PresenceTimer } from './state';

/** An end that is noticed later than this passed while nobody could have been reminded of it. */
const LATE_AFTER_MS = 60_000;

export const endOf = ({ startedAt, durationMs }: PresenceTimer): number => startedAt + durationMs;

/** The timer of a write that was carried out; the wish may have been given another length since it left. */
export function timerOfWrite(attempt: Attempt, wished: PresencePatch | undefined): PresenceTimer | null {
  const { definitionId } = attempt.patch;
  const durationMs =
    wished?.definitionId === definitionId ? (wished?.durationMs ?? attempt.patch.durationMs) : attempt.patch.durationMs;
  if (definitionId === undefined || durationMs === undefined) return null;
  const { begunAt, baseDefinitionId } = attempt;
  return { definitionId, startedAt: begunAt, durationMs, formerDefinitionId: baseDefinitionId, stage: 'running' };
}

/** A length for what stands already: it counts from now. */
export function timerOfStanding(
  { timer, confirmed }: PresenceState,
  durationMs: number,
  at: number,
): PresenceTimer | null {
  if (confirmed === null) return null;
  const { definitionId } = confirmed;
  const formerDefinitionId = timer?.definitionId === definitionId ? timer.formerDefinitionId : null;
  return { definitionId, startedAt: at, durationMs, formerDefinitionId, stage: 'running' };
}

/** When the machine must look at the timer; null while there is none, and until it is known that its presence stands. */
export function timerWakeAt({ timer, confirmed }: PresenceState): number | null {
  const isDue = timer !== null && timer.stage === 'running' && confirmed?.definitionId === timer.definitionId;
  return isDue ? endOf(timer) : null;
}

/** Ends the timer when its time has come, and reminds of it once. */
export function ring(
  state: PresenceState,
  at: number,
): { readonly state: PresenceState; readonly effects: readonly Effect[] } {
  const endsAt = timerWakeAt(state);
  if (state.timer === null || endsAt === null || endsAt > at) return { state, effects: [] };
  const timer: PresenceTimer = { ...state.timer, stage: at - endsAt > LATE_AFTER_MS ? 'late' : 'over' };
  return { state: { ...state, timer }, effects: [{ type: 'remind' }] };
}
