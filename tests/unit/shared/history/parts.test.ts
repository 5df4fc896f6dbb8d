import { describe, expect, it } from 'vitest';
import { historyDays, untilNow } from '../../../../shared/history/days';
import { fillGaps } from '../../../../shared/history/fill-gaps';
import { coveredMs, lengthMs } from '../../../../shared/history/interval';
import { mergeEqual } from '../../../../shared/history/merge-equal';
import { joinShortChanges } from '../../../../shared/history/short-changes';
import { totalsOf } from '../../../../shared/history/totals';
import { localDays } from '../../../../shared/history/zone';
import { anyHistory, anyZone, partOf, partsOf } from './arbitraries';
import { fc } from '../../../properties';

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
const MINUTE_MS = 60_000;

describe('The parts of a history', () => {
  it('are as long as the interval, without overlap and without a hole', () => {
    fc.assert(
      fc.property(anyHistory, ({ interval, parts }) => {
        expect(sum(parts.map(lengthMs))).toBe(lengthMs(interval));
        expect(coveredMs(parts)).toBe(lengthMs(interval));
        parts.slice(1).forEach((part, index) => expect(part.startAt).toBe(parts[index]?.endAt));
      }),
    );
  });

  it('of a day add up to its length, whatever its clocks do', () => {
    const anyDays = fc.record({ history: anyHistory, timeZone: anyZone }).chain(({ history, timeZone }) => {
      const days = localDays(history.interval, timeZone);
      const whole = { startAt: days[0]?.startAt ?? 0, endAt: days.at(-1)?.endAt ?? 0 };
      return partsOf(whole).map((parts) => ({ whole, parts, timeZone }));
    });
    fc.assert(
      fc.property(anyDays, ({ whole, parts, timeZone }) => {
        const days = historyDays(whole, parts, timeZone);
        for (const day of days) expect(sum(day.parts.map(lengthMs))).toBe(lengthMs(day));
        expect(sum(days.map(lengthMs))).toBe(lengthMs(whole));
      }),
    );
  });

  it('tell why nothing is known, for as much of a gap as the reason holds', () => {
    const parts = fillGaps({ startAt: 0, endAt: 100 }, [partOf(20, 40)], () => [
      { startAt: 60, endAt: 200, reason: 'not-loaded' },
    ]);
    expect(parts).toEqual([
      { kind: 'gap', startAt: 0, endAt: 20, reason: 'not-recorded' },
      partOf(20, 40),
      { kind: 'gap', startAt: 40, endAt: 60, reason: 'not-recorded' },
      { kind: 'gap', startAt: 60, endAt: 100, reason: 'not-loaded' },
    ]);
  });
});

describe('Equal neighbours', () => {
  it('are one, with the cause and the note that are known', () => {
    const cause = { kind: 'agent', via: 'tray' } as const;
    const merged = mergeEqual([partOf(0, 10), { ...partOf(10, 20), cause, note: 'Back at 3', isOpen: true }]);
    expect(merged).toEqual([{ ...partOf(0, 20), cause, note: 'Back at 3', isOpen: true }]);
  });

  it('stay apart with a hole between them', () => {
    expect(mergeEqual([partOf(0, 10), partOf(11, 20)])).toHaveLength(2);
  });

  it('are as long as before, and merging again changes nothing', () => {
    fc.assert(
      fc.property(anyHistory, ({ parts }) => {
        const merged = mergeEqual(parts);
        expect(sum(merged.map(lengthMs))).toBe(sum(parts.map(lengthMs)));
        expect(mergeEqual(merged)).toEqual(merged);
      }),
    );
  });
});

describe('Totals', () => {
  it('of all rows are the whole, and so are the definitions of a row', () => {
    fc.assert(
      fc.property(anyHistory, ({ interval, parts }) => {
        const { rows, wholeMs, signedInMs } = totalsOf(parts);
        expect(wholeMs).toBe(lengthMs(interval));
        expect(sum(rows.map(({ totalMs }) => totalMs))).toBe(lengthMs(interval));
        expect(sum(rows.map(({ count }) => count))).toBe(parts.length);
        for (const row of rows.filter(({ key }) => key !== 'gap')) {
          expect(sum(row.definitions.map(({ totalMs }) => totalMs))).toBe(row.totalMs);
        }
        if (signedInMs > 0) expect(sum(rows.map(({ share }) => share ?? 0))).toBeCloseTo(1, 9);
      }),
    );
  });

  it('count what goes on over midnight once, and know the longest', () => {
    const parts = [partOf(0, 90 * MINUTE_MS, 'break'), partOf(90 * MINUTE_MS, 100 * MINUTE_MS, 'offline')];
    expect(totalsOf(parts).rows).toEqual([
      {
        key: 'break',
        totalMs: 90 * MINUTE_MS,
        count: 1,
        longestMs: 90 * MINUTE_MS,
        share: 1,
        definitions: [{ definitionId: 'break', totalMs: 90 * MINUTE_MS, count: 1, longestMs: 90 * MINUTE_MS }],
      },
      expect.objectContaining({ key: 'offline', share: null }),
    ]);
  });
});

describe('Short changes', () => {
  const shortest = 10 * MINUTE_MS;

  it('that touch are drawn as one, and one alone as itself', () => {
    const parts = [
      partOf(0, 20 * MINUTE_MS),
      partOf(20 * MINUTE_MS, 21 * MINUTE_MS, 'busy'),
      partOf(21 * MINUTE_MS, 23 * MINUTE_MS, 'break'),
      partOf(23 * MINUTE_MS, 50 * MINUTE_MS),
      partOf(50 * MINUTE_MS, 51 * MINUTE_MS, 'busy'),
      partOf(51 * MINUTE_MS, 90 * MINUTE_MS),
    ];
    const drawn = joinShortChanges(parts, shortest);
    expect(drawn.map(({ kind }) => kind)).toEqual(['presence', 'short-changes', 'presence', 'presence', 'presence']);
    expect(drawn[1]).toMatchObject({ startAt: 20 * MINUTE_MS, endAt: 23 * MINUTE_MS, parts: parts.slice(1, 3) });
  });

  it('are all there: what is drawn is made of exactly the parts', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 0, max: 3_600_000 }), ({ parts }, shortestMs) => {
        const drawn = joinShortChanges(parts, shortestMs);
        expect(drawn.flatMap((each) => (each.kind === 'short-changes' ? each.parts : [each]))).toEqual(parts);
        expect(sum(drawn.map(lengthMs))).toBe(sum(parts.map(lengthMs)));
      }),
    );
  });
});

describe('The running part', () => {
  it('grows to now, and one that has ended does not', () => {
    expect(untilNow([{ ...partOf(0, 10), isOpen: true }], 25)).toEqual([{ ...partOf(0, 25), isOpen: true }]);
    expect(untilNow([partOf(0, 10)], 25)).toEqual([partOf(0, 10)]);
    expect(untilNow([{ ...partOf(0, 10), isOpen: true }], 5)).toEqual([{ ...partOf(0, 10), isOpen: true }]);
  });
});
