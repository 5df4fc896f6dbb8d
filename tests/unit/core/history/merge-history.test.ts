import { describe, expect, it } from 'vitest';
import { journalTimeline } from '../../../../electron/core/history/journal-timeline';
import { mergeHistory } from '../../../../electron/core/history/merge-history';
import type { PresenceChange } from '../../../../electron/core/presence/journal-entries';
import { uncovered } from '../../../../shared/history/interval';
import { parseSystemPresence } from '../../../../shared/presence/system-presence';
import { fc } from '../../../properties';

const MINUTE_MS = 60_000;
const range = { startAt: 0, endAt: 600 * MINUTE_MS };
const now = 480 * MINUTE_MS;

const record = (from: number, to: number | null, value: string) => ({
  startAt: from * MINUTE_MS,
  endAt: to === null ? null : to * MINUTE_MS,
  value,
  systemPresence: parseSystemPresence(value),
  toldAt: now,
});

const change = (at: number, definitionId: string, more: Partial<PresenceChange> = {}): PresenceChange => ({
  previousDefinitionId: null,
  definitionId,
  note: '',
  cause: { kind: 'agent', via: 'tray' },
  decidedAt: null,
  appliedAt: at * MINUTE_MS,
  seenAt: at * MINUTE_MS,
  isRecovered: false,
  ...more,
});

const always = [{ startedAt: 0, endedAt: null }];

function merged(
  records: readonly ReturnType<typeof record>[],
  changes: readonly PresenceChange[] = [],
  runs: readonly { startedAt: number; endedAt: number | null }[] = always,
) {
  const timeline = journalTimeline(changes, runs, parseSystemPresence, now);
  return mergeHistory(range, { records, timeline, changes }, now).map((part) => [
    part.startAt / MINUTE_MS,
    part.endAt / MINUTE_MS,
    part.definitionId,
    part.cause?.kind ?? null,
    ...(part.isOpen ? ['open'] : []),
  ]);
}

describe('The cloud’s record', () => {
  it('is the truth of what was, and the journal adds the cause', () => {
    expect(merged([record(0, 60, 'busy'), record(60, 120, 'meal')], [change(60, 'meal')])).toEqual([
      [0, 60, 'busy', null],
      [60, 480, 'meal', 'agent', 'open'],
    ]);
  });

  it('has its cause from the nearest change to the same presence within two seconds', () => {
    const elsewhere = { cause: { kind: 'elsewhere' } as const };
    const changes = [change(60 - 1 / 60, 'meal'), change(60 + 0.5 / 60, 'meal', elsewhere), change(60, 'busy')];
    expect(merged([record(60, 120, 'meal'), record(120, 480, 'offline')], changes, [])).toEqual([
      [60, 120, 'meal', 'elsewhere'],
      [120, 480, 'offline', null],
    ]);
    expect(merged([record(60, 120, 'meal')], [change(61, 'meal')], []).at(0)).toEqual([60, 120, 'meal', null]);
  });

  it('that still runs is known until the cloud told it last', () => {
    const told = { ...record(0, null, 'busy'), toldAt: 100 * MINUTE_MS };
    expect(merged([told], [], [])).toEqual([[0, 100, 'busy', null]]);
  });

  it('that still ran when it was told last is not known to have run until the next that is known', () => {
    const told = { ...record(0, null, 'busy'), toldAt: 100 * MINUTE_MS };
    expect(merged([told, record(300, null, 'meal')], [], [])).toEqual([
      [0, 100, 'busy', null],
      [300, 480, 'meal', null],
    ]);
    const runs = [
      { startedAt: 0, endedAt: 160 * MINUTE_MS },
      { startedAt: 310 * MINUTE_MS, endedAt: null },
    ];
    expect(merged([told, record(300, null, 'meal')], [change(0, 'busy'), change(150, 'offline')], runs)).toEqual([
      [0, 150, 'busy', 'agent'],
      [150, 160, 'offline', 'agent'],
      [300, 480, 'meal', null],
    ]);
  });

  it('that still runs ended with the first change that this computer saw since', () => {
    expect(merged([record(0, null, 'busy')], [change(60, 'meal'), change(90, 'busy')])).toEqual([
      [0, 60, 'busy', null],
      [60, 90, 'meal', 'agent'],
      [90, 480, 'busy', 'agent', 'open'],
    ]);
  });

  it('of what ended is not overruled by the journal', () => {
    expect(merged([record(0, 480, 'busy')], [change(60, 'meal')])).toEqual([[0, 480, 'busy', null]]);
  });
});

