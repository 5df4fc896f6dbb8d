import { definitionOf } from './pick';
import type { PresenceState } from './state';
import { isTransitionAllowed } from './transition-policy';

/** What follows a presence that is over. */
export interface ReturnTarget {
  /** What a click on "return" sets, and what a return by itself sets. */
  readonly definitionId: string;
  /** On Queue stood before: it is offered as a click of its own, and never comes by itself. Null when it did not. */
  readonly onQueueDefinitionId: string | null;
}

/**
 * Where a return leads: to what stood before; to Available when that was On Queue, is not offered any more, or may not
 * follow what stands. Null when the organisation does not offer Available either, or it stands already.
 *
 * @param formerDefinitionId null when it is not known what stood before.
 */
export function returnTarget(state: PresenceState, formerDefinitionId: string | null): ReturnTarget | null {
  const { confirmed, policy, definitions, denied } = state;
  const former = formerDefinitionId === null ? undefined : definitionOf(state, formerDefinitionId);
  const mayFollow = (to: typeof former): to is NonNullable<typeof former> =>
    to !== undefined &&
    !to.isDeactivated &&
    denied[to.id] === undefined &&
    to.id !== confirmed?.definitionId &&
    isTransitionAllowed(policy, confirmed?.systemPresence ?? null, to.systemPresence);
  const wasOnQueue = former?.systemPresence === 'on_queue';
  const available = definitions.find(
    ({ systemPresence, isSystemDefault }) => systemPresence === 'available' && isSystemDefault,
  );
  const target = mayFollow(former) && !wasOnQueue ? former : mayFollow(available) ? available : null;
  return target && { definitionId: target.id, onQueueDefinitionId: wasOnQueue && mayFollow(former) ? former.id : null };
}
