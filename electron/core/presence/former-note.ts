import type { Attempt, ConfirmedPresence, FormerNote, Intent, PresencePatch, PresenceState } from './state';
import { isAutomatic } from './state';

/**
 * What is sent for a wish: its own patch, and with a new definition the agent's former note where the text of a rule
 * still stands. The agent's note is theirs: a rule only borrows its place.
 */
export function withFormerNote(
  patch: PresencePatch,
  wanted: Intent,
  formerNote: FormerNote | null,
  confirmed: ConfirmedPresence,
): PresencePatch {
  const isOursStanding = formerNote !== null && confirmed.note === formerNote.replacedBy;
  const isOwn = wanted.patch.definitionId === undefined || wanted.patch.note !== undefined;
  return isOursStanding && !isOwn ? { ...patch, note: formerNote.note } : patch;
}

/** What is to be given back after this write; a second text of a rule over the first does not hide the agent's own. */
export function formerNoteAfter(
  attempt: Pick<Attempt, 'patch' | 'cause'>,
  formerNote: FormerNote | null,
  confirmed: ConfirmedPresence,
): FormerNote | null {
  const { note } = attempt.patch;
  if (!isAutomatic(attempt) || note === undefined) return formerNote;
  const own = formerNote?.replacedBy === confirmed.note ? formerNote.note : confirmed.note;
  return { note: own, replacedBy: note };
}

/** Somebody wrote another note since: there is nothing to give back. A text that is on its way may still come. */
export function isFormerNoteOver({ formerNote, confirmed, phase, lost }: PresenceState): boolean {
  if (formerNote === null || confirmed === null || confirmed.note === formerNote.replacedBy) return false;
  const onTheWay = phase.kind === 'sending' ? phase.attempt : phase.kind === 'idle' ? null : phase.unsettled?.attempt;
  return ![...lost, ...(onTheWay ? [onTheWay] : [])].some(({ patch }) => patch.note === formerNote.replacedBy);
}
