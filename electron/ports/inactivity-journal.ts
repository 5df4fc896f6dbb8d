import type { Annotation, IdleSpell, KeptInactivity } from '../core/inactivity/state';
import type { Result } from '../../shared/result';

export type { Annotation, IdleSpell, KeptInactivity };

/** What the agent said an absence was, beside the changes and never instead of them. Instants are epoch milliseconds. */
export interface AbsenceAnnotation {
  readonly absenceId: string;
  readonly from: number;
  readonly until: number;
  readonly annotation: Annotation;
  readonly madeAt: number;
}

export type InactivityEntry =
  | { readonly kind: 'inactivity-kept'; readonly kept: KeptInactivity }
  | { readonly kind: 'idle-spell'; readonly spell: IdleSpell }
  | { readonly kind: 'absence-annotated'; readonly annotated: AbsenceAnnotation };

/** What the journal holds of the times that nobody was there. */
export interface InactivityJournal {
  /** Null before anything was kept. */
  keptInactivity(): KeptInactivity | null;
  writeInactivity(entry: InactivityEntry): Result<void, { readonly code: 'write-failed'; readonly detail: string }>;
  /** Times without input that ended after that instant, in order. */
  idleSpellsSince(at: number): readonly IdleSpell[];
  /** Remarks on absences that ended after that instant, in order. The newest of one absence is the one that counts. */
  annotationsSince(at: number): readonly AbsenceAnnotation[];
  /** When the first time without input was recorded here; null before there was one. */
  idleRecordedSince(): number | null;
}
