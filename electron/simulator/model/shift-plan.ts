import type { SystemPresenceName } from '../organisation/system-presences';
import type { SeededRandom } from '../random';

export interface ShiftStep {
  readonly presence: SystemPresenceName;
  /** English label of a secondary, when the step is one. */
  readonly secondary?: string;
  readonly seconds: readonly [number, number];
  /** Probability that the step happens on a given day; always when absent. */
  readonly chance?: number;
  /** Days of the week on which it may happen (0 = Sunday); any when absent. */
  readonly weekdays?: readonly number[];
}

const minutes = (least: number, most: number): readonly [number, number] => [least * 60, most * 60];

/** A slip: the wrong presence for a few seconds, and the right one at once. */
const slip: ShiftStep = { presence: 'BUSY', seconds: [2, 25], chance: 0.25 };

/** A working day of a contact-centre agent, from the first status to the last. */
export const shift: readonly ShiftStep[] = [
  { presence: 'AVAILABLE', seconds: minutes(2, 8) },
  { presence: 'MEETING', secondary: 'Team huddle', seconds: minutes(24, 32), weekdays: [1, 3] },
  { presence: 'ON_QUEUE', seconds: minutes(40, 60) },
  slip,
  { presence: 'ON_QUEUE', seconds: minutes(40, 60) },
  { presence: 'BREAK', seconds: minutes(14, 17) },
  { presence: 'ON_QUEUE', seconds: minutes(60, 85) },
  { presence: 'BUSY', secondary: 'After-call admin', seconds: minutes(8, 20), chance: 0.6 },
  { presence: 'MEAL', seconds: minutes(29, 35) },
  // The computer has locked itself meanwhile.
  { presence: 'IDLE', seconds: minutes(1, 6), chance: 0.2 },
  { presence: 'ON_QUEUE', seconds: minutes(45, 75) },
  slip,
  { presence: 'TRAINING', secondary: 'Coaching', seconds: minutes(55, 90), weekdays: [2] },
  { presence: 'MEETING', secondary: '1:1 with supervisor', seconds: minutes(25, 32), weekdays: [4], chance: 0.5 },
  { presence: 'AWAY', secondary: 'Comfort break', seconds: minutes(4, 8), chance: 0.4 },
  { presence: 'ON_QUEUE', seconds: minutes(35, 60) },
  { presence: 'BREAK', seconds: minutes(13, 16) },
  { presence: 'AVAILABLE', seconds: [3, 20], chance: 0.5 },
  { presence: 'ON_QUEUE', seconds: minutes(50, 70) },
  { presence: 'BUSY', secondary: 'After-call admin', seconds: minutes(5, 15), chance: 0.7 },
];

/** When a week's shifts begin, in minutes after midnight: most by day, some early or late, now and then at night. */
const beginnings = [480, 480, 480, 480, 360, 360, 780, 780, 1_320] as const;

/** Whoever looks at the last days sees an ordinary week: work by day. */
const LAST_DAYS_AT_WORK = 9;

/**
 * When a shift begins, in minutes after midnight; null on a day off: weekends, and now and then a week or a day. It is
 * told by the day alone, so that a longer past ends as a shorter one does.
 *
 * @param day counts days, Thursday 1 January 1970 being 0.
 */
export function shiftBeginning(random: SeededRandom, day: number, daysAgo: number): number | null {
  const weekday = (day + 4) % 7;
  const week = random.fork(`week-${Math.floor((day + 3) / 7)}`);
  const isWeekOff = week.chance(0.08) && daysAgo > LAST_DAYS_AT_WORK;
  const beginsAt = daysAgo > LAST_DAYS_AT_WORK ? week.pick(beginnings) : beginnings[0];
  const own = random.fork(`day-${day}`);
  const isSick = own.chance(0.02) && daysAgo > LAST_DAYS_AT_WORK;
  return weekday === 0 || weekday === 6 || isWeekOff || isSick ? null : beginsAt + own.integer(-6, 6);
}
