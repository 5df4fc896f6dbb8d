import { activeAt, isOpen, lockDueAt, thresholdOf, warnAt } from './watching';
import type { InactivityState } from './state';

/** While something can be cancelled by input, input must be seen at once. */
const ATTENTIVE_MS = 1_000;
/** Without anything to wait for: how a time without input is noticed within a minute of its beginning. */
const AT_LEAST_EVERY_MS = 60_000;
/** While somebody is awaited: for so long they sit there before their card comes. */
const AWAITING_MS = 5_000;
/** During a conversation the agent is not awaited; it is looked whether it is over. */
const DEFERRED_MS = 30_000;
/** After waking up somebody is likely to be there soon. */
const AFTER_WAKE_MS = 5_000;

/**
 * When the next reading is wanted, in this computer's epoch milliseconds; null while there is nothing to read for. It follows
 * the time that is left until something can happen.
 */
export function nextSampleAt(state: InactivityState, at: number): number | null {
  if (!state.isSignedIn || state.standing === null) return null;
  const { sampledAt, lastInputAt, absence, lockedAt, pausedUntil, wake } = state;
  if (sampledAt === null) return at;
  const times = [sampledAt + restMs(state)];
  // A time without input is known for one the moment that it is a minute long.
  if (lastInputAt !== null && lockedAt === null) times.push(lastInputAt + AT_LEAST_EVERY_MS);
  const warning = warnAt(state, at);
  // A card that still asks about the last absence keeps no new one from its moment.
  const isFree = !isOpen(absence);
  if (warning !== null && isFree) times.push(warning);
  const active = activeAt(state);
  const thresholdMs = thresholdOf(state);
  if (warning !== null && active !== null && thresholdMs !== null) times.push(active + thresholdMs);
  const lock = lockDueAt(state, at);
  if (lock !== null && isFree) times.push(lock);
  if (wake !== null) times.push(wake.until);
  if (pausedUntil !== null) times.push(pausedUntil);
  if (absence?.stage.kind === 'warning') times.push(absence.stage.deadline);
  if (absence?.stage.kind === 'still-here' && !state.isCardHeld) times.push(absence.stage.closesAt);
  if (absence?.stage.kind === 'deferred') times.push(absence.stage.retryAt);
  // What has passed was looked at.
  const ahead = times.filter((time) => time > sampledAt);
  return Math.min(...ahead);
}

/** Sooner than so after the last reading another says nothing new. */
const NOTHING_NEW_MS = 5_000;

/**
 * Whether a reading may be taken along when the app is awake for something else: the next one is only the usual one of each
 * minute, which then comes at that moment from now on, and the computer is woken once a minute and not twice.
 */
export function mayReadAlong(state: InactivityState, at: number): boolean {
  const { sampledAt } = state;
  if (sampledAt === null || at - sampledAt < NOTHING_NEW_MS) return false;
  return restMs(state) === AT_LEAST_EVERY_MS && nextSampleAt(state, at) === sampledAt + AT_LEAST_EVERY_MS;
}

function restMs({ absence, lockedAt, wake }: InactivityState): number {
  switch (absence?.stage.kind) {
    case 'warning':
    case 'still-here':
      return ATTENTIVE_MS;
    case 'gone':
      // Who is back unlocks first, which is told.
      return lockedAt === null ? AWAITING_MS : AT_LEAST_EVERY_MS;
    case 'deferred':
      return DEFERRED_MS;
    default:
      return wake === null ? AT_LEAST_EVERY_MS : AFTER_WAKE_MS;
  }
}
