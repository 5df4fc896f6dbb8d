import { describe, expect, it } from 'vitest';
import { BoundedList } from '../../../../electron/simulator/model/bounded-list';
import { FaultPlan } from '../../../../electron/simulator/model/fault-plan';
import { RateLimiter } from '../../../../electron/simulator/model/rate-limiter';
import { Timeline } from '../../../../electron/simulator/model/timeline';

describe('a bounded list', () => {
  it('keeps the newest entries', () => {
    const list = new BoundedList<number>(3);
    for (let entry = 1; entry <= 10; entry += 1) list.add(entry);
    expect(list.all()).toEqual([8, 9, 10]);
  });
});

describe('a fault plan', () => {
  it('applies the oldest fault that matches, as often as it was ordered', () => {
    const plan = new FaultPlan();
    plan.add({ path: '/a/*', method: 'GET', status: 500, times: 1 });
    plan.add({ path: '**', status: 503 });
    expect(plan.take('POST', '/a/b')?.status).toBe(503);
    expect(plan.take('GET', '/a/b')?.status).toBe(500);
    expect(plan.take('GET', '/a/b')?.status).toBe(503);
    plan.clear();
    expect(plan.take('GET', '/a/b')).toBeNull();
  });

  it('clears one fault by its id', () => {
    const plan = new FaultPlan();
    const first = plan.add({ path: '/a', status: 500 });
    plan.add({ path: '/b', status: 500, times: 3 });
    plan.clear(first);
    expect(plan.all()).toMatchObject([{ path: '/b', left: 3 }]);
  });
});

describe('a rate limiter', () => {
  it('counts in minutes that begin with the first request, each key for itself', () => {
    let now = 0;
    const limiter = new RateLimiter({ now: () => now });
    expect(limiter.count('a', 2)).toEqual({ allowed: 2, count: 1, resetSeconds: 60, isExceeded: false });
    now = 59_500;
    expect(limiter.count('a', 2)).toMatchObject({ count: 2, resetSeconds: 1, isExceeded: false });
    expect(limiter.count('a', 2).isExceeded).toBe(true);
    expect(limiter.count('b', 2).isExceeded).toBe(false);
    now = 60_000;
    expect(limiter.count('a', 2)).toMatchObject({ count: 1, isExceeded: false });
  });
});

describe('a timeline', () => {
  it('joins the past with what happened since, and gives what touches a span', () => {
    let asked = 0;
    const past = [{ value: 'offline', startAt: 0, endAt: 10 }];
    const timeline = new Timeline(() => ((asked += 1), past), 'available', 10);
    timeline.change('busy', 20);
    timeline.change('busy', 25);
    expect(asked).toBe(0);
    expect(timeline.between(5, 20)).toEqual([...past, { value: 'available', startAt: 10, endAt: 20 }]);
    expect(timeline.between(20, 21)).toEqual([{ value: 'busy', startAt: 20, endAt: null }]);
    expect(timeline.between(10, 10)).toEqual([]);
  });
});
