import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHistoryCache } from '../../../../electron/adapters/history/open-history-cache';
import { createMemoryHistoryCache } from '../../../../electron/adapters/memory-history-cache';
import type { FetchedDays, HistoryCache, PresenceRecord } from '../../../../electron/ports';
import { FakeLog } from '../../../fakes/log';
import { examples, fc } from '../../../properties';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const day = 20_000;
const start = day * DAY_MS;
const everything = { startAt: 0, endAt: start + 100 * DAY_MS };

let parent: string;
let log: FakeLog;
const opened: HistoryCache[] = [];

beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'presence-tray-history-'));
  log = new FakeLog();
});
afterEach(() => {
  for (const cache of opened.splice(0)) cache.dispose();
  rmSync(parent, { recursive: true });
});

function open(): HistoryCache {
  const cache = openHistoryCache({ folder: path.join(parent, 'account'), clock: { now: () => start }, log });
  opened.push(cache);
  return cache;
}

/** Whether any file of the account holds a text, in use or not. */
const onDisk = (text: string): boolean =>
  readdirSync(path.join(parent, 'account')).some((name) =>
    readFileSync(path.join(parent, 'account', name)).includes(text),
  );

const record = (startAt: number, endAt: number | null, value = 'busy'): PresenceRecord => ({
  startAt,
  endAt,
  value,
  systemPresence: 'busy',
});

const toldLater = { day: day + 5, fetchedAt: start + 5 * DAY_MS + HOUR_MS, isFinal: false, badRecords: 0 };

const fetched = (days: readonly number[], presence: readonly PresenceRecord[]): FetchedDays => ({
  days: days.map((each) => ({ day: each, fetchedAt: start, isFinal: each % 2 === 0, badRecords: 1 })),
  presence,
  routing: presence.map(({ startAt, endAt }) => ({ startAt, endAt, value: 'idle' })),
});