describe('The journal alone', () => {
  it('tells what it saw while the app ran', () => {
    const runs = [
      { startedAt: 0, endedAt: 100 * MINUTE_MS },
      { startedAt: 300 * MINUTE_MS, endedAt: null },
    ];
    expect(merged([], [change(10, 'busy'), change(320, 'meal')], runs)).toEqual([
      [10, 100, 'busy', 'agent'],
      [300, 320, 'busy', 'agent'],
      [320, 480, 'meal', 'agent', 'open'],
    ]);
  });

  it('knows since when stood what it found at its start, and not what was before', () => {
    const runs = [
      { startedAt: 0, endedAt: 100 * MINUTE_MS },
      { startedAt: 300 * MINUTE_MS, endedAt: null },
    ];
    const found = change(120, 'offline', { seenAt: 300 * MINUTE_MS, cause: { kind: 'before-start' } });
    expect(merged([], [change(10, 'busy'), found], runs)).toEqual([
      [10, 100, 'busy', 'agent'],
      [120, 480, 'offline', 'before-start', 'open'],
    ]);
  });

  it('is silent where nobody recorded', () => {
    expect(merged([], [], [])).toEqual([]);
  });
});

describe('Any two memories', () => {
  const anyRecords = fc.array(
    fc
      .record({
        from: fc.integer({ min: 0, max: 500 }),
        // What ends before it begins, and what is of the future, is told too.
        forMinutes: fc.option(fc.integer({ min: -30, max: 90 })),
        value: fc.constantFrom('busy', 'meal', 'offline'),
        toldAt: fc.integer({ min: 0, max: 480 }),
      })
      .map(({ from, forMinutes, value, toldAt }) => ({
        ...record(from, forMinutes === null ? null : from + forMinutes, value),
        toldAt: toldAt * MINUTE_MS,
      })),
    { maxLength: 12 },
  );
  const anyChanges = fc.array(
    fc
      .record({ at: fc.integer({ min: 0, max: 480 }), value: fc.constantFrom('busy', 'meal', 'offline') })
      .map(({ at, value }) => change(at, value)),
    { maxLength: 12 },
  );
  const shuffled = <One>(all: readonly One[]) => fc.shuffledSubarray([...all], { minLength: all.length });

  it('make parts that ascend without overlap and reach no further than now', () => {
    fc.assert(
      fc.property(anyRecords, anyChanges, (records, changes) => {
        const timeline = journalTimeline(changes, always, parseSystemPresence, now);
        const parts = mergeHistory(range, { records, timeline, changes }, now);
        parts.forEach((part, index) => {
          expect(part.endAt).toBeGreaterThan(part.startAt);
          expect(part.endAt).toBeLessThanOrEqual(Math.min(now, parts[index + 1]?.startAt ?? now));
        });
      }),
    );
  });

  it('make the same whatever their order, and leave no hole where one of them knows', () => {
    const any = fc.record({ records: anyRecords, changes: anyChanges }).chain(({ records, changes }) =>
      fc.record({
        records: fc.constant(records),
        changes: fc.constant(changes),
        shuffledRecords: shuffled(records),
        twice: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(any, ({ records, changes, shuffledRecords, twice }) => {
        const timeline = journalTimeline(changes, always, parseSystemPresence, now);
        const parts = mergeHistory(range, { records, timeline, changes }, now);
        const others = twice ? [...shuffledRecords, ...records] : shuffledRecords;
        expect(mergeHistory(range, { records: others, timeline, changes }, now)).toEqual(parts);
        for (const hole of uncovered({ startAt: 0, endAt: now }, parts)) {
          expect(timeline.some((part) => part.startAt < hole.endAt && part.endAt > hole.startAt)).toBe(false);
        }
      }),
    );
  });
});
