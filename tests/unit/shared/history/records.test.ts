import { describe, expect, it } from 'vitest';
import { clipRecord, mergeRecords } from '../../../../shared/history/records';
import type { HistoryRecord } from '../../../../shared/history/records';
import { anyRecords } from './arbitraries';
import { fc } from '../../../properties';

const record = (startAt: number, endAt: number | null, value = 'a'): HistoryRecord => ({ startAt, endAt, value });

describe('Records of any pages', () => {
  it('are one list, whatever the order of the pages and however often they come', () => {
    const pages = anyRecords.chain((records) =>
      fc.record({
        records: fc.constant(records),
        shuffled: fc.shuffledSubarray([...records, ...records], { minLength: records.length * 2 }),
      }),
    );
    fc.assert(
      fc.property(pages, ({ records, shuffled }) => {
        expect(mergeRecords(shuffled)).toEqual(mergeRecords(records));
      }),
    );
  });

  it('merged again are the same', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const merged = mergeRecords(records);
        expect(mergeRecords(merged)).toEqual(merged);
      }),
    );
  });

  it('ascend without overlap, and only the last may be open', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const merged = mergeRecords(records);
        merged.forEach(({ startAt, endAt }, index) => {
          const next = merged[index + 1];
          if (endAt !== null) expect(endAt).toBeGreaterThan(startAt);
          if (next !== undefined) expect(endAt ?? Infinity).toBeLessThanOrEqual(next.startAt);
        });
      }),
    );
  });

  it('of a history without overlap come out as they were, however it is cut into pages', () => {
    const cut = fc
      .uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 40 })
      .map((starts) => [...starts].sort((one, other) => one - other))
      .map((starts) => starts.map((startAt, index) => record(startAt, starts[index + 1] ?? null, String(index % 3))))
      .chain((whole) =>
        fc.record({
          whole: fc.constant(whole),
          pages: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 40, maxLength: 40 }).map((sizes) => {
            const left = [...whole];
            return sizes.map((size) => left.splice(0, size));
          }),
        }),
      );
    fc.assert(
      fc.property(cut, ({ whole, pages }) => {
        expect(mergeRecords([...pages].reverse().flat())).toEqual(whole);
      }),
    );
  });

  it('believe the ended one of two with the same start: it was told later', () => {
    expect(mergeRecords([record(0, null), record(0, 10), record(10, 30, 'b')])).toEqual([
      record(0, 10),
      record(10, 30, 'b'),
    ]);
  });

  it('end an open one where the next begins', () => {
    expect(mergeRecords([record(0, null), record(10, null, 'b')])).toEqual([record(0, 10), record(10, null, 'b')]);
  });
});

describe('A record', () => {
  it('that began weeks before is clipped, and an open one lasts as long as the interval', () => {
    expect(clipRecord(record(-1_000, null), { startAt: 5, endAt: 9 })).toEqual({ startAt: 5, endAt: 9, value: 'a' });
    expect(clipRecord(record(-1_000, 5), { startAt: 5, endAt: 9 })).toBeNull();
  });
});
