import { causeBy, confirm, futureBy, isDeferred } from './confirm';
import { landingIn, reassertedWish, setterOf, withoutLanded } from './late-landing';
import { noticeAfterOwn } from './notice';
import { confirmedDestination, destinationOf, isEmptyPatch, isShownBy, sentFor, withoutSent } from './patch';
import type { Attempt, ConfirmedPresence, Intent, PresenceState, RemotePresence } from './state';
import { isAutomatic } from './state';
import { timerOfWrite } from './timer';

/** Books a write of ours as done, and keeps what the agent has wished since. */
export function bookOwn(
  state: PresenceState,
  attempt: Attempt,
  remote: RemotePresence,
  version: number,
  at: number,
): PresenceState {
  const former = state.confirmed;
  // Somebody changed it again between our write and its answer: ours was applied, and theirs stands.
  const isOvertaken = former !== null && former.version > version;
  const landing = isOvertaken ? null : landingIn(state, remote, version, attempt.patch);
  const setter = landing !== null && attempt.patch.definitionId === undefined ? setterOf(landing) : attempt;
  const confirmed = isOvertaken
    ? leftAndTakenAgain(former, attempt, version)
    : confirm(former ?? state.former, remote, version, causeBy(setter, remote));
  // Or a write of our own that was given up as lost landed on top of it: what the agent wished is still to be asserted.
  const isOvertakenByOwn = isOvertaken && state.lastBooked?.version === former.version;
  // Or the agent has chosen after that change, perhaps the same once more: their word is the newer one.
  const isWishNewer = isOvertakenByOwn || (isOvertaken && (state.wanted?.decidedAtServer ?? 0) > former.version);
  const standing = confirmedDestination(state);
  const wasReplaced =
    isOvertaken && !isWishNewer && standing !== null && !isShownBy(attempt.patch, standing) && !isAutomatic(attempt);
  return {
    ...state,
    confirmed,
    ...(!isOvertaken && {
      future: futureBy(attempt, state, remote),
      isPrimary: remote.isPrimary,
      timer: (isDeferred(attempt, remote) ? null : timerOfWrite(attempt, state.wanted?.patch)) ?? state.timer,
    }),
    lastBooked: { attempt, version, isDeferred: isDeferred(attempt, remote) },
    wanted:
      landing !== null
        ? reassertedWish(state, landing, remote, version, at)
        : isWishNewer
          ? state.wanted && rebase(state.wanted, confirmed)
          : remainingWish(state.wanted, attempt, confirmed),
    lost: landing === null ? state.lost : withoutLanded(state.lost, landing),
    phase: { kind: 'idle' },
    heldEcho: null,
    notice: wasReplaced
      ? { kind: 'conflict', mine: attempt.patch }
      : noticeAfterOwn(state.notice, attempt, (isOvertaken && standing) || destinationOf(remote)),
  };
}

/** What stood before our write and stands after it again is somebody's change, which looked like no change before. */
function leftAndTakenAgain(standing: ConfirmedPresence, { patch }: Attempt, version: number): ConfirmedPresence {
  const wasLeft =
    patch.definitionId !== undefined && patch.definitionId !== standing.definitionId && standing.since < version;
  return wasLeft ? { ...standing, since: standing.version, cause: { kind: 'elsewhere' } } : standing;
}

function remainingWish(wanted: Intent | null, attempt: Attempt, confirmed: ConfirmedPresence): Intent | null {
  if (wanted === null) return null;
  const rebased = rebase(wanted, confirmed);
  if (isChosenAgain(wanted, attempt)) return rebased;
  const patch = withoutSent(wanted.patch, sentFor(wanted, attempt));
  return isEmptyPatch(patch) ? null : { ...rebased, patch };
}

/**
 * Whether a newer wish asks once more for something that the write did. Somebody may have changed it in between, so that
 * the write fulfils the older wish and not this one: that shows with the next read.
 */
export const isChosenAgain = (wanted: Intent | null, { intentId, patch }: Attempt): boolean =>
  wanted !== null &&
  wanted.intentId !== intentId &&
  ((patch.definitionId !== undefined && wanted.patch.definitionId === patch.definitionId) ||
    (patch.note !== undefined && wanted.patch.note === patch.note));

/** The wish as if it had been made about what stands now. */
export const rebase = (wanted: Intent, { definitionId, version }: ConfirmedPresence): Intent => ({
  ...wanted,
  base: { definitionId, version },
});
