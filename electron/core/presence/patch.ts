import type { ConfirmedPresence, PresencePatch, RemotePresence } from './state';

export const isEmptyPatch = (patch: PresencePatch): boolean =>
  patch.definitionId === undefined && patch.note === undefined;

/** Whether a presence shows all that the patch asks for. */
export function isShownBy(patch: PresencePatch, presence: Pick<RemotePresence, 'definitionId' | 'note'>): boolean {
  return (
    (patch.definitionId === undefined || patch.definitionId === presence.definitionId) &&
    (patch.note === undefined || patch.note === presence.note)
  );
}

/** What of the patch is still to be done, given what stands. */
export function remainderOf(patch: PresencePatch, confirmed: ConfirmedPresence): PresencePatch {
  return {
    ...(patch.definitionId !== undefined &&
      patch.definitionId !== confirmed.definitionId && { definitionId: patch.definitionId }),
    ...(patch.note !== undefined && patch.note !== confirmed.note && { note: patch.note }),
  };
}

/** The patch without the fields whose value was sent: what the agent has wished since then stays. */
export function withoutSent(patch: PresencePatch, sent: PresencePatch): PresencePatch {
  return {
    ...(patch.definitionId !== undefined &&
      patch.definitionId !== sent.definitionId && { definitionId: patch.definitionId }),
    ...(patch.note !== undefined && patch.note !== sent.note && { note: patch.note }),
  };
}
