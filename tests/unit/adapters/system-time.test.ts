import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemChance, systemClock, systemScheduler } from '../../../electron/adapters/system-time';

const dayMs = 24 * 60 * 60 * 1000;

describe('the scheduler of the system', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const schedule = (delayMs: number) => {
    const runs: number[] = [];
    return { runs, handle: systemScheduler.after(delayMs, () => runs.push(Date.now())) };
  };

  it('runs a task once after its delay', () => {
    const { runs } = schedule(1000);
    vi.advanceTimersByTime(999);
    expect(runs).toHaveLength(0);
    vi.advanceTimersByTime(5000);
    expect(runs).toHaveLength(1);
  });

  it('waits longer than a Node timer can hold', () => {
    const { runs } = schedule(60 * dayMs);
    vi.advanceTimersByTime(60 * dayMs - 1);
    expect(runs).toHaveLength(0);
    vi.advanceTimersByTime(1);
    expect(runs).toHaveLength(1);
  });

  it.each([2, 1000, 60 * dayMs])('forgets a task of %s ms that was disposed, and leaves no timer', (delayMs) => {
    const { runs, handle } = schedule(delayMs);
    vi.advanceTimersByTime(delayMs / 2);
    handle.dispose();
    handle.dispose();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(delayMs);
    expect(runs).toHaveLength(0);
  });

  it('takes a negative delay for none', () => {
    const { runs } = schedule(-5);
    vi.advanceTimersByTime(0);
    expect(runs).toHaveLength(1);
  });
});

describe('clock and chance of the system', () => {
  it('tell epoch milliseconds, fractions and version 4 UUIDs', () => {
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1000);
    expect(systemChance.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const fractions = Array.from({ length: 100 }, () => systemChance.fraction());
    expect(fractions.every((fraction) => fraction >= 0 && fraction < 1)).toBe(true);
    expect(new Set(fractions).size).toBeGreaterThan(90);
  });
});
