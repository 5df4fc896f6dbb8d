import type { PresencePatch, PresenceState, RemotePresence } from './state';

export const isEmptyPatch = (patch: PresencePatch): boolean =>
  patch.definitionId === undefined && patch.note === undefined;

/** Where a presence leads without anybody doing anything more: a requested "off queue" comes by itself. */
export type Destination = Required<PresencePatch>;

export const destinationOf = ({ definitionId, futureDefinitionId, note }: RemotePresence): Destination => ({
  definitionId: futureDefinitionId ?? definitionId,
  note,
});

/** The same of what is confirmed; null while nothing is. */
export const confirmedDestination = ({ confirmed, future }: PresenceState): Destination | null =>
  confirmed && { definitionId: future?.definitionId ?? confirmed.definitionId, note: confirmed.note };

/** Whether a presence shows all that the patch asks for. */
export const isShownBy = (patch: PresencePatch, destination: Destination): boolean =>
  isEmptyPatch(remainderOf(patch, destination));

/** What of the patch is still to be done, given where things lead. */
export const remainderOf = (patch: PresencePatch, destination: Destination): PresencePatch =>
  withoutSent(patch, destination);

/** The patch without the fields whose value was sent: what the agent has wished since then stays. */
export function withoutSent(patch: PresencePatch, sent: PresencePatch): PresencePatch {
  return {
    ...(patch.definitionId !== undefined &&
      patch.definitionId !== sent.definitionId && { definitionId: patch.definitionId }),
    ...(patch.note !== undefined && patch.note !== sent.note && { note: patch.note }),
  };
}
