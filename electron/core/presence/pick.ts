import type { PresenceDefinition } from '../../../shared/presence/definition';
import type { PresenceClass } from '../../../shared/presence/system-presence';
import type { PresencePatch, PresenceState } from './state';
import { isTransitionAllowed, waysTo } from './transition-policy';

/** Why a choice is not taken. */
export type PickRefusal =
  | { readonly code: 'unknown-definition' }
  | { readonly code: 'definition-deactivated' }
  /** The cloud refused it before in this session. */
  | { readonly code: 'permission-missing'; readonly permission: string }
  | { readonly code: 'transition-forbidden'; readonly allowed: readonly PresenceClass[] };

export function definitionOf(state: PresenceState, definitionId: string): PresenceDefinition | undefined {
  return state.definitions.find((definition) => definition.id === definitionId);
}

/** Whether the agent may choose this definition now; null when they may. The current definition is always allowed: it changes nothing. */
export function refusalOf(
  state: PresenceState,
  definition: PresenceDefinition,
): Exclude<PickRefusal, { code: 'unknown-definition' }> | null {
  const { confirmed, policy, denied } = state;
  if (confirmed?.definitionId === definition.id) return null;
  if (definition.isDeactivated) return { code: 'definition-deactivated' };
  const permission = denied[definition.id];
  if (permission !== undefined) return { code: 'permission-missing', permission };
  if (confirmed === null || isTransitionAllowed(policy, confirmed.systemPresence, definition.systemPresence))
    return null;
  return { code: 'transition-forbidden', allowed: waysTo(policy, confirmed.systemPresence, definition.systemPresence) };
}

/** Checks a choice before anything is done with it. */
export function checkPick(state: PresenceState, patch: PresencePatch): PickRefusal | null {
  if (patch.definitionId === undefined) return null;
  const definition = definitionOf(state, patch.definitionId);
  return definition === undefined ? { code: 'unknown-definition' } : refusalOf(state, definition);
}
