import { describe, expect, it } from 'vitest';
import {
  daysToFetch,
  isFinalDay,
  utcDayInterval,
  utcDaysIn,
  windowsOf,
} from '../../../../electron/core/history/utc-days';
import { coveredMs, lengthMs } from '../../../../shared/history/interval';
import { fc } from '../../../properties';

const HOUR_MS = 3_600_000;
const day = 20_000;
const { startAt, endAt } = utcDayInterval(day);

describe('The days of an interval', () => {
  it('cover it, and each touches it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 1, max: 1e10 }), (from, forMs) => {
        const interval = { startAt: from, endAt: from + forMs };
        const days = utcDaysIn(interval).map(utcDayInterval);
        expect(days[0]?.startAt).toBeLessThanOrEqual(from);
        expect(days.at(-1)?.endAt).toBeGreaterThanOrEqual(interval.endAt);
        expect(coveredMs(days)).toBe(days.length * 24 * HOUR_MS);
        expect(days.every((each) => each.startAt < interval.endAt && each.endAt > from)).toBe(true);
      }),
    );
  });
});

describe('A day is fetched', () => {
  const range = { startAt, endAt: endAt + 24 * HOUR_MS };
  const now = endAt + 2 * HOUR_MS;

  it('when it was not yet, and never before it has begun', () => {
    expect(daysToFetch(range, [], now, 1_000)).toEqual([day, day + 1]);
    expect(daysToFetch(range, [], endAt - 1, 1_000)).toEqual([day]);
    expect(daysToFetch(range, [], startAt, 1_000)).toEqual([]);
  });

  it('again when it may have changed since, and never when it is final', () => {
    const known = { day, fetchedAt: now - 500, isFinal: false };
    expect(daysToFetch({ startAt, endAt }, [known], now, 1_000)).toEqual([]);
    expect(daysToFetch({ startAt, endAt }, [known], now + 500, 1_000)).toEqual([day]);
    expect(daysToFetch({ startAt, endAt }, [{ ...known, isFinal: true }], now + 500, 0)).toEqual([]);
  });
});

describe('Windows', () => {
  it('hold all days once, at most seven that follow each other, the newest first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 60 })), (days) => {
        const windows = windowsOf(days);
        expect(windows.flat().sort((one, other) => one - other)).toEqual([...days].sort((one, other) => one - other));
        for (const window of windows) {
          expect(window.length).toBeLessThanOrEqual(7);
          expect(window).toEqual(window.map((_, index) => (window[0] ?? 0) + index));
        }
        const firsts = windows.map((window) => window[0] ?? 0);
        expect(firsts).toEqual([...firsts].sort((one, other) => other - one));
      }),
    );
  });

  it('are no longer than the cloud takes', () => {
    const [window = []] = windowsOf([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const [first, last] = [utcDayInterval(window[0] ?? 0), utcDayInterval(window.at(-1) ?? 0)];
    expect(lengthMs({ startAt: first.startAt, endAt: last.endAt })).toBe(7 * 24 * HOUR_MS);
  });
});

describe('A day is final', () => {
  const closed = { startAt, endAt: startAt + 1, value: 'a' };

  it('48 hours after its end, and not before', () => {
    expect(isFinalDay(day, endAt + 48 * HOUR_MS - 1, [closed])).toBe(false);
    expect(isFinalDay(day, endAt + 48 * HOUR_MS, [closed])).toBe(true);
  });

  it('only with nothing on it that still runs', () => {
    expect(isFinalDay(day, endAt + 99 * HOUR_MS, [{ ...closed, endAt: null }])).toBe(false);
    expect(isFinalDay(day, endAt + 99 * HOUR_MS, [{ startAt: endAt, endAt: null, value: 'a' }])).toBe(true);
  });
});
