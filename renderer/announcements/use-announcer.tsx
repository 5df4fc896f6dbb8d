import type { ReactNode } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Translator } from '../../shared/i18n';
import type { Snapshot } from '../../shared/snapshot';
import type { Politeness } from '../app-context';
import type { SpokenMemory } from './announcement-of';
import { announcementOf, memoryOf, remember } from './announcement-of';

interface Spoken {
  readonly text: string;
  /** Counts up, so that the same words twice are spoken twice. */
  readonly turn: number;
}

const silence: Record<Politeness, Spoken> = { polite: { text: '', turn: 0 }, assertive: { text: '', turn: 0 } };

export interface Announcer {
  readonly announce: (text: string, politeness: Politeness) => void;
  /** Both live regions. They are in the page from the start: readers miss what comes together with its region. */
  readonly regions: ReactNode;
}

/** Speaks to screen readers. */
export function useAnnouncer(): Announcer {
  const [spoken, setSpoken] = useState(silence);
  const announce = useCallback((text: string, politeness: Politeness) => {
    setSpoken((before) => ({ ...before, [politeness]: { text, turn: before[politeness].turn + 1 } }));
  }, []);
  return {
    announce,
    regions: (
      <>
        <div className="unseen" role="status">
          <span key={spoken.polite.turn}>{spoken.polite.text}</span>
        </div>
        <div className="unseen" role="alert">
          <span key={spoken.assertive.turn}>{spoken.assertive.text}</span>
        </div>
      </>
    ),
  };
}

/** Speaks what changes from one picture to the next. The first one is read by the reader itself. */
export function useSpokenChanges(snapshot: Snapshot, translator: Translator, announce: Announcer['announce']): void {
  const memory = useRef<SpokenMemory | null>(null);
  useEffect(() => {
    if (memory.current === null) {
      memory.current = memoryOf(snapshot);
      return;
    }
    const announcement = announcementOf(memory.current, snapshot, translator);
    memory.current = remember(memory.current, snapshot);
    if (announcement !== null) announce(announcement.text, announcement.politeness);
  }, [snapshot, translator, announce]);
}
