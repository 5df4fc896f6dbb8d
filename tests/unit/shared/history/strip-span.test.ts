import { describe, expect, it } from 'vitest';
import type { HistoryPart } from '../../../../shared/history/parts';
import { stripSpan } from '../../../../shared/history/strip-span';
import { localDayOf } from '../../../../shared/history/zone';
import { fc } from '../../../properties';

const HOUR_MS = 3_600_000;
const london = 'Europe/London';
/** Thursday 29 October 2026, when London has the time of UTC. */
const day = localDayOf(Date.UTC(2026, 9, 29, 12), london);
const at = (hours: number): number => day.startAt + hours * HOUR_MS;
const part = (startAt: number, endAt: number, systemPresence: 'available' | 'offline'): HistoryPart => ({
  kind: 'presence',
  startAt,
  endAt,
  definitionId: systemPresence,
  systemPresence,
  cause: null,
  note: '',
  isOpen: false,
});
const hoursOf = ({ startAt, endAt }: { startAt: number; endAt: number }): number[] =>
  [startAt, endAt].map((each) => (each - day.startAt) / HOUR_MS);

describe('The strip of a day', () => {
  it('shows twelve hours from the one in which work began', () => {
    const parts = [part(at(0), at(7.93), 'offline'), part(at(7.93), at(11.9), 'available')];
    expect(hoursOf(stripSpan(day, parts, at(11.9), london))).toEqual([7, 19]);
  });

  it('shows more where there was more work', () => {
    const parts = [part(at(5.5), at(19.2), 'available')];
    expect(hoursOf(stripSpan(day, parts, at(19.2), london))).toEqual([5, 20]);
  });

  it('of who came late shows the end of the day, and some of what was before', () => {
    expect(hoursOf(stripSpan(day, [part(at(21), at(22.5), 'available')], at(22.5), london))).toEqual([12, 24]);
  });

  it('without any work shows the hours from now', () => {
    expect(hoursOf(stripSpan(day, [], at(9.5), london))).toEqual([9, 21]);
  });

  it('holds the present and all work, from hour to hour and of twelve hours or more, on the nights of the clocks too', () => {
    const days = [
      [london, Date.UTC(2026, 9, 25, 12)],
      [london, Date.UTC(2026, 2, 29, 12)],
      ['Australia/Lord_Howe', Date.UTC(2026, 3, 5, 12)],
      ['Asia/Kolkata', Date.UTC(2026, 5, 5, 12)],
    ] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...days),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
        ([zone, noon], shares) => {
          const of = localDayOf(noon, zone);
          const length = of.endAt - of.startAt;
          const [from, to, now] = [...shares]
            .sort((one, other) => one - other)
            .map((share) => of.startAt + Math.floor(share * (length - 1))) as [number, number, number];
          const span = stripSpan(of, [part(from, to, 'available')], now, zone);
          expect(span.startAt).toBeLessThanOrEqual(from);
          expect(span.endAt).toBeGreaterThan(now);
          expect(span.startAt).toBeGreaterThanOrEqual(of.startAt);
          expect(span.endAt).toBeLessThanOrEqual(of.endAt);
          expect(span.endAt - span.startAt).toBeGreaterThanOrEqual(12 * HOUR_MS - HOUR_MS / 2);
          const isOnMark = (edge: number): boolean =>
            edge === of.startAt ||
            edge === of.endAt ||
            new Intl.DateTimeFormat('en-GB', { minute: 'numeric', timeZone: zone }).format(edge) === '0';
          expect([isOnMark(span.startAt), isOnMark(span.endAt)]).toEqual([true, true]);
        },
      ),
    );
  });
});
