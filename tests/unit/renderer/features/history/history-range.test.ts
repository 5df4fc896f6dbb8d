import { describe, expect, it } from 'vitest';
import {
  formatDays,
  historyRanges,
  intervalOf,
  MOST_DAYS,
} from '../../../../../renderer/features/history/history-range';
import { historyRangeSchema } from '../../../../../shared/history/answer';
import { lengthMs } from '../../../../../shared/history/interval';
import { localDays } from '../../../../../shared/history/zone';

const HOUR_MS = 3_600_000;
/** A Thursday noon in London, four days after its clocks were put back. */
const now = Date.UTC(2026, 9, 29, 12);

describe('A range of the history', () => {
  it('of so many days is of whole local days, today among them', () => {
    for (const range of historyRanges) {
      const interval = intervalOf(range, now, 'Europe/London');
      const days = localDays(interval, 'Europe/London');
      expect(days).toHaveLength(range === 'today' ? 1 : Number(range));
      expect(days.at(-1)?.date).toBe('2026-10-29');
      expect(historyRangeSchema.safeParse(interval).success).toBe(true);
    }
  });

  const nights = [
    { zone: 'Europe/London', day: '2026-10-25', hours: 25 },
    { zone: 'Europe/London', day: '2026-03-29', hours: 23 },
    { zone: 'America/New_York', day: '2026-11-01', hours: 25 },
    { zone: 'Australia/Lord_Howe', day: '2026-04-05', hours: 24.5 },
    { zone: 'Africa/Cairo', day: '2026-04-24', hours: 23 },
  ];
  for (const { zone, day, hours } of nights) {
    it(`of the one day on which the clocks of ${zone} are moved is ${hours} h long, and begins with that day`, () => {
      const interval = intervalOf({ first: day, last: day }, now, zone);
      expect(lengthMs(interval) / HOUR_MS).toBe(hours);
      expect(localDays(interval, zone).map(({ date }) => date)).toEqual([day]);
    });
  }

  it('of the agent’s choice has the first and the last day whole, over a night of the clocks too', () => {
    const interval = intervalOf({ first: '2026-10-20', last: '2026-10-27' }, now, 'Europe/London');
    expect(new Date(interval.startAt).toISOString()).toBe('2026-10-19T23:00:00.000Z');
    expect(new Date(interval.endAt).toISOString()).toBe('2026-10-28T00:00:00.000Z');
    expect(lengthMs(interval) / HOUR_MS).toBe(8 * 24 + 1);
  });

  it('of the most days that can be chosen may be asked for, wherever the clocks are moved', () => {
    const last = '2026-12-31';
    const first = new Date(Date.parse(last) - (MOST_DAYS - 1) * 24 * HOUR_MS).toISOString().slice(0, 10);
    for (const zone of ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'UTC']) {
      expect(historyRangeSchema.safeParse(intervalOf({ first, last }, now, zone)).success).toBe(true);
    }
  });

  it('is written from its first to its last day, and as one day where it is one', () => {
    const format = (first: string, last: string): string =>
      formatDays(intervalOf({ first, last }, now, 'Europe/London'), 'en-GB', 'Europe/London');
    expect(format('2026-10-20', '2026-10-27')).toMatch(/^20\s*[–-]\s*27 October 2026$/);
    expect(format('2026-10-25', '2026-10-25')).toBe('25 October 2026');
  });
});
