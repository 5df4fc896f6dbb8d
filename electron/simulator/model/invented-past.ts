import type { Definition } from '../organisation/definitions';
import type { SystemPresenceName } from '../organisation/system-presences';
import type { SeededRandom } from '../random';
import { routeOnQueue } from './invented-routing';
import { shift, shiftBeginning } from './shift-plan';
import type { Past, PresenceStretch, RoutingStretch, Stretch } from './timeline';

const minuteMs = 60_000;

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
 * A believable past: shifts on working days, Offline between them and over weekends, now and then a week off, slips of
 * seconds. Days are local days of the computer that runs the simulator; each is told by its date, so that a year ends with
 * the same week as a fortnight.
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
  const numberOf = (daysAgo: number): number => {
    const date = dayAt(daysAgo, 0);
    return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
  };

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
    const day = numberOf(daysAgo);
    const beginsAt = shiftBeginning(random, day, daysAgo);
    if (beginsAt === null) continue;
    const shiftStart = dayAt(daysAgo, beginsAt);
    const own = random.fork(`shift-${day}`);
    append(offlineId, cursor, shiftStart.getTime());
    cursor = Math.max(cursor, shiftStart.getTime());
    for (const step of shift) {
      const lengthMs = own.integer(...step.seconds) * 1000 + own.integer(0, 999);
      const happens = own.chance(step.chance ?? 1) && (step.weekdays?.includes(shiftStart.getDay()) ?? true);
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
    const { startAt, endAt } = stretch;
    if (stretch.value !== onQueueId) append({ value: 'OFF_QUEUE', startAt, endAt });
    else for (const call of routeOnQueue(closed(stretch), random.fork(String(startAt)))) append(call);
  }
  return routing;
}

function closed(stretch: Stretch<string>): { startAt: number; endAt: number } {
  return { startAt: stretch.startAt, endAt: stretch.endAt ?? stretch.startAt + minuteMs };
}
