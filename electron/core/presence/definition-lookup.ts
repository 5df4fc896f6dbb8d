import type { PresenceDefinition } from '../../../shared/presence/definition';
import { definitionLabel } from '../../../shared/presence/definition';
import type { PresenceClass, SystemPresence } from '../../../shared/presence/system-presence';

/** Idle is a computer's doing and deactivated definitions are history: both are shown when current, never offered. */
export const isOffered = ({ isDeactivated, systemPresence }: PresenceDefinition): boolean =>
  !isDeactivated && systemPresence !== 'idle';

/**
 * The organisation's own row for one of the four states that programs speak of: `available` is Available and never On
 * Queue.
 *
 * @param unavailableAs which system presence stands for `unavailable`, which is none of the ten.
 */
export function definitionOfState(
  definitions: readonly PresenceDefinition[],
  state: PresenceClass,
  unavailableAs: SystemPresence,
): PresenceDefinition | undefined {
  const systemPresence = state === 'unavailable' ? unavailableAs : state;
  return definitions.find((one) => one.isSystemDefault && one.systemPresence === systemPresence);
}

/**
 * The definitions of this name, whatever its case and spaces. What the agent sees comes before other languages, and what
 * is offered before what is not: more than one is left only where the name alone does not tell.
 */
export function definitionsCalled(
  definitions: readonly PresenceDefinition[],
  name: string,
  locale: string,
): readonly PresenceDefinition[] {
  const wanted = folded(name);
  const shown = definitions.filter((one) => folded(definitionLabel(one, locale)) === wanted);
  const called =
    shown.length > 0
      ? shown
      : definitions.filter((one) => Object.values(one.labels).some((label) => folded(label) === wanted));
  const offered = called.filter(isOffered);
  return offered.length > 0 ? offered : called;
}

const folded = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
