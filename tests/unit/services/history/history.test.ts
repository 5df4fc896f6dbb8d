import { beforeEach, describe, expect, it } from 'vitest';
import type { HistoryAnswer } from '../../../../shared/history/answer';
import { coveredMs, lengthMs } from '../../../../shared/history/interval';
import { change, DAY_MS, Desk, HOUR_MS, hourly, midnight, monday } from './desk';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

const gapsOf = ({ parts }: HistoryAnswer) => parts.flatMap((part) => (part.kind === 'gap' ? [part.reason] : []));

describe('A range', () => {
  it('is answered at once with what is known, and completed as it comes', async () => {
    desk.gateway.records = hourly(midnight - 10 * DAY_MS, monday);
    await desk.signIn();
    const range = desk.daysAgo(9);
    const first = desk.history.read(range, false);
    expect(new Set(gapsOf(first))).toEqual(new Set(['not-loaded']));
    expect(first.source).toMatchObject({ kind: 'cloud', progress: { fetchedDays: 0, allDays: 9 } });
    const version = desk.history.version();
    const whole = await desk.readAll(range);
    expect(desk.history.version()).toBeGreaterThan(version);
    expect(gapsOf(whole)).toEqual([]);
    expect(coveredMs(whole.parts)).toBe(monday - range.startAt);
    expect(whole.parts.length).toBe(9 * 24 + 8);
    expect(whole.source).toMatchObject({ progress: null, failure: null });
  });

  it('is asked for in windows of seven days at most, the newest first, and no further than now', async () => {
    await desk.signIn();
    await desk.readAll(desk.daysAgo(20));
    expect(desk.gateway.asked.every(({ interval }) => lengthMs(interval) <= 7 * DAY_MS)).toBe(true);
    expect(desk.gateway.asked.map(({ interval }) => interval.startAt)).toEqual([
      midnight - 7 * DAY_MS,
      midnight - 14 * DAY_MS,
      midnight - 20 * DAY_MS,
    ]);
    expect(Math.max(...desk.gateway.asked.map(({ interval }) => interval.endAt))).toBeLessThanOrEqual(monday);
  });

  it('is read in pages until the last', async () => {
    desk.gateway.records = hourly(midnight - 3 * DAY_MS, monday);
    desk.gateway.pageSize = 10;
    await desk.signIn();
    const { parts } = await desk.readAll(desk.daysAgo(3));
    expect(parts).toHaveLength(3 * 24 + 8);
    expect(desk.gateway.asked.length).toBeGreaterThan(7);
  });

  it('that was fetched is final after two days, and is not asked for again', async () => {
    desk.gateway.records = hourly(midnight - 10 * DAY_MS, monday);
    await desk.signIn();
    const range = { startAt: midnight - 8 * DAY_MS, endAt: midnight - 3 * DAY_MS };
    await desk.readAll(range);
    desk.gateway.asked.length = 0;
    await desk.time.advance(30 * DAY_MS);
    desk.gateway.asked.length = 0;
    const { parts } = await desk.readAll(range);
    expect(desk.gateway.asked).toEqual([]);
    expect(parts).toHaveLength(5 * 24);
    expect(gapsOf(desk.history.read(range, true))).toEqual([]);
    expect(desk.gateway.asked).toEqual([]);
  });

  it('does not take what ran when it was told last for what ran until the next that is known', async () => {
    const presence = { value: 'busy', systemPresence: 'busy' } as const;
    desk.gateway.records = [{ ...presence, startAt: midnight, endAt: null }];
    await desk.signIn();
    desk.history.pause();
    await desk.time.advance(2 * DAY_MS);
    const tuesdayEvening = midnight + 42 * HOUR_MS;
    desk.gateway.records = [
      { ...presence, startAt: midnight, endAt: midnight + 17 * HOUR_MS },
      { ...presence, startAt: midnight + 17 * HOUR_MS, endAt: tuesdayEvening, value: 'meal' },
      { ...presence, startAt: tuesdayEvening, endAt: null, value: 'offline' },
    ];
    await desk.signIn();
    desk.gateway.isHeld = true;
    const range = { startAt: midnight, endAt: midnight + 3 * DAY_MS };
    const told = ({ parts }: HistoryAnswer) =>
      parts.map((part) => [(part.startAt - midnight) / HOUR_MS, part.kind === 'gap' ? part.reason : part.definitionId]);
    expect(told(desk.history.read(range, false))).toEqual([
      [0, 'busy'],
      [8, 'not-loaded'],
      [42, 'offline'],
    ]);
    await desk.time.settle();
    desk.gateway.isHeld = false;
    desk.gateway.release();
    expect(told(await desk.readAll(range))).toEqual([
      [0, 'busy'],
      [17, 'meal'],
      [42, 'offline'],
    ]);
  });

  it('is known offline once it was seen', async () => {
    desk.gateway.records = hourly(midnight - 10 * DAY_MS, monday);
    await desk.signIn();
    await desk.readAll(desk.daysAgo(9));
    desk.history.pause();
    desk.gateway.asked.length = 0;
    const { parts } = desk.history.read(desk.daysAgo(9), true);
    expect(coveredMs(parts.filter(({ kind }) => kind === 'presence'))).toBe(monday - desk.daysAgo(9).startAt);
    expect(desk.gateway.asked).toEqual([]);
  });
});

