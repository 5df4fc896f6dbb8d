import { describe, expect, it } from 'vitest';
import { coveredMs, lengthMs } from '../../../../shared/history/interval';
import { isoTimeIn } from '../../../../shared/history/iso-time';
import {
  daysBetween,
  hourMarks,
  instantOnDay,
  isTimeZone,
  lastDays,
  localDayOf,
  localDays,
} from '../../../../shared/history/zone';
import { anyInterval, anyZone } from './arbitraries';
import { examples, fc } from '../../../properties';

const HOUR_MS = 3_600_000;
const at = (text: string): number => Date.parse(text);
const dayIn = (timeZone: string, date: string) => {
  const found = localDays(daysBetween(date, date, timeZone), timeZone)[0];
  if (found === undefined) throw new Error(`${timeZone} had no ${date}`);
  return found;
};

describe('A local day', () => {
  it.each([
    ['Europe/Berlin', '2026-10-24', 24],
    ['Europe/Berlin', '2026-10-25', 25],
    ['Europe/Berlin', '2026-03-29', 23],
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Antarctica/Troll', '2025-03-30', 22],
    ['Asia/Kathmandu', '2026-10-25', 24],
    ['America/Sao_Paulo', '2018-11-04', 23],
    ['Africa/Cairo', '2026-04-24', 23],
  ])('of %s, %s, has %s hours', (timeZone, date, hours) => {
    expect(lengthMs(dayIn(timeZone, date)) / HOUR_MS).toBe(hours);
  });

  it('that Samoa left out is not there', () => {
    const days = localDays({ startAt: at('2011-12-29T12:00:00Z'), endAt: at('2012-01-01T00:00:00Z') }, 'Pacific/Apia');
    expect(days.map(({ date }) => date)).toEqual(['2011-12-29', '2011-12-31', '2012-01-01']);
    expect(days.map((day) => lengthMs(day) / HOUR_MS)).toEqual([24, 24, 24]);
  });

  it('begins at 01:00 where midnight was left out', () => {
    expect(isoTimeIn('Africa/Cairo')(dayIn('Africa/Cairo', '2026-04-24').startAt)).toBe('2026-04-24T01:00:00+03:00');
  });

  it('touches the next, and those that an interval touches cover it', () => {
    fc.assert(
      fc.property(anyInterval, anyZone, (interval, timeZone) => {
        const days = localDays(interval, timeZone);
        const [first, last] = [days[0], days.at(-1)];
        expect(first?.startAt).toBeLessThanOrEqual(interval.startAt);
        expect(last?.endAt).toBeGreaterThanOrEqual(interval.endAt);
        days.slice(1).forEach((day, index) => expect(day.startAt).toBe(days[index]?.endAt));
        expect(new Set(days.map(({ date }) => date)).size).toBe(days.length);
        expect(coveredMs(days)).toBe((last?.endAt ?? 0) - (first?.startAt ?? 0));
      }),
    );
  });

  it('is that of each of its instants', () => {
    fc.assert(
      fc.property(anyInterval, anyZone, fc.double({ min: 0, max: 1, noNaN: true }), (interval, timeZone, part) => {
        for (const day of localDays(interval, timeZone)) {
          const within = Math.min(day.endAt - 1, day.startAt + Math.floor(part * lengthMs(day)));
          expect(localDayOf(within, timeZone)).toEqual(day);
        }
      }),
    );
  });
});

describe('The hours of a day', () => {
  it('come twice where the clock is put back, and the second is marked', () => {
    const marks = hourMarks(dayIn('Europe/Berlin', '2026-10-25'), 'Europe/Berlin');
    expect(marks.map(({ hour }) => hour).slice(0, 5)).toEqual([0, 1, 2, 2, 3]);
    expect(marks.filter(({ isRepeated }) => isRepeated)).toEqual([
      { at: at('2026-10-25T01:00:00Z'), hour: 2, isRepeated: true },
    ]);
    expect(marks).toHaveLength(25);
  });

  it('leave one out where it is put forward', () => {
    const marks = hourMarks(dayIn('Europe/Berlin', '2026-03-29'), 'Europe/Berlin');
    expect(marks.map(({ hour }) => hour).slice(0, 4)).toEqual([0, 1, 3, 4]);
  });

  it('are whole ones on Lord Howe too, with half an hour more between two of them', () => {
    const marks = hourMarks(dayIn('Australia/Lord_Howe', '2026-04-05'), 'Australia/Lord_Howe');
    expect(marks.map(({ hour }) => hour).slice(0, 4)).toEqual([0, 1, 2, 3]);
    const [, one, two] = marks;
    expect((two?.at ?? 0) - (one?.at ?? 0)).toBe(1.5 * HOUR_MS);
  });

  it('ascend within the day', () => {
    fc.assert(
      fc.property(anyInterval, anyZone, (interval, timeZone) => {
        for (const day of localDays(interval, timeZone)) {
          const instants = hourMarks(day, timeZone).map((mark) => mark.at);
          expect(instants).toEqual([...new Set(instants)].sort((one, other) => one - other));
          expect(instants.every((instant) => instant >= day.startAt && instant < day.endAt)).toBe(true);
        }
      }),
      { numRuns: examples(40) },
    );
  });
});

describe('A time on the clock of a day', () => {
  it('is the earlier of two', () => {
    expect(instantOnDay(dayIn('Europe/Berlin', '2026-10-25'), 150, 'Europe/Berlin')).toBe(at('2026-10-25T00:30:00Z'));
  });

  it('stays on its day', () => {
    const day = dayIn('Africa/Cairo', '2026-04-24');
    expect(instantOnDay(day, 0, 'Africa/Cairo')).toBe(day.startAt);
    expect(instantOnDay(day, 1_440, 'Africa/Cairo')).toBe(day.endAt);
  });
});

describe('The last days', () => {
  it('are whole ones and end with the present one', () => {
    const days = localDays(lastDays(7, at('2026-10-29T10:54:00Z'), 'Europe/Berlin'), 'Europe/Berlin');
    expect(days.map(({ date }) => date.slice(8))).toEqual(['23', '24', '25', '26', '27', '28', '29']);
  });
});

describe('The name of a zone', () => {
  it('is known or not', () => {
    expect(isTimeZone('Europe/Berlin')).toBe(true);
    expect(isTimeZone('Middle/Earth')).toBe(false);
  });
});

describe('A time for other programs', () => {
  it('tells which of two hours on the clock it was', () => {
    const iso = isoTimeIn('Europe/Berlin');
    expect(iso(at('2026-10-25T00:30:00Z'))).toBe('2026-10-25T02:30:00+02:00');
    expect(iso(at('2026-10-25T01:30:00Z'))).toBe('2026-10-25T02:30:00+01:00');
    expect(iso(at('2026-10-25T00:30:00Z'))).toBe('2026-10-25T02:30:00+02:00');
  });

  it('is the same instant, to the second, in whatever order it is asked', () => {
    fc.assert(
      fc.property(fc.array(anyInterval, { minLength: 1 }), anyZone, (intervals, timeZone) => {
        const iso = isoTimeIn(timeZone);
        for (const { startAt } of intervals) expect(Date.parse(iso(startAt))).toBe(Math.floor(startAt / 1_000) * 1_000);
      }),
    );
  });
});