describe('The cache of the history', () => {
  it('keeps what it is given over a restart, for its owner alone', () => {
    const cache = open();
    const records = [record(start - HOUR_MS, start + HOUR_MS), record(start + HOUR_MS, null, 'meal')];
    expect(cache.store(fetched([day, day + 1], records))).toBe(true);
    cache.dispose();
    const again = open();
    expect(again.presence(everything)).toEqual(records.map((each) => ({ ...each, toldAt: start })));
    expect(again.routing(everything)).toHaveLength(2);
    expect(again.fetchedDays(everything)).toEqual([
      { day, fetchedAt: start, isFinal: true, badRecords: 1 },
      { day: day + 1, fetchedAt: start, isFinal: false, badRecords: 1 },
    ]);
    const { mode } = statSync(path.join(parent, 'account', 'history.db'));
    expect(mode & 0o077).toBe(0);
  });

  it('gives the records and days that touch an interval', () => {
    const cache = open();
    cache.store(
      fetched([day, day + 1], [record(start, start + 10), record(start + 10, start + 20), record(start + 20, null)]),
    );
    expect(cache.presence({ startAt: start + 10, endAt: start + 20 }).map(({ startAt }) => startAt - start)).toEqual([
      10,
    ]);
    // The last still ran when it was told, and nobody knows for how long.
    expect(cache.presence({ startAt: start + 5 * DAY_MS, endAt: start + 6 * DAY_MS })).toHaveLength(0);
    cache.store({ ...fetched([day + 5], [record(start + 20, null)]), days: [toldLater] });
    expect(cache.presence({ startAt: start + 5 * DAY_MS, endAt: start + 6 * DAY_MS })).toHaveLength(1);
    expect(cache.fetchedDays({ startAt: start, endAt: start + DAY_MS }).map((each) => each.day)).toEqual([day]);
  });

  it('puts what is fetched again in the place of what was', () => {
    const cache = open();
    cache.store(fetched([day], [record(start + 1, start + 5), record(start + 5, null)]));
    cache.store(fetched([day], [record(start + 1, start + 9)]));
    expect(cache.presence(everything)).toEqual([{ ...record(start + 1, start + 9), toldAt: start }]);
  });

  it('believes of two with the same start the one that ended, in whatever order they come', () => {
    const both = [record(start + 1, null), record(start + 1, start + 9), record(start + 9, start + 9)];
    for (const cache of [open(), createMemoryHistoryCache()]) {
      for (const told of [both, both.toReversed()]) {
        cache.store(fetched([day], told));
        expect(cache.presence(everything)).toEqual([{ ...record(start + 1, start + 9), toldAt: start }]);
      }
    }
  });

  it('forgets what ended before, and nothing else', () => {
    const cache = open();
    cache.store(
      fetched([day - 1, day], [record(start - 9, start - 5), record(start - 5, start + 5), record(start + 5, null)]),
    );
    cache.forgetBefore(start);
    expect(cache.presence(everything).map(({ startAt }) => startAt - start)).toEqual([-5, 5]);
    expect(cache.fetchedDays(everything).map((each) => each.day)).toEqual([day]);
  });

  it('forgets everything, on the disk too, and what was kept aside', () => {
    open().dispose();
    writeFileSync(path.join(parent, 'account', 'history.db'), 'This is no database. '.repeat(100));
    const cache = open();
    cache.store(fetched([day], [record(start, null, 'a-definition-to-forget')]));
    expect(onDisk('a-definition-to-forget')).toBe(true);
    expect(cache.forgetAll()).toBe(true);
    expect(cache.presence(everything)).toEqual([]);
    expect(onDisk('a-definition-to-forget')).toBe(false);
    cache.dispose();
    const left = readdirSync(path.join(parent, 'account'));
    expect(left).toEqual(['history.db']);
  });

  it('forgets what is too old on the disk too, while it goes on', () => {
    const cache = open();
    cache.store(fetched([day - 1], [record(start - 9, start - 5, 'a-definition-to-forget')]));
    cache.store(fetched([day], [record(start + 5, start + 9, 'a-definition-to-keep')]));
    cache.forgetBefore(start);
    expect(onDisk('a-definition-to-forget')).toBe(false);
    expect(onDisk('a-definition-to-keep')).toBe(true);
  });

  it('says so when it cannot forget', () => {
    const cache = open();
    cache.store(fetched([day], [record(start, null)]));
    cache.dispose();
    expect(cache.forgetAll()).toBe(false);
  });

  it('that is no database is kept aside, and a fresh one begun', () => {
    open().dispose();
    writeFileSync(path.join(parent, 'account', 'history.db'), 'This is no database. '.repeat(100));
    const cache = open();
    expect(cache.store(fetched([day], []))).toBe(true);
    expect(readdirSync(path.join(parent, 'account')).filter((name) => name.includes('.corrupt-'))).toHaveLength(1);
    expect(log.entries.some(({ level }) => level === 'warn')).toBe(true);
  });

  it('is kept in memory where none can be written', () => {
    writeFileSync(path.join(parent, 'account'), 'a file where the folder should be');
    const cache = open();
    expect(cache.store(fetched([day], [record(start, null)]))).toBe(true);
    expect(cache.presence(everything)).toHaveLength(1);
  });

  it('on disk and in memory do the same', () => {
    const anyStep = fc.oneof(
      fc.record({
        kind: fc.constant('store' as const),
        day: fc.integer({ min: 0, max: 4 }),
        records: fc.uniqueArray(
          fc.record({
            at: fc.integer({ min: -30, max: 119 }),
            hours: fc.option(fc.integer({ min: 1, max: 30 })),
          }),
          { selector: ({ at }) => at, maxLength: 6 },
        ),
      }),
      fc.record({ kind: fc.constant('forget' as const), day: fc.integer({ min: 0, max: 4 }) }),
    );
    const disk = open();
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 8 }), (steps) => {
        const memory = createMemoryHistoryCache();
        disk.forgetAll();
        for (const step of steps) {
          for (const cache of [disk, memory]) {
            if (step.kind === 'forget') cache.forgetBefore(start + step.day * DAY_MS);
            else {
              const records = step.records.map(({ at, hours }) =>
                record(start + at * HOUR_MS, hours === null ? null : start + (at + hours) * HOUR_MS),
              );
              cache.store(fetched([day + step.day], records));
            }
          }
        }
        for (const interval of [everything, { startAt: start + 30 * HOUR_MS, endAt: start + 60 * HOUR_MS }]) {
          expect(memory.presence(interval)).toEqual(disk.presence(interval));
          expect(memory.routing(interval)).toEqual(disk.routing(interval));
          expect(memory.fetchedDays(interval)).toEqual(disk.fetchedDays(interval));
        }
      }),
      { numRuns: examples(40) },
    );
  });
});
