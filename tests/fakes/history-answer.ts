import type { HistoryAnswer, TodayStrip } from '../../shared/history/answer';
import type { HistoryPart } from '../../shared/history/parts';
import { lastDays, localDayOf, localDays } from '../../shared/history/zone';
import type { Cause } from '../../shared/presence/cause';
import type { SystemPresence } from '../../shared/presence/system-presence';
import { noonish } from './snapshot';

const MINUTE_MS = 60_000;

const byTray: Cause = { kind: 'agent', via: 'tray' };
const elsewhere: Cause = { kind: 'elsewhere' };

/** A day's work, in minutes after midnight. */
const shift: readonly (readonly [number, SystemPresence, Cause | null, string])[] = [
  [0, 'offline', null, ''],
  [8 * 60 - 4, 'available', byTray, ''],
  [8 * 60 + 3, 'on_queue', byTray, ''],
  [10 * 60 + 15, 'break', byTray, 'Back at half past'],
  [10 * 60 + 31, 'on_queue', byTray, ''],
  [11 * 60 + 50, 'busy', elsewhere, 'Claim 4471, write-up'],
  [12 * 60 + 12, 'meal', byTray, ''],
  [12 * 60 + 44, 'on_queue', byTray, ''],
  [14 * 60 + 30, 'meeting', elsewhere, ''],
  [15 * 60, 'on_queue', byTray, ''],
  [16 * 60 + 40, 'away', { kind: 'rule', rule: 'lock' }, ''],
  [16 * 60 + 47, 'offline', { kind: 'rule', rule: 'idle' }, 'Automatic expiry reset'],
];

/** The last fourteen days of an agent in the zone of whoever runs this, up to five to noon on a Thursday; Sundays not recorded. */
export function fortnight(changes: Partial<HistoryAnswer> = {}): HistoryAnswer {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const range = lastDays(14, noonish, timeZone);
  const parts = localDays(range, timeZone).flatMap((day, index): HistoryPart[] => {
    const end = Math.min(day.endAt, noonish);
    if (index % 7 === 3) return [{ kind: 'gap', startAt: day.startAt, endAt: end, reason: 'not-recorded' }];
    return shift.flatMap(([minutes, systemPresence, cause, note], step): HistoryPart[] => {
      const startAt = day.startAt + minutes * MINUTE_MS + step * 1_250;
      const next = shift[step + 1];
      const endAt = Math.min(
        next === undefined ? day.endAt : day.startAt + next[0] * MINUTE_MS + (step + 1) * 1_250,
        end,
      );
      if (endAt <= startAt) return [];
      const isOpen = endAt === noonish;
      return [{ kind: 'presence', startAt, endAt, definitionId: systemPresence, systemPresence, cause, note, isOpen }];
    });
  });
  const system = [...new Set(shift.map(([, presence]) => presence))];
  return {
    ...range,
    timeZone,
    zones: [],
    parts,
    routing: [],
    definitions: system.map((systemPresence) => ({
      definitionId: systemPresence,
      systemPresence,
      label: systemPresence === 'busy' ? 'After-call admin' : nameOf(systemPresence),
      isSystemDefault: systemPresence !== 'busy',
    })),
    source: { kind: 'cloud', updatedAt: noonish, progress: null, failure: null },
    recordedSince: range.startAt,
    badRecords: 0,
    ...changes,
  };
}

/** The last of them alone, for the strip of today. */
export function todaySoFar(): TodayStrip {
  const { parts, timeZone } = fortnight();
  const { startAt, endAt } = localDayOf(noonish, timeZone);
  return { startAt, endAt, parts: parts.filter((part) => part.startAt >= startAt) };
}

const nameOf = (presence: SystemPresence): string =>
  presence
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
