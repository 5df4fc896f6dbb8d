import type { Attempt, Intent, PresencePatch, PresenceState, RemotePresence } from './state';

export const isEmptyPatch = (patch: PresencePatch): boolean =>
  patch.definitionId === undefined && patch.note === undefined;

/** Where a presence leads without anybody doing anything more: a requested "off queue" comes by itself. */
export type Destination = Required<Pick<PresencePatch, 'definitionId' | 'note'>>;

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
  const { definitionId, note } = patch;
  return {
    ...(definitionId !== undefined && definitionId !== sent.definitionId && definitionOf(patch)),
    ...(note !== undefined && note !== sent.note && { note }),
  };
}

/** What a write does for a wish: all of the one that it was made for, and what it sent of any other. */
export const sentFor = ({ intentId }: Pick<Intent, 'intentId'>, attempt: Attempt): PresencePatch =>
  intentId === attempt.intentId ? attempt.wished : attempt.patch;

/** The patch without what stood already when the write left: that is no wish any more. */
export const withoutWhatStood = (patch: PresencePatch, { wished, patch: sent }: Attempt): PresencePatch =>
  withoutSent(patch, withoutSent(wished, sent));

/** A newer wish over an older one: its fields replace, the others stay. A length belongs to its definition. */
export const joined = (older: PresencePatch, newer: PresencePatch): PresencePatch => ({
  ...(newer.definitionId === undefined ? definitionOf(older) : definitionOf(newer)),
  ...((newer.note ?? older.note) !== undefined && { note: newer.note ?? older.note }),
});

const definitionOf = ({
  definitionId,
  durationMs,
}: PresencePatch): Pick<PresencePatch, 'definitionId' | 'durationMs'> => ({
  ...(definitionId !== undefined && { definitionId }),
  ...(definitionId !== undefined && durationMs !== undefined && { durationMs }),
});
