import { givenUp } from './absence';
import type { AbsenceStage, InactivityState, KeptInactivity } from './state';

const lasting = new Set<AbsenceStage['kind']>(['setting', 'gone', 'back', 'go-on-queue', 'gap']);

/** What is to be on disk: the card of something that has happened, the pause, and what was answered. */
export function keptOf(state: InactivityState): KeptInactivity {
  const { absence, pausedUntil, answered } = state;
  const lasts = absence === null || lasting.has(absence.stage.kind);
  return { absence: lasts ? absence : givenUp(state).absence, pausedUntil, answered };
}
