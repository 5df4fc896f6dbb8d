import { thresholdMsOf } from '../../../shared/inactivity/rules';
import type { Absence, InactivityState, Ruling } from './state';

/** Input this long before a presence began counts as belonging to it: the hand that set it may have been quicker. */
const ARMED_BEFORE_MS = 60_000;

/** When somebody was last there: the last input, or the last change that was made here. Null while neither is known. */
export function activeAt({ lastInputAt, lastDeedAt }: InactivityState): number | null {
  if (lastInputAt === null || lastDeedAt === null) return lastInputAt ?? lastDeedAt;
  return Math.max(lastInputAt, lastDeedAt);
}

export const isPaused = ({ pausedUntil }: InactivityState, at: number): boolean =>
  pausedUntil !== null && at < pausedUntil;

/** Why the presence that stands is not watched, or null when it is. */
export function unwatchedReason(
  state: InactivityState,
): 'nothing-to-do' | 'out-of-office' | 'never' | 'not-armed' | null {
  const { standing, isOutOfOffice } = state;
  if (standing === null || standing.systemPresence === 'offline' || standing.systemPresence === 'unknown')
    return 'nothing-to-do';
  if (isOutOfOffice) return 'out-of-office';
  if (thresholdOf(state) === null) return 'never';
  return isArmed(state) ? null : 'not-armed';
}

/** How long without input is gone now, in milliseconds; null for never. */
export function thresholdOf({ rules, standing }: InactivityState): number | null {
  return standing === null ? null : thresholdMsOf(rules, standing.systemPresence, standing.definitionId);
}

/** Somebody is at work at this computer, and not at another: it saw input or made a change since the presence began. */
export function isArmed(state: InactivityState): boolean {
  const active = activeAt(state);
  return active !== null && active >= state.armedFrom - ARMED_BEFORE_MS;
}

/** Whether rules act at all now. */
export const isActing = (state: InactivityState, at: number): boolean =>
  state.isSignedIn && state.rules.isEnabled && !isPaused(state, at);

/** Whether rules may act on the presence that stands. */
export const mayAct = (state: InactivityState, at: number): boolean =>
  isActing(state, at) && unwatchedReason(state) === null;

/** Whether the clock of inactivity counts. */
export function isCounting(state: InactivityState, at: number): boolean {
  return state.isTrusted === true && activeAt(state) !== null && mayAct(state, at);
}

export function idleRuling(state: InactivityState): Ruling | null {
  const afterMs = thresholdOf(state);
  return afterMs === null ? null : { rule: 'idle', action: 'offline', afterMs };
}

/** How long before the deadline the agent is warned: not sooner than half of a short threshold. */
export function warnMsOf({ rules }: InactivityState, thresholdMs: number): number {
  return Math.min(rules.warnMs, Math.floor(thresholdMs / 2));
}

/** When the warning comes if nobody touches anything; null while nothing is counted. */
export function warnAt(state: InactivityState, at: number): number | null {
  const active = activeAt(state);
  const thresholdMs = thresholdOf(state);
  if (active === null || thresholdMs === null || !isCounting(state, at)) return null;
  return active + thresholdMs - warnMsOf(state, thresholdMs);
}

/** When the lock has lasted long enough for its rule; null when it has none to follow. What was chosen after it is left alone. */
export function lockDueAt(state: InactivityState, at: number): number | null {
  const { lock } = state.rules;
  if (state.lockedAt === null || (state.lastDeedAt ?? 0) > state.lockedAt) return null;
  if (lock.action === 'nothing' || !mayAct(state, at)) return null;
  return isAlready(state, lock.action) ? null : state.lockedAt + lock.afterMs;
}

/** What the rule would set stands already. */
export const isAlready = ({ standing }: InactivityState, action: Ruling['action']): boolean =>
  standing?.systemPresence === action;

/** Nothing new is decided while something of this absence is under way or stands. */
export function isOpen(absence: Absence | null): boolean {
  switch (absence?.stage.kind) {
    case undefined:
    case 'back':
    case 'go-on-queue':
    case 'gap':
      return false;
    default:
      return true;
  }
}

/** Nobody was there for as long as the threshold says. */
export function isIdleDue(state: InactivityState, at: number): boolean {
  const active = activeAt(state);
  const thresholdMs = thresholdOf(state);
  return active !== null && thresholdMs !== null && at - active >= thresholdMs;
}
