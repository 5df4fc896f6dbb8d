import { describe, expect, it } from 'vitest';
import type { ChartView } from '../../../../shared/history/axis';
import {
  panView,
  partsInView,
  revealInView,
  rowInterval,
  wholeView,
  workedView,
  zoomView,
} from '../../../../shared/history/axis';
import { historyDays } from '../../../../shared/history/days';
import { lengthMs } from '../../../../shared/history/interval';
import { totalsOf } from '../../../../shared/history/totals';
import { localDays, minutesOnClock } from '../../../../shared/history/zone';
import { anyHistory, anyInterval, anyZone, partOf } from './arbitraries';
import { examples, fc } from '../../../properties';

const at = (text: string): number => Date.parse(text);
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const berlin = 'Europe/Berlin';
/** Saturday, the Sunday of 25 hours, and Monday. */
const range = { startAt: at('2026-10-24T00:00:00+02:00'), endAt: at('2026-10-27T00:00:00+01:00') };
const days = localDays(range, berlin);
const [saturday, sunday, monday] = days as [(typeof days)[0], (typeof days)[0], (typeof days)[0]];

const view = (fromHour: number, hours: number): ChartView => ({ fromMinutes: fromHour * 60, spanMs: hours * HOUR_MS });

const anyView = fc
  .record({
    spanMs: fc.integer({ min: 5 * MINUTE_MS, max: 25 * HOUR_MS }),
    from: fc.double({ min: 0, max: 1_440, noNaN: true }),
  })
  .map(({ spanMs, from }): ChartView => panView({ fromMinutes: from, spanMs }, 0, days));

describe('The hours that the chart shows of itself', () => {
  const worked = (parts: Parameters<typeof historyDays>[1]): ChartView =>
    workedView(historyDays(range, parts, berlin), berlin);

  it('are those in which somebody was signed in, rounded out', () => {
    const parts = [
      partOf(at('2026-10-24T08:59:00+02:00'), at('2026-10-24T17:00:00+02:00')),
      partOf(at('2026-10-24T17:00:00+02:00'), at('2026-10-26T09:30:00+01:00'), 'offline'),
      partOf(at('2026-10-26T09:30:00+01:00'), at('2026-10-26T18:00:01+01:00')),
    ];
    expect(worked(parts)).toEqual(view(8, 11));
  });

  it('end at midnight where work did, and are four at least', () => {
    const night = [partOf(at('2026-10-26T22:00:00+01:00'), at('2026-10-27T00:00:00+01:00'))];
    expect(worked(night)).toEqual(view(20, 4));
    const minute = [partOf(at('2026-10-26T09:00:00+01:00'), at('2026-10-26T09:01:00+01:00'))];
    expect(worked(minute)).toEqual(view(9, 4));
  });

  it('are all where nobody worked, of the longest day', () => {
    expect(worked([])).toEqual(view(0, 25));
    expect(wholeView([saturday])).toEqual(view(0, 24));
  });

  it('hold whatever somebody was signed in for', () => {
    fc.assert(
      fc.property(anyHistory, anyZone, ({ interval, parts }, timeZone) => {
        const history = historyDays(interval, parts, timeZone);
        const shown = partsInView(parts, history, workedView(history, timeZone), timeZone);
        expect(totalsOf(shown).signedInMs).toBe(totalsOf(parts).signedInMs);
      }),
    );
  });
});

