import { describe, expect, it } from 'vitest';
import {
  pageCountOf,
  pageOf,
  withBadRecords,
  withGaps,
  withLag,
} from '../../../../electron/simulator/model/imperfections';
import { fc } from '../../../properties';

const anyCut = fc.record({
  length: fc.integer({ min: 0, max: 40 }),
  pageSize: fc.integer({ min: 1, max: 9 }),
  flaws: fc.record({ duplicates: fc.boolean(), emptyPages: fc.boolean() }),
});

describe('Pages of a list that has flaws', () => {
  it('hold all of it up to their count, and nothing beyond', () => {
    fc.assert(
      fc.property(anyCut, ({ length, pageSize, flaws }) => {
        const all = Array.from({ length }, (_, index) => index);
        const count = pageCountOf(length, pageSize, flaws);
        const pages = Array.from({ length: count + 1 }, (_, index) =>
          pageOf(all, { pageSize, pageNumber: index + 1 }, flaws),
        );
        expect([...new Set(pages.flat())]).toEqual(all);
        expect(pages.at(-1)).toEqual([]);
        expect(pages.every((page) => page.length <= pageSize)).toBe(true);
      }),
    );
  });

  it('overlap by one where duplicates are wanted', () => {
    const pages = [1, 2, 3].map((pageNumber) =>
      pageOf(['a', 'b', 'c', 'd', 'e'], { pageSize: 3, pageNumber }, { duplicates: true, emptyPages: false }),
    );
    expect(pages).toEqual([['a', 'b', 'c'], ['c', 'd', 'e'], []]);
  });
});

describe('A history with gaps', () => {
  it('lacks some late mornings and nothing else, the same ones each time', () => {
    const hourMs = 3_600_000;
    const hours = Array.from({ length: 24 * 60 }, (_, index) => ({
      value: 'x',
      startAt: index * hourMs,
      endAt: (index + 1) * hourMs,
    }));
    const left = withGaps(hours);
    const lost = hours.filter((hour) => !left.includes(hour));
    expect(new Set(lost.map(({ startAt }) => (startAt / hourMs) % 24))).toEqual(new Set([10, 11, 12]));
    expect(lost.length).toBeLessThan(60);
    expect(withGaps(hours)).toEqual(left);
  });
});

describe('A history that is late', () => {
  it('goes on with what it has not heard the end of', () => {
    const stretches = [
      { value: 'a', startAt: 0, endAt: 10 },
      { value: 'b', startAt: 10, endAt: 20 },
      { value: 'c', startAt: 20, endAt: null },
    ];
    expect(withLag(stretches, 15)).toEqual([stretches[0], { value: 'b', startAt: 10, endAt: null }]);
    expect(withLag(stretches, 21)).toEqual(stretches);
  });
});

describe('Bad records', () => {
  it('are every tenth', () => {
    const told = withBadRecords(
      Array.from({ length: 25 }, () => ({ startTime: 'now' })),
      'startTime',
    );
    expect(
      told.flatMap((record, index) => ('startTime' in record && record.startTime === 'unknown' ? index : [])),
    ).toEqual([9, 19]);
  });
});
