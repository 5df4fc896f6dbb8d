import { definitionLabel } from '../../../shared/presence/definition';
import type { PresenceClass, SystemPresence } from '../../../shared/presence/system-presence';
import { presenceClasses, systemPresences } from '../../../shared/presence/system-presence';
import { definitionOfState, isOffered } from './definition-lookup';
import { refusalOf } from './pick';
import type { PresenceState } from './state';

/** What may be chosen just now and would change something. */
export interface AllowedNow {
  /** The states that a program may ask for. */
  readonly states: readonly PresenceClass[];
  /** In menu order: by system presence, its own row first. */
  readonly definitions: readonly { readonly id: string; readonly label: string }[];
}

export interface AllowedNowContext {
  readonly state: PresenceState;
  /** Which system presence stands for the state `unavailable`. */
  readonly unavailableAs: SystemPresence;
  /** BCP 47, for the labels. */
  readonly locale: string;
}

/** What a refusal names, so that whoever was refused knows what to ask for instead. */
export function allowedNow({ state, unavailableAs, locale }: AllowedNowContext): AllowedNow {
  const isCurrent = (id: string): boolean => state.confirmed?.definitionId === id;
  const allowed = state.definitions
    .filter((one) => isOffered(one) && !isCurrent(one.id) && refusalOf(state, one) === null)
    .sort(
      (one, other) =>
        systemPresences.indexOf(one.systemPresence) - systemPresences.indexOf(other.systemPresence) ||
        Number(other.isSystemDefault) - Number(one.isSystemDefault),
    );
  return {
    states: presenceClasses.filter((wanted) => {
      const definition = definitionOfState(state.definitions, wanted, unavailableAs);
      return definition !== undefined && allowed.includes(definition);
    }),
    definitions: allowed.map((one) => ({ id: one.id, label: definitionLabel(one, locale) })),
  };
}
