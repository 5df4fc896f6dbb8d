import { assertNever } from '../../shared/assert-never';
import { ok } from '../../shared/result';
import type { AbsenceAnnotation, IdleSpell, InactivityJournal, KeptInactivity } from '../ports';

/** The part of a journal in memory that is about absences. */
export function createMemoryInactivityJournal(onAnnotated: (annotated: AbsenceAnnotation) => void): InactivityJournal {
  let kept: KeptInactivity | null = null;
  const spells: IdleSpell[] = [];
  const annotations: AbsenceAnnotation[] = [];
  return {
    keptInactivity: () => kept,
    writeInactivity(entry) {
      switch (entry.kind) {
        case 'inactivity-kept':
          kept = entry.kept;
          break;
        case 'idle-spell':
          spells.push(entry.spell);
          break;
        case 'absence-annotated':
          annotations.push(entry.annotated);
          onAnnotated(entry.annotated);
          break;
        default:
          assertNever(entry);
      }
      return ok(undefined);
    },
    idleSpellsSince: (at) => spells.filter(({ until }) => until > at),
    annotationsSince: (at) => annotations.filter(({ until }) => until > at),
    idleRecordedSince: () => spells[0]?.from ?? null,
  };
}