describe('A page that fails', () => {
  it('is asked for again alone', async () => {
    desk.gateway.records = hourly(midnight - 2 * DAY_MS, monday);
    desk.gateway.pageSize = 20;
    await desk.signIn();
    desk.gateway.failures.push(null, 'unavailable', 'timeout');
    desk.history.read(desk.daysAgo(2), false);
    await desk.time.advance(60_000);
    const answer = await desk.readAll(desk.daysAgo(2));
    expect(desk.gateway.asked.map(({ pageNumber }) => pageNumber)).toEqual([1, 2, 2, 2, 3]);
    expect(coveredMs(answer.parts.filter(({ kind }) => kind === 'presence'))).toBe(monday - desk.daysAgo(2).startAt);
  });

  it('for good leaves its days as failed, with the reason; other days are fetched', async () => {
    desk.gateway.records = hourly(midnight - 10 * DAY_MS, monday);
    await desk.signIn();
    desk.gateway.failures.push('rejected');
    const answer = await desk.readAll(desk.daysAgo(9));
    expect(gapsOf(answer)).toEqual(['failed']);
    expect(answer.source).toMatchObject({ failure: { code: 'rejected' }, progress: null });
    const known = answer.parts.filter(({ kind }) => kind === 'presence');
    expect(coveredMs(known)).toBeGreaterThan(2 * DAY_MS - 1);
    desk.history.read(desk.daysAgo(9), true);
    expect(gapsOf(await desk.readAll(desk.daysAgo(9)))).toEqual([]);
  });

  it('for want of a connection ends the work, and nothing is asked for again until a while later', async () => {
    const range = { ...desk.daysAgo(20), endAt: midnight };
    await desk.signIn();
    const cutOff = (): unknown => desk.gateway.failures.push(...Array.from({ length: 5 }, () => 'network' as const));
    cutOff();
    desk.history.read(range, false);
    await desk.time.advance(20_000);
    expect(desk.gateway.asked).toHaveLength(5);
    expect(gapsOf(desk.history.read(range, false))).toEqual(['failed']);
    await desk.time.settle();
    expect(desk.gateway.asked).toHaveLength(5);
    await desk.time.advance(60_000);
    expect(gapsOf(await desk.readAll(range))).toEqual(['not-recorded']);
  });

  it('for want of a connection is asked for at once when the agent wants it', async () => {
    const range = { ...desk.daysAgo(3), endAt: midnight };
    await desk.signIn();
    desk.gateway.failures.push(...Array.from({ length: 5 }, () => 'network' as const));
    desk.history.read(range, false);
    await desk.time.advance(20_000);
    expect(desk.history.read(range, true).source).toMatchObject({ progress: { allDays: 3 } });
    await desk.time.settle();
    expect(desk.gateway.asked).toHaveLength(6);
  });
});

describe('Work that is under way', () => {
  it('is given up for another range, and what was fetched of it stays', async () => {
    desk.gateway.records = hourly(midnight - 40 * DAY_MS, monday);
    desk.gateway.pageSize = 1_000;
    await desk.signIn();
    desk.gateway.isHeld = true;
    desk.history.read(desk.daysAgo(20), false);
    await desk.time.settle();
    desk.gateway.release();
    await desk.time.settle();
    desk.history.read({ startAt: midnight - 40 * DAY_MS, endAt: midnight - 35 * DAY_MS }, false);
    await desk.time.settle();
    desk.gateway.isHeld = false;
    desk.gateway.release();
    desk.gateway.release();
    await desk.time.settle();
    const kept = desk.cache.fetchedDays({ startAt: 0, endAt: monday }).map(({ day }) => day * DAY_MS);
    expect(kept).toContain(midnight - DAY_MS);
    expect(kept).not.toContain(midnight - 10 * DAY_MS);
    expect(kept).toContain(midnight - 36 * DAY_MS);
  });

  it('stops at the agent’s word, and is not begun again by looking on; by asking, or by looking anew, it is', async () => {
    await desk.signIn();
    desk.gateway.isHeld = true;
    const range = desk.daysAgo(20);
    desk.history.read(range, false);
    await desk.time.settle();
    const version = desk.history.version();
    desk.history.stop();
    expect(desk.history.version()).toBeGreaterThan(version);
    expect(desk.history.read(range, false).source).toMatchObject({ progress: null, failure: null });
    expect(desk.history.read(desk.daysAgo(7), false).source).toMatchObject({ progress: null });
    await desk.time.settle();
    expect(desk.gateway.asked).toHaveLength(1);
    expect(desk.history.read(range, true).source).toMatchObject({ progress: { fetchedDays: 0 } });
    desk.history.stop();
    // The window is closed and opened again.
    desk.history.cancel();
    expect(desk.history.read(range, false).source).toMatchObject({ progress: { fetchedDays: 0 } });
  });

  it('ends with the sign-in, and leaves nothing behind', async () => {
    await desk.signIn();
    desk.gateway.isHeld = true;
    desk.history.read(desk.daysAgo(20), false);
    await desk.time.settle();
    desk.history.dispose();
    desk.gateway.release();
    await desk.time.settle();
    expect(desk.gateway.asked).toHaveLength(1);
    expect(desk.time.pending()).toBe(0);
  });
});

