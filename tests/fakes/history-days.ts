import type { HistoryAnswer } from '../../shared/history/answer';
import { mergeEqual } from '../../shared/history/merge-equal';
import type { HistoryPart, RoutingPart } from '../../shared/history/parts';
import { daysBetween, localDays } from '../../shared/history/zone';
import type { LocalDay } from '../../shared/history/zone';
import type { Cause } from '../../shared/presence/cause';
import type { SystemPresence } from '../../shared/presence/system-presence';
import { noonish } from './snapshot';

const MINUTE_MS = 60_000;

type Step = readonly [minutes: number, id: string, cause: Cause | null, note?: string];

const tray: Cause = { kind: 'agent', via: 'tray' };
const shortcut: Cause = { kind: 'agent', via: 'shortcut' };
const away: Cause = { kind: 'rule', rule: 'idle', afterMs: 30 * MINUTE_MS };

/** Everything that an organisation may call a presence; what is not of the system stands under it. */
const definitions: HistoryAnswer['definitions'] = [
  ['available', 'available', 'Available'],
  ['on_queue', 'on_queue', 'On Queue'],
  ['busy', 'busy', 'Busy'],
  ['admin', 'busy', 'After-call admin'],
  ['break', 'break', 'Break'],
  ['meal', 'meal', 'Meal'],
  ['meeting', 'meeting', 'Meeting'],
  ['huddle', 'meeting', 'Team huddle'],
  ['training', 'training', 'Training'],
  ['away', 'away', 'Away'],
  ['offline', 'offline', 'Offline'],
].map(([definitionId = '', systemPresence, label = '']) => ({
  definitionId,
  systemPresence: systemPresence as SystemPresence,
  label,
  isSystemDefault: definitionId === systemPresence,
}));

/** Working days, in minutes after midnight. */
const shifts: readonly (readonly Step[])[] = [
  [
    [0, 'offline', null],
    [477, 'available', tray],
    [482, 'on_queue', tray],
    [571, 'admin', shortcut, 'Claim 4471, write-up'],
    [583, 'on_queue', tray],
    [617, 'break', tray],
    [632, 'available', tray],
    [637, 'on_queue', tray],
    [690, 'meeting', { kind: 'elsewhere' }],
    [720, 'meal', tray],
    [752, 'on_queue', tray],
    [753, 'busy', tray],
    [754, 'on_queue', tray],
    [755, 'busy', tray],
    [756, 'on_queue', tray],
    [866, 'busy', tray],
    [885, 'on_queue', tray],
    [906, 'break', tray],
    [921, 'on_queue', tray],
    [990, 'offline', tray],
  ],
  [
    [0, 'offline', null],
    [481, 'huddle', { kind: 'elsewhere' }],
    [510, 'on_queue', tray],
    [611, 'break', tray],
    [626, 'on_queue', tray],
    [720, 'meal', tray],
    [752, 'training', { kind: 'elsewhere' }],
    [842, 'on_queue', tray],
    [950, 'away', away, 'Automatic expiry reset'],
    [963, 'on_queue', tray],
    [996, 'offline', away, 'Automatic expiry reset'],
  ],
];

/** On queue, an interaction every quarter of an hour. */
function routingOf(part: HistoryPart): readonly RoutingPart[] {
  if (part.kind === 'gap' || part.systemPresence !== 'on_queue') return [];
  const told: RoutingPart[] = [];
  const turns = [
    [4, 'idle'],
    [8, 'interacting'],
    [2, 'communicating'],
    [1, 'not_responding'],
  ] as const;
  for (let at = part.startAt, turn = 0; at < part.endAt; turn += 1) {
    const [minutes, status] = turns[turn % turns.length] ?? [1, 'idle'];
    const endAt = Math.min(part.endAt, at + minutes * MINUTE_MS);
    told.push({ startAt: at, endAt, status });
    at = endAt;
  }
  return told;
}

/** Several days of somebody in Berlin up to 29 October 2026, five to noon: the clocks go back on the 25th; weekends are off, and one afternoon was not recorded. */
export function berlinDays(first: string, changes: Partial<HistoryAnswer> = {}): HistoryAnswer {
  const timeZone = 'Europe/Berlin';
  const range = daysBetween(first, '2026-10-29', timeZone);
  const now = Date.parse('2026-10-29T11:54:00+01:00');
  const parts = mergeEqual(
    localDays(range, timeZone).flatMap((day, index) => partsOfDay(day, index, Math.min(day.endAt, now))),
  );
  return {
    ...range,
    timeZone,
    zones: [],
    parts: [...parts],
    routing: parts.flatMap(routingOf),
    definitions,
    source: { kind: 'cloud', updatedAt: noonish, progress: null, failure: null },
    recordedSince: range.startAt,
    badRecords: 0,
    ...changes,
  };
}

function partsOfDay(day: LocalDay, index: number, endAt: number): readonly HistoryPart[] {
  const weekday = new Date(`${day.date}T12:00:00Z`).getUTCDay();
  const isOff = weekday === 6 || (weekday === 0 && day.date !== '2026-10-25');
  const steps = isOff ? [[0, 'offline', null] as const] : (shifts[index % shifts.length] ?? []);
  const zoneShift = day.endAt - day.startAt - 1_440 * MINUTE_MS;
  // What is after the night of the change is later by it, after midnight.
  const at = (minutes: number): number => day.startAt + minutes * MINUTE_MS + (minutes > 180 ? zoneShift : 0);
  return steps.flatMap(([minutes, definitionId, cause, note = ''], step): HistoryPart[] => {
    const startAt = at(minutes) + (step === 0 ? 0 : step * 1_750);
    const next = steps[step + 1];
    const until = Math.min(endAt, next === undefined ? day.endAt : at(next[0]) + (step + 1) * 1_750);
    if (until <= startAt) return [];
    if (day.date === '2026-10-26' && minutes === 756) {
      return [{ kind: 'gap', startAt, endAt: until, reason: 'not-recorded' }];
    }
    const systemPresence = definitions.find((each) => each.definitionId === definitionId)?.systemPresence ?? 'unknown';
    const isOpen = until === endAt && endAt < day.endAt;
    return [{ kind: 'presence', startAt, endAt: until, definitionId, systemPresence, cause, note, isOpen }];
  });
}
