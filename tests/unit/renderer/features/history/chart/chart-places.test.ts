import { describe, expect, it } from 'vitest';
import { axisMarks } from '../../../../../../renderer/features/history/chart/axis-marks';
import {
  columnsOf,
  itemAt,
  itemNear,
  itemsOf,
  wholePartOf,
} from '../../../../../../renderer/features/history/chart/chart-items';
import { measuresFor } from '../../../../../../renderer/features/history/chart/chart-measures';
import type { ChartModel, Step } from '../../../../../../renderer/features/history/chart/chart-model';
import {
  segmentAt,
  segmentUnder,
  startingPlace,
  stepFrom,
} from '../../../../../../renderer/features/history/chart/chart-model';
import { heightOf, placeRows, rowAt, rowsBetween } from '../../../../../../renderer/features/history/chart/chart-rows';
import { formatMark } from '../../../../../../renderer/features/history/chart/clock-words';
import type { ChartView } from '../../../../../../shared/history/axis';
import { panView, wholeView, workedView } from '../../../../../../shared/history/axis';
import { historyDays } from '../../../../../../shared/history/days';
import { lengthMs } from '../../../../../../shared/history/interval';
import { berlinDays } from '../../../../../fakes/history-days';
import { partOf } from '../../../../shared/history/arbitraries';
import { fc } from '../../../../../properties';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const none = new Set<never>();
const answer = berlinDays('2026-10-16');
const days = historyDays({ ...answer, endAt: answer.parts.at(-1)!.endAt }, answer.parts, answer.timeZone);
const measures = measuresFor(days.length, 16);

function modelOf(view: ChartView, hidden: ReadonlySet<'offline' | 'on_queue'> = none): ChartModel {
  const { timeZone } = answer;
  return { rows: placeRows(days, view, timeZone, measures), view, timeZone, hidden, widthPx: 460 };
}
const home = workedView(days, answer.timeZone);
const anyView = fc
  .record({
    hours: fc.double({ min: 0.1, max: 25, noNaN: true }),
    from: fc.double({ min: 0, max: 1_440, noNaN: true }),
  })
  .map(({ hours, from }) => panView({ fromMinutes: from, spanMs: hours * HOUR_MS }, 0, days));

describe('The rows', () => {
  it('are the days, the newest first, one below the other', () => {
    const { rows } = modelOf(home);
    expect(rows.map(({ day }) => day.date.slice(8))).toEqual([
      '29',
      '28',
      '27',
      '26',
      '25',
      '24',
      '23',
      '22',
      '21',
      '20',
      '19',
      '18',
      '17',
      '16',
    ]);
    for (const [index, row] of rows.entries()) {
      const above = rows[index - 1];
      const gap = row.isWeekEnd ? measures.weekGapPx : 0;
      expect(row.topPx).toBe(above === undefined ? 0 : above.topPx + above.heightPx + gap);
    }
    expect(rows.filter(({ isWeekEnd }) => isWeekEnd).map(({ day }) => day.date)).toEqual(['2026-10-25', '2026-10-18']);
  });

  it('have hours of their own where the clock changes in view, and are as high as it takes', () => {
    const own = (view: ChartView): string[] =>
      modelOf(view)
        .rows.filter(({ ownHours }) => ownHours !== null)
        .map(({ day }) => day.date);
    expect(own(wholeView(days))).toEqual(['2026-10-25']);
    expect(own({ fromMinutes: 60, spanMs: 6 * HOUR_MS })).toEqual(['2026-10-25']);
    expect(own({ fromMinutes: 240, spanMs: 6 * HOUR_MS })).toEqual([]);
    const row = modelOf(wholeView(days)).rows.find(({ day }) => day.date === '2026-10-25')!;
    expect(row.heightPx).toBe(measures.rowPx + measures.ownHoursPx);
    expect(row.ownHours?.filter(({ isRepeated }) => isRepeated).map(({ hour }) => hour)).toEqual([2]);
  });

  it('are found by their height, and are drawn where they can be seen', () => {
    const { rows } = modelOf(home);
    for (const row of rows) expect(rowAt(rows, row.middlePx)).toBe(row);
    expect(rowAt(rows, -1)).toBeUndefined();
    expect(rowAt(rows, heightOf(rows))).toBeUndefined();
    expect(rowsBetween(rows, 0, heightOf(rows))).toEqual(rows);
    expect(rowsBetween(rows, 35, 60).map(({ day }) => day.date)).toEqual(['2026-10-28']);
  });
});

describe('What is under the pointer', () => {
  it('is in every place what stands there, and nothing after now', () => {
    fc.assert(
      fc.property(anyView, fc.double({ min: 0, max: 460, noNaN: true }), fc.nat(13), (view, xPx, index) => {
        const model = modelOf(view);
        const row = model.rows[index]!;
        const found = segmentUnder(model, xPx, row.middlePx);
        if (found === undefined) return;
        expect(found.row).toBe(row);
        // A short one beside it may be meant.
        expect(found.leftPx - 3.5).toBeLessThanOrEqual(xPx);
        expect(found.rightPx + 3.5).toBeGreaterThanOrEqual(xPx);
      }),
    );
    const model = modelOf(wholeView(days));
    expect(segmentUnder(model, 455, model.rows[0]!.middlePx)).toBeUndefined();
    expect(segmentUnder(model, -1, model.rows[0]!.middlePx)).toBeUndefined();
  });

  it('is the short one where a short and a long one are equally meant', () => {
    const model = modelOf(home);
    const wednesday = model.rows[1]!;
    const available = segmentAt(model, { date: '2026-10-28', at: wednesday.day.startAt + 478 * MINUTE_MS })!;
    expect(segmentUnder(model, available.rightPx + 2, wednesday.middlePx)?.item).toEqual(available.item);
    expect(segmentUnder(model, available.rightPx + 6, wednesday.middlePx)?.item).not.toEqual(available.item);
  });
});