describe('A row', () => {
  it('begins at the same time on the clock as every other, and a day of 25 hours is 25 hours long', () => {
    const lengths = (shown: ChartView): number[] =>
      days.map((day) => lengthMs(rowInterval(day, shown, berlin)) / HOUR_MS);
    expect(lengths(view(0, 25))).toEqual([24, 25, 24]);
    expect(lengths(view(7, 12))).toEqual([12, 12, 12]);
    expect(rowInterval(sunday, view(7, 12), berlin)).toEqual({
      startAt: at('2026-10-25T07:00:00+01:00'),
      endAt: at('2026-10-25T19:00:00+01:00'),
    });
  });

  it('shows the time that the clock shows at its left edge in every zone, wherever the clock shows it', () => {
    fc.assert(
      fc.property(anyInterval, anyZone, fc.integer({ min: 1, max: 1_439 }), (interval, timeZone, fromMinutes) => {
        for (const day of localDays(interval, timeZone)) {
          const { startAt } = rowInterval(day, { fromMinutes, spanMs: HOUR_MS }, timeZone);
          const isLeftOut = minutesOnClock(startAt, timeZone) !== fromMinutes;
          // Where the clock jumped over it, nothing on that day shows it.
          const shows = (instant: number): boolean => minutesOnClock(instant, timeZone) === fromMinutes;
          const minutesOfDay = Array.from({ length: Math.ceil(lengthMs(day) / MINUTE_MS) }, (_, index) => index);
          if (isLeftOut) expect(minutesOfDay.some((minute) => shows(day.startAt + minute * MINUTE_MS))).toBe(false);
        }
      }),
      { numRuns: examples(20) },
    );
  });
});

describe('Zooming', () => {
  it('keeps what is at the pointer where it is, as far as the ends of the day allow', () => {
    expect(zoomView(view(8, 8), 2, 0.5, days)).toEqual(view(10, 4));
    expect(zoomView(view(8, 8), 2, 0, days)).toEqual(view(8, 4));
    expect(zoomView(view(1, 8), 0.5, 1, days)).toEqual(view(0, 16));
  });

  it('goes from five minutes to the longest day, and there and back is where it was', () => {
    expect(zoomView(view(8, 8), 1_000, 0.5, days).spanMs).toBe(5 * MINUTE_MS);
    expect(zoomView(view(8, 8), 0.001, 0.5, days)).toEqual(view(0, 25));
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (factor, anchor) => {
          const back = zoomView(zoomView(view(8, 8), factor, anchor, days), 1 / factor, anchor, days);
          expect(back.fromMinutes).toBeCloseTo(480, 5);
          expect(back.spanMs).toBeCloseTo(8 * HOUR_MS, 3);
        },
      ),
    );
  });
});

describe('Panning', () => {
  it('never leaves the day', () => {
    expect(panView(view(8, 8), -10 * HOUR_MS, days)).toEqual(view(0, 8));
    expect(panView(view(8, 8), HOUR_MS, days)).toEqual(view(9, 8));
    expect(panView(view(8, 8), 30 * HOUR_MS, [monday])).toEqual(view(16, 8));
  });

  it('brings a stretch into view by the shortest way', () => {
    const stretch = (from: number, to: number) => ({
      startAt: monday.startAt + from * HOUR_MS,
      endAt: monday.startAt + to * HOUR_MS,
    });
    const reveal = (from: number, to: number): ChartView =>
      revealInView(view(8, 4), stretch(from, to), monday, days, berlin);
    expect(reveal(9, 10)).toEqual(view(8, 4));
    expect(reveal(6, 7)).toEqual(view(6, 4));
    expect(reveal(12, 14)).toEqual(view(10, 4));
    expect(reveal(13, 20)).toEqual(view(13, 4));
  });
});

describe('What is in view', () => {
  it('is everything when everything is in view, and what goes on over midnight is one', () => {
    fc.assert(
      fc.property(anyHistory, anyZone, ({ interval, parts }, timeZone) => {
        const whole = localDays(interval, timeZone);
        expect(partsInView(parts, whole, wholeView(whole), timeZone)).toEqual(parts);
      }),
    );
  });

  it('is of each row what the row shows, to the millisecond', () => {
    fc.assert(
      fc.property(anyHistory, anyZone, anyView, ({ interval, parts }, timeZone, shown) => {
        const rows = localDays(interval, timeZone);
        const seen = partsInView(parts, rows, shown, timeZone).reduce((sum, part) => sum + lengthMs(part), 0);
        const told = rows.reduce((sum, day) => {
          const row = rowInterval(day, shown, timeZone);
          const from = Math.max(row.startAt, interval.startAt);
          return sum + Math.max(0, Math.min(row.endAt, interval.endAt) - from);
        }, 0);
        expect(seen).toBeCloseTo(told, 1);
      }),
    );
  });
});