describe('Without the right', () => {
  it('the journal alone is told, by the name of what is missing, and the cloud is not asked', async () => {
    desk.gateway.right = { kind: 'missing', missing: 'permission', name: 'analytics:userDetail:view' };
    await desk.signIn();
    const answer = await desk.readAll(desk.daysAgo(9));
    expect(answer.source).toEqual({ kind: 'journal', missing: 'permission', name: 'analytics:userDetail:view' });
    expect(gapsOf(answer)).toEqual(['not-recorded']);
    expect(answer.recordedSince).toBe(monday);
    expect(desk.gateway.asked).toEqual([]);
  });

  it('that a refusal reveals, nothing more is asked', async () => {
    await desk.signIn();
    desk.gateway.failures.push('permission-missing');
    const answer = await desk.readAll(desk.daysAgo(20));
    expect(answer.source).toEqual({ kind: 'journal', missing: 'permission', name: 'analytics:userDetail:view' });
    expect(desk.gateway.asked).toHaveLength(1);
  });

  it('a new sign-in is asked anew', async () => {
    desk.gateway.right = { kind: 'missing', missing: 'scope', name: 'analytics:readonly' };
    await desk.signIn();
    desk.history.pause();
    desk.gateway.right = { kind: 'granted' };
    await desk.signIn();
    expect((await desk.readAll(desk.daysAgo(2))).source.kind).toBe('cloud');
  });
});

describe('What is too old for the agent', () => {
  it('is not fetched, is forgotten each day, and says so', async () => {
    desk.keptDays = 10;
    desk.gateway.records = hourly(midnight - 30 * DAY_MS, monday);
    await desk.signIn();
    const answer = await desk.readAll(desk.daysAgo(20));
    expect(gapsOf(answer)).toEqual(['not-kept']);
    expect(answer.parts[0]).toEqual({
      kind: 'gap',
      startAt: midnight - 20 * DAY_MS,
      endAt: midnight - 10 * DAY_MS,
      reason: 'not-kept',
    });
    await desk.time.advance(5 * DAY_MS);
    const [oldest] = desk.cache.presence({ startAt: 0, endAt: monday });
    expect(oldest?.startAt).toBeGreaterThanOrEqual(midnight - 6 * DAY_MS);
  });
});

describe('Today', () => {
  it('is there after the sign-in, also what was before the app started', async () => {
    desk.gateway.records = hourly(midnight, monday);
    await desk.signIn();
    const { startAt, endAt, parts } = desk.history.today();
    expect([startAt, endAt]).toEqual([midnight, midnight + DAY_MS]);
    expect(coveredMs(parts)).toBe(monday - midnight);
    expect(parts.filter(({ kind }) => kind === 'presence')).toHaveLength(8);
  });

  it('is made once, and anew only when something became known, changed or was renamed, and with a new day', async () => {
    desk.gateway.records = hourly(midnight, monday);
    desk.journal.write([{ kind: 'change', change: { ...change, appliedAt: monday - 1, seenAt: monday } }]);
    await desk.signIn();
    const first = desk.history.today();
    await desk.time.advance(5 * HOUR_MS);
    expect(desk.history.today()).toBe(first);
    expect(first.parts.at(-1)).toMatchObject({ isOpen: true });

    const at = desk.time.clock.now();
    desk.journal.write([{ kind: 'change', change: { ...change, definitionId: 'meal', appliedAt: at, seenAt: at } }]);
    // It begins this very instant, and nothing of it is over yet.
    expect(desk.history.today().parts.at(-1)).toMatchObject({ startAt: monday - 1 });
    await desk.time.advance(1);
    const second = desk.history.today();
    expect(second.parts.at(-1)).toMatchObject({ startAt: at, definitionId: 'meal', isOpen: true });
    expect(desk.history.today()).toBe(second);

    desk.definitions = [];
    expect(desk.history.today()).not.toBe(second);
    const third = desk.history.today();
    desk.history.cancel();
    expect(desk.history.today()).not.toBe(third);

    const fourth = desk.history.today();
    await desk.time.advance(DAY_MS);
    expect(fourth.startAt).toBe(midnight);
    expect(desk.history.today()).toMatchObject({ startAt: midnight + DAY_MS, endAt: midnight + 2 * DAY_MS });
  });
});
