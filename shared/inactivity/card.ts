import type { AbsenceCard, Snapshot } from '../snapshot';

/** The card that stands in the corner of the screen now, or null. While nobody is there the return waits without one. */
export function shownCardOf({ inactivity }: Pick<Snapshot, 'inactivity'>): AbsenceCard | null {
  const { card } = inactivity;
  return card === null || (card.kind === 'return' && card.state === 'gone') ? null : card;
}

/**
 * What tells one card from another for somebody who has put it away: the same absence warns, defers and tells of the return
 * under three names, and whatever it changes to under one of them stays away.
 */
export function cardKeyOf(snapshot: Pick<Snapshot, 'inactivity'>): string | null {
  const card = shownCardOf(snapshot);
  if (card === null) return null;
  const part = card.kind === 'warning' || card.kind === 'deferred' ? card.kind : 'return';
  return `${card.absenceId} ${part}`;
}
