import type { Interval } from '../../../shared/history/interval';
import { clipAll, union } from '../../../shared/history/interval';
import type { PresencePart } from '../../../shared/history/parts';
import type { SystemPresence } from '../../../shared/presence/system-presence';
import type { PresenceChange } from '../presence/journal-entries';

/** One run of the app; the present one has no end. */
interface Run {
  readonly startedAt: number;
  readonly endedAt: number | null;
}

/**
 * What this computer recorded: a presence from its change to the next, as far as somebody was there. The app was there
 * while it ran; and what it found at its start had stood since the instant that the cloud gave with it.
 *
 * @param changes in any order.
 * @param systemPresenceOf what a definition belongs to.
 * @param now epoch milliseconds: as far as the present run reaches.
 */
export function journalTimeline(
  changes: readonly PresenceChange[],
  runs: readonly Run[],
  systemPresenceOf: (definitionId: string) => SystemPresence,
  now: number,
): readonly PresencePart[] {
  const ordered = [...changes].sort((one, other) => one.appliedAt - other.appliedAt || one.seenAt - other.seenAt);
  const present = runs.map(({ startedAt, endedAt }): Interval => ({ startAt: startedAt, endAt: endedAt ?? now }));
  const witnessed = union([
    ...present,
    ...ordered.map(({ appliedAt, seenAt }): Interval => ({ startAt: appliedAt, endAt: Math.min(seenAt, now) })),
  ]);
  const isRunning = runs.some(({ endedAt }) => endedAt === null);
  return ordered.flatMap((change, index): readonly PresencePart[] => {
    const next = ordered[index + 1];
    const whole: PresencePart = {
      kind: 'presence',
      startAt: change.appliedAt,
      endAt: next?.appliedAt ?? now,
      definitionId: change.definitionId,
      systemPresence: systemPresenceOf(change.definitionId),
      cause: change.cause,
      note: change.note,
      isOpen: false,
    };
    const parts = witnessed.flatMap((interval) => clipAll([whole], interval));
    const last = parts.at(-1);
    // The one that stands now goes on.
    if (next !== undefined || !isRunning || last?.endAt !== now) return parts;
    return [...parts.slice(0, -1), { ...last, isOpen: true }];
  });
}
