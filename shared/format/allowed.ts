import type { PresenceChoice } from '../snapshot';

/**
 * What may be chosen instead just now, by the organisation's own names: `Available, Busy, Offline`. Secondaries go with the
 * presence they stand under. Empty when there is nothing else.
 *
 * @param currentId the definition that stands, which changes nothing.
 */
export function formatAllowed(choices: readonly PresenceChoice[], currentId: string | undefined): string {
  return choices
    .filter((choice) => choice.refusal === null && choice.isSystemDefault && choice.definitionId !== currentId)
    .map(({ label }) => label)
    .join(', ');
}
