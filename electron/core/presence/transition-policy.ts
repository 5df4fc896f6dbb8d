import { presenceClassOf } from '../../../shared/presence/system-presence';
import type { PresenceClass, SystemPresence } from '../../../shared/presence/system-presence';
import { usualTransitions } from '../../../shared/presence/transitions';
import type { Transitions } from '../../../shared/presence/transitions';

export type TransitionPolicy = Transitions;

/** The rules of the ordering document. */
export const defaultTransitionPolicy: TransitionPolicy = usualTransitions;

/**
 * Whether `to` may follow `from`. A system presence that this version does not know is never an obstacle: the cloud decides.
 *
 * @param from the confirmed presence, or null while it is not known: every target is then allowed.
 */
export function isTransitionAllowed(
  policy: TransitionPolicy,
  from: SystemPresence | null,
  to: SystemPresence,
): boolean {
  const fromClass = from === null ? null : presenceClassOf(from);
  const toClass = presenceClassOf(to);
  if (fromClass === null || toClass === null || fromClass === toClass) return true;
  return policy[fromClass].includes(toClass);
}

/** The classes that lie between `from` and a forbidden `to`: what the agent may set first. Empty when nothing leads there. */
export function waysTo(policy: TransitionPolicy, from: SystemPresence, to: SystemPresence): readonly PresenceClass[] {
  const fromClass = presenceClassOf(from);
  const toClass = presenceClassOf(to);
  if (fromClass === null || toClass === null) return [];
  return policy[fromClass].filter((between) => policy[between].includes(toClass));
}
