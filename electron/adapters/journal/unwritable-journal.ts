import { err } from '../../../shared/result';
import type { Clock, Journal } from '../../ports';
import { createNoOutbox } from './no-outbox';

/**
 * A journal that could not be opened and could not be replaced. It remembers nothing and says so at every write, so that
 * the agent can be told; the next start tries again.
 *
 * @param detail Why, in words.
 */
export function createUnwritableJournal(detail: string, clock: Clock): Journal {
  const startedAt = clock.now();
  return {
    problem: null,
    outbox: createNoOutbox(detail),
    remembered: () => ({ kept: {}, open: [], attemptCount: 0 }),
    write: () => err({ code: 'write-failed', detail }),
    recentChanges: () => [],
    changesIn: () => [],
    forgetBefore: () => err({ code: 'write-failed', detail }),
    keptInactivity: () => null,
    writeInactivity: () => err({ code: 'write-failed', detail }),
    idleSpellsSince: () => [],
    annotationsSince: () => [],
    idleRecordedSince: () => null,
    recordedZones: () => [],
    writes: () => [],
    recentRuns: () => [{ startedAt, endedAt: null }],
    dispose: () => undefined,
  };
}