describe('Going through the segments', () => {
  it('begins with the newest, and meets everything that is shown, in both directions', () => {
    const model = modelOf(home);
    const shown = model.rows.reduce((sum, { day }) => sum + itemsOf(day, none, home.spanMs / 460).length, 0);
    for (const [step, start] of [
      ['earlier', startingPlace(model)],
      ['later', { date: '2026-10-16', at: days[0]!.startAt }],
    ] as const) {
      const met = new Set<string>();
      let place = start;
      for (let count = 0; count < shown + 5; count += 1) {
        met.add(`${place?.date} ${segmentAt(model, place!)!.item.startAt}`);
        place = stepFrom(model, place, step);
      }
      expect(met.size).toBe(shown);
    }
  });

  it('never leaves what is shown, whatever the steps and whatever is hidden', () => {
    const steps = fc.array(
      fc.constantFrom<Step>('earlier', 'later', 'day-above', 'day-below', 'week-above', 'week-below', 'first', 'last'),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(anyView, steps, fc.boolean(), (view, taken, isHidden) => {
        const model = modelOf(view, isHidden ? new Set(['offline'] as const) : none);
        let place = startingPlace(model);
        for (const step of taken) {
          place = stepFrom(model, place, step);
          expect(place && segmentAt(model, place)).toBeTruthy();
        }
      }),
    );
  });

  it('goes by weeks, to the first day and the last at the ends', () => {
    const model = modelOf(home);
    const start = startingPlace(model);
    const below = stepFrom(model, start, 'week-below');
    expect(below?.date).toBe('2026-10-22');
    expect(stepFrom(model, stepFrom(model, below, 'week-below'), 'week-below')?.date).toBe('2026-10-16');
  });
});

describe('Short changes', () => {
  it('are found by what is nearest, within a reach', () => {
    const items = [partOf(0, 10), partOf(20, 30), partOf(30, 31)];
    expect(itemAt(items, 10)).toBeUndefined();
    expect(itemNear(items, 12)).toBe(items[0]);
    expect(itemNear(items, 30)).toBe(items[2]);
    expect(itemNear(items, 15, 3)).toBeUndefined();
  });

  it('show in each pixel what was most of it, at most once', () => {
    const parts = [partOf(0, 3, 'busy'), partOf(3, 4, 'meal'), partOf(4, 5, 'break'), partOf(5, 21, 'on_queue')];
    expect(columnsOf(parts, 0, 10)).toEqual([{ px: 0, key: 'on_queue', ms: 16 }]);
    expect(columnsOf(parts, 0, 2).map(({ px, key }) => [px, key])).toEqual([
      [0, 'busy'],
      [1, 'meal'],
      [2, 'on_queue'],
    ]);
  });

  it('a hundred thousand of them are no more columns than pixels', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => partOf(index, index + 1));
    expect(columnsOf(many, 0, 1_000)).toHaveLength(100);
  });

  it('belong to a whole part, which is found in a year', () => {
    const many = Array.from({ length: 36_500 }, (_, index) => partOf(index * 10, index * 10 + 9));
    expect(wholePartOf(many, 123_458)).toBe(many[12_345]);
    expect(wholePartOf(many, 123_459)).toBeUndefined();
    expect(wholePartOf([], 5)).toBeUndefined();
  });
});

describe('The marks of the time of day', () => {
  it('are as close as their labels allow, on times that people read', () => {
    const at = (view: ChartView): number[] => axisMarks(view, 460, 52).map(({ minutes }) => minutes / 60);
    expect(at({ fromMinutes: 420, spanMs: 10 * HOUR_MS })).toEqual([8, 10, 12, 14, 16]);
    expect(at({ fromMinutes: 0, spanMs: 24 * HOUR_MS })).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24]);
    expect(at({ fromMinutes: 605, spanMs: 1.5 * HOUR_MS })).toEqual([10.25, 10.5, 10.75, 11, 11.25, 11.5]);
  });

  it('are never closer than asked, and never outside of the row', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const marks = axisMarks(view, 460, 52);
        for (const [index, { px }] of marks.entries()) {
          expect(px).toBeGreaterThanOrEqual(-1e-6);
          expect(px).toBeLessThanOrEqual(460 + 1e-6);
          const before = marks[index - 1];
          if (before !== undefined) expect(px - before.px).toBeGreaterThanOrEqual(52 - 1e-6);
        }
      }),
    );
  });

  it.each([
    ['en-GB', 420, '07'],
    ['en-US', 420, '7 AM'],
    ['de-DE', 420, '07'],
    ['en-GB', 450, '07:30'],
    ['en-US', 450, '7:30 AM'],
    ['en-GB', 1_440, '00'],
  ])('are written as in %s', (locale, minutes, text) => {
    expect(formatMark(minutes, locale).replaceAll('\u202f', ' ')).toBe(text);
  });
});

describe('A row', () => {
  it('is drawn as long as it is: its items are the parts, none left out', () => {
    for (const day of days) {
      const items = itemsOf(day, none, HOUR_MS / 10);
      expect(items.reduce((sum, item) => sum + lengthMs(item), 0)).toBe(
        day.parts.reduce((sum, part) => sum + lengthMs(part), 0),
      );
    }
  });
});
