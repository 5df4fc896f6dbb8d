import { useEffect, useRef } from 'react';
import type { AbsenceCard } from '../../../shared/snapshot';
import { useApp } from '../../app-context';

/** The second time that a warning is spoken, in seconds before its end. */
const SPOKEN_AGAIN_AT_SECONDS = 10;

/** Speaks a warning when it comes and in its last ten seconds, at once and no oftener. */
export function useSpokenWarning(card: Extract<AbsenceCard, { kind: 'warning' }>, seconds: number): void {
  const { announce, translator } = useApp();
  const spoken = useRef<string | null>(null);
  const target = card.target.label;
  const former = card.former.label;
  const occasion = `${card.absenceId} ${seconds <= SPOKEN_AGAIN_AT_SECONDS ? 'late' : 'first'}`;
  useEffect(() => {
    if (seconds === 0 || spoken.current === occasion) return;
    spoken.current = occasion;
    announce(translator.text('absence.warning.spoken', { target, seconds, former }), 'assertive');
  }, [announce, translator, occasion, target, seconds, former]);
}
