import type { Translator } from '../../../shared/i18n';
import type { PresenceDefinition } from '../../../shared/presence/definition';
import type { SystemPresence } from '../../../shared/presence/system-presence';

/** The scopes that this dialect's operations need. */
export const resourceScopes = ['presence:write', 'presence:read', 'analytics:read'] as const;

const resourceStates = ['available', 'unavailable', 'away', 'offline'] as const;

/** The states of the presence resource; each is the id of the definition that stands for it. */
export type ResourceState = (typeof resourceStates)[number];

/** The one availability that may go with each state. */
export const availabilityOf: Readonly<Record<ResourceState, string>> = {
  available: 'available',
  unavailable: 'unavailable',
  away: 'unavailable',
  offline: 'offline',
};

export function isResourceState(text: string): text is ResourceState {
  return resourceStates.some((state) => state === text);
}

/** Which system presence stands for `unavailable`, which is none of the ten. */
export type UnavailableAs = Extract<SystemPresence, 'busy' | 'break' | 'meal' | 'meeting' | 'training'>;

/** The system presence that a state is shown as; `unknown` for one that a newer cloud has. */
export function systemPresenceOf(state: string, unavailableAs: UnavailableAs): SystemPresence {
  if (!isResourceState(state)) return 'unknown';
  return state === 'unavailable' ? unavailableAs : state;
}

/** The four definitions of this dialect, which are the same in every organisation. */
export function resourceDefinitions(
  translator: Translator,
  unavailableAs: UnavailableAs,
): readonly PresenceDefinition[] {
  return resourceStates.map((state) => {
    const systemPresence = systemPresenceOf(state, unavailableAs);
    return {
      id: state,
      systemPresence,
      isSystemDefault: true,
      labels: { [translator.locale.replace('-', '_')]: translator.text(`presence.${systemPresence}`) },
      isDeactivated: false,
    };
  });
}
