import type { HistoryPart, PresencePart } from '../../../../shared/history/parts';
import { fillGaps } from '../../../../shared/history/fill-gaps';
import type { Interval } from '../../../../shared/history/interval';
import type { HistoryRecord } from '../../../../shared/history/records';
import type { SystemPresence } from '../../../../shared/presence/system-presence';
import { fc } from '../../../properties';

/** Zones that change clocks in every way there is: not at all, by an hour, by half an hour, by two, at midnight, by a day. */
export const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Antarctica/Troll',
] as const;

/** Around nights on which the clocks of at least one of the zones change, or a day is left out. */
const eventful = [
  '2010-11-07', // St. John's, from 00:01 to 23:01
  '2011-12-30', // Apia has no such day
  '2018-11-04', // São Paulo, at midnight
  '2025-03-30', // Berlin, forward; Troll, by two hours
  '2025-10-26', // Berlin, back
  '2026-03-08', // New York, forward
  '2026-04-05', // Lord Howe, back by half an hour
  '2026-04-24', // Cairo, forward at midnight
  '2026-10-04', // Lord Howe, forward by half an hour
  '2026-11-01', // New York, back
].map((day) => Date.parse(`${day}T00:00:00Z`));

const HOUR_MS = 3_600_000;

/** A stretch of up to ten days in which clocks change somewhere. */
export const anyInterval: fc.Arbitrary<Interval> = fc
  .record({
    night: fc.constantFrom(...eventful),
    beforeMs: fc.integer({ min: 0, max: 96 * HOUR_MS }),
    forMs: fc.integer({ min: 1, max: 240 * HOUR_MS }),
  })
  .map(({ night, beforeMs, forMs }) => ({ startAt: night - beforeMs, endAt: night - beforeMs + forMs }));

export const anyZone = fc.constantFrom(...zones);

const presences: readonly SystemPresence[] = ['on_queue', 'available', 'break', 'meal', 'offline', 'busy'];

export const partOf = (startAt: number, endAt: number, systemPresence: SystemPresence = 'on_queue'): PresencePart => ({
  kind: 'presence',
  startAt,
  endAt,
  definitionId: systemPresence,
  systemPresence,
  cause: null,
  note: '',
  isOpen: false,
});

/** Parts that fill an interval, with presences of any length, down to a millisecond, and gaps. */
export const partsOf = (interval: Interval): fc.Arbitrary<readonly HistoryPart[]> =>
  fc
    .array(
      fc.record({
        at: fc.integer({ min: interval.startAt, max: interval.endAt }),
        presence: fc.option(fc.constantFrom(...presences)),
      }),
      { maxLength: 40 },
    )
    .map((marks) => {
      const ordered = [...marks].sort((one, other) => one.at - other.at);
      const known = ordered.flatMap(({ at, presence }, index) => {
        const endAt = ordered[index + 1]?.at ?? interval.endAt;
        return presence === null || endAt <= at ? [] : [partOf(at, endAt, presence)];
      });
      return fillGaps(interval, known, () => []);
    });

export const anyHistory = anyInterval.chain((interval) =>
  fc.record({ interval: fc.constant(interval), parts: partsOf(interval) }),
);

/** Records as a cloud may tell them: unordered, told twice, overlapping, unclipped, empty, with open ones. */
export const anyRecords: fc.Arbitrary<readonly HistoryRecord[]> = fc.array(
  fc
    .record({
      startAt: fc.integer({ min: 0, max: 60 }),
      forMs: fc.option(fc.integer({ min: 0, max: 30 })),
      value: fc.constantFrom('a', 'b', 'c'),
    })
    .map(({ startAt, forMs, value }) => ({ startAt, endAt: forMs === null ? null : startAt + forMs, value })),
  { maxLength: 30 },
);
