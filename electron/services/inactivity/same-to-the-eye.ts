import type { InactivityState } from '../../core/inactivity/state';
import { thresholdOf, unwatchedReason } from '../../core/inactivity/watching';

/** A reading without news is no reason to draw tray and window anew. */
export function isSameToTheEye(one: InactivityState, other: InactivityState): boolean {
  return (
    one.absence === other.absence &&
    one.rules === other.rules &&
    one.pausedUntil === other.pausedUntil &&
    one.isTrusted === other.isTrusted &&
    one.isSignedIn === other.isSignedIn &&
    one.isCardHeld === other.isCardHeld &&
    unwatchedReason(one) === unwatchedReason(other) &&
    thresholdOf(one) === thresholdOf(other)
  );
}
