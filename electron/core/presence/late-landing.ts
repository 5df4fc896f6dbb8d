import { causeBy, confirm, futureBy, isDeferred } from './confirm';
import type { Destination } from './patch';
import { confirmedDestination, destinationOf, isEmptyPatch, isShownBy, joined, withoutSent } from './patch';
import type { Attempt, Intent, Phase, PresencePatch, PresenceState, RemotePresence } from './state';
import { isAutomatic } from './state';

/** Writes given up as lost that landed all the same, newest last, and the fields that they took. */
export interface Landing {
  readonly attempts: readonly [Attempt, ...Attempt[]];
  readonly patch: PresencePatch;
}

/** Whether a presence shows a write whose answer was lost. */
export function isLandingOf(attempt: Attempt, remote: RemotePresence, version: number): boolean {
  return isShownBy(attempt.patch, destinationOf(remote)) && isAfterBase(attempt, version);
}

const isAfterBase = ({ baseVersion }: Attempt, version: number): boolean =>
  baseVersion === null || version > baseVersion;

/**
 * The lost writes that a presence shows; null when it shows none. One is known by its target alone, and only where that is
 * something else than what stood; what another of them has overwritten of it is not expected to show.
 *
 * @param own a write of ours that the same presence shows: what it set is no trace of another.
 */
export function landingIn(
  state: PresenceState,
  remote: RemotePresence,
  version: number,
  own: PresencePatch = {},
): Landing | null {
  const stood = lastDestination(state);
  if (stood === null) return null;
  const shown = destinationOf(remote);
  const moved = withoutSent(shown, joined(stood, own));
  const [first, ...others] = state.lost.filter((attempt) => {
    const rest = withoutOverwritten(withoutFieldsOf(attempt.patch, own), shown, state.lost);
    const isTrace = !isEmptyPatch(rest) && isShownBy(rest, shown) && !isShownBy(rest, stood);
    return isTrace && isAfterBase(attempt, version);
  });
  return first === undefined ? null : { attempts: [first, ...others], patch: moved };
}

/** Where things led when that was last known; at the start of a run that is what the former run ended with. */
const lastDestination = (state: PresenceState): Destination | null =>
  confirmedDestination({ ...state, confirmed: state.confirmed ?? state.former });

const withoutFieldsOf = (patch: PresencePatch, { definitionId, note }: PresencePatch): PresencePatch => ({
  ...(definitionId === undefined && patch.definitionId !== undefined && { definitionId: patch.definitionId }),
  ...(note === undefined && patch.note !== undefined && { note: patch.note }),
});

function withoutOverwritten(patch: PresencePatch, shown: Destination, lost: readonly Attempt[]): PresencePatch {
  const isOverwritten = (field: keyof Destination): boolean =>
    patch[field] !== shown[field] && lost.some((other) => other.patch[field] === shown[field]);
  const { definitionId, note } = patch;
  return {
    ...(definitionId !== undefined && !isOverwritten('definitionId') && { definitionId }),
    ...(note !== undefined && !isOverwritten('note') && { note }),
  };
}

/** The write that set the definition, if one did. */
export const setterOf = ({ attempts }: Landing): Attempt =>
  attempts.findLast(({ patch }) => patch.definitionId !== undefined) ?? attempts[0];

/** What was given up as lost has landed on what the agent wished later: that is asserted once more. */
export function reassert(
  state: PresenceState,
  landing: Landing,
  remote: RemotePresence,
  version: number,
  at: number,
): PresenceState {
  const setter = setterOf(landing);
  return {
    ...state,
    confirmed: confirm(state.confirmed ?? state.former, remote, version, causeBy(setter, remote)),
    future: futureBy(setter, state, remote),
    isPrimary: remote.isPrimary,
    lastBooked: { attempt: setter, version, isDeferred: isDeferred(setter, remote) },
    lost: withoutLanded(state.lost, landing),
    wanted: reassertedWish(state, landing, remote, version, at),
    phase: nothingStood(state.phase),
  };
}

export const withoutLanded = (lost: readonly Attempt[], { attempts }: Landing): readonly Attempt[] =>
  lost.filter((attempt) => !attempts.includes(attempt));

/** What the agent wished in the fields that a late write took: what they wish still, or else what stood. */
export function reassertedWish(
  state: PresenceState,
  { attempts, patch: taken }: Landing,
  remote: RemotePresence,
  version: number,
  at: number,
): Intent | null {
  const { wanted } = state;
  const former = state.confirmed ?? state.former;
  const stood = lastDestination(state);
  if (former === null || stood === null) return wanted;
  // What a rule decided was about another presence: it gives way.
  const own = wanted === null || isAutomatic(wanted) ? null : wanted;
  const patch = joined(
    {
      ...(taken.definitionId !== undefined && { definitionId: stood.definitionId }),
      ...(taken.note !== undefined && { note: stood.note }),
    },
    own?.patch ?? {},
  );
  const base = { definitionId: remote.definitionId, version };
  if (own !== null) return { ...own, patch, base };
  return {
    intentId: `again-${attempts[0].attemptId}`,
    patch,
    cause: state.future?.cause ?? former.cause,
    decidedAt: at,
    decidedAtServer: version,
    base,
  };
}

/** What stood already when a write left that is still open does no longer: it is wished again. */
function nothingStood(phase: Phase): Phase {
  const without = (attempt: Attempt): Attempt => ({ ...attempt, wished: attempt.patch });
  if (phase.kind === 'idle') return phase;
  if (phase.kind === 'sending') return { ...phase, attempt: without(phase.attempt) };
  const { unsettled } = phase;
  return unsettled === null ? phase : { ...phase, unsettled: { ...unsettled, attempt: without(unsettled.attempt) } };
}
