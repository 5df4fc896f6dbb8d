import type { Definition } from '../organisation/definitions';
import type { SystemPresenceName } from '../organisation/system-presences';
import type { SeededRandom } from '../random';
import type { Past, PresenceStretch, RoutingStretch, Stretch } from './timeline';
import { routeOnQueue } from './invented-routing';

const minuteMs = 60_000;

interface Step {
  readonly presence: SystemPresenceName;
  /** English label of a secondary, when the step is one. */
  readonly secondary?: string;
  readonly minutes: readonly [number, number];
  /** Probability that the step happens on a given day; always when absent. */
  readonly chance?: number;
  /** Days of the week on which it may happen (0 = Sunday); any when absent. */
  readonly weekdays?: readonly number[];
}

/** A working day of a contact-centre agent, from the first status to the last. */
const shift: readonly Step[] = [
  { presence: 'AVAILABLE', minutes: [2, 8] },
  { presence: 'MEETING', secondary: 'Team huddle', minutes: [24, 32], weekdays: [1, 3] },
  { presence: 'ON_QUEUE', minutes: [95, 130] },
  { presence: 'BREAK', minutes: [14, 17] },
  { presence: 'ON_QUEUE', minutes: [60, 85] },
  { presence: 'BUSY', secondary: 'After-call admin', minutes: [8, 20], chance: 0.6 },
  { presence: 'MEAL', minutes: [29, 35] },
  { presence: 'ON_QUEUE', minutes: [45, 75] },
  { presence: 'TRAINING', secondary: 'Coaching', minutes: [55, 90], weekdays: [2] },
  { presence: 'MEETING', secondary: '1:1 with supervisor', minutes: [25, 32], weekdays: [4], chance: 0.5 },
  { presence: 'AWAY', secondary: 'Comfort break', minutes: [4, 8], chance: 0.4 },
  { presence: 'ON_QUEUE', minutes: [35, 60] },
  { presence: 'BREAK', minutes: [13, 16] },
  { presence: 'ON_QUEUE', minutes: [50, 70] },
  { presence: 'BUSY', secondary: 'After-call admin', minutes: [5, 15], chance: 0.7 },
];

interface PastOptions {
  readonly random: SeededRandom;
  readonly definitions: readonly Definition[];
  /** Agents who may not go On Queue work as Available instead. */
  readonly mayGoOnQueue: boolean;
  readonly days: number;
  /** Where the live records begin, in epoch milliseconds: nothing invented reaches beyond. */
  readonly endAt: number;
}

/**
 * A believable past: shifts on working days, Offline between them and over weekends, now and then a week off.
 * Days are local days of the computer that runs the simulator.
 */
export function inventPast({ random, definitions, mayGoOnQueue, days, endAt }: PastOptions): Past {
  if (days <= 0) return { presence: [], routing: [] };
  const idOf = (presence: SystemPresenceName, secondary?: string): string => {
    const found = definitions.find(
      (definition) =>
        definition.systemPresence === presence &&
        (secondary === undefined ? definition.isSystem : definition.labels['en_US'] === secondary),
    );
    if (found === undefined) throw new Error(`The simulated organisation has no ${presence} ${secondary ?? ''}`);
    return found.id;
  };
  const offlineId = idOf('OFFLINE');
  const onQueueId = idOf('ON_QUEUE');
  const today = new Date(endAt);
  const dayAt = (daysAgo: number, minutes: number): Date =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() - daysAgo, 0, minutes);

  const presence: PresenceStretch[] = [];
  const append = (value: string, startAt: number, until: number): void => {
    const stretchEnd = Math.min(until, endAt);
    const last = presence.at(-1);
    if (startAt >= stretchEnd) return;
    if (last?.value === value) presence[presence.length - 1] = { ...last, endAt: stretchEnd };
    else presence.push({ value, startAt, endAt: stretchEnd });
  };

  let cursor = dayAt(days + 2, 16 * 60 + random.integer(20, 45)).getTime();
  for (let daysAgo = days - 1; daysAgo >= 0; daysAgo -= 1) {
    const shiftStart = dayAt(daysAgo, 8 * 60 + random.integer(-6, 6));
    const weekday = shiftStart.getDay();
    const week = Math.floor((shiftStart.getTime() / 86_400_000 + 3) / 7);
    const isWeekOff = daysAgo > 9 && random.fork(`week-${week}`).chance(0.08);
    if (weekday === 0 || weekday === 6 || isWeekOff) continue;
    append(offlineId, cursor, shiftStart.getTime());
    cursor = Math.max(cursor, shiftStart.getTime());
    for (const step of shift) {
      const lengthMs = random.integer(step.minutes[0] * 60, step.minutes[1] * 60) * 1000 + random.integer(0, 999);
      const happens = random.chance(step.chance ?? 1) && (step.weekdays?.includes(weekday) ?? true);
      if (!happens) continue;
      const worksAs = step.presence === 'ON_QUEUE' && !mayGoOnQueue ? 'AVAILABLE' : step.presence;
      append(idOf(worksAs, step.secondary), cursor, cursor + lengthMs);
      cursor += lengthMs;
    }
  }
  append(offlineId, cursor, endAt);

  return { presence, routing: inventRouting(presence, onQueueId, random.fork('routing')) };
}

/** Calls while On Queue, off queue otherwise. */
function inventRouting(
  presence: readonly PresenceStretch[],
  onQueueId: string,
  random: SeededRandom,
): readonly RoutingStretch[] {
  const routing: RoutingStretch[] = [];
  const append = (stretch: RoutingStretch): void => {
    const last = routing.at(-1);
    if (last?.value === stretch.value) routing[routing.length - 1] = { ...last, endAt: stretch.endAt };
    else routing.push(stretch);
  };
  for (const stretch of presence) {
    if (stretch.value === onQueueId) for (const call of routeOnQueue(closed(stretch), random)) append(call);
    else append({ value: 'OFF_QUEUE', startAt: stretch.startAt, endAt: stretch.endAt });
  }
  return routing;
}

function closed(stretch: Stretch<string>): { startAt: number; endAt: number } {
  return { startAt: stretch.startAt, endAt: stretch.endAt ?? stretch.startAt + minuteMs };
}
