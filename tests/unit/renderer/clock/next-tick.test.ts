import { fc } from '../../../properties';
// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { nextTickAt, wholeSecondsAfter } from '../../../../renderer/clock/next-tick';

const anchor = 1_000_400;

describe('the next tick', () => {
  it('is the next whole minute of the running time, not of the clock', () => {
    expect(nextTickAt(anchor, { anchor, countdownTo: null })).toBe(anchor + 60_000);
    expect(nextTickAt(anchor + 59_999, { anchor, countdownTo: null })).toBe(anchor + 60_000);
    expect(nextTickAt(anchor + 60_000, { anchor, countdownTo: null })).toBe(anchor + 120_000);
  });

  it('is each second only in the last minute of a countdown', () => {
    const countdownTo = anchor + 90_000;
    expect(nextTickAt(anchor + 1_000, { anchor, countdownTo })).toBe(anchor + 30_000);
    expect(nextTickAt(anchor + 30_000, { anchor, countdownTo })).toBe(anchor + 31_000);
    expect(nextTickAt(anchor + 89_500, { anchor, countdownTo })).toBe(anchor + 90_000);
    expect(nextTickAt(anchor + 90_000, { anchor, countdownTo })).toBe(anchor + 120_000);
  });

  it('lies in the future and at most a minute away, for any clock', () => {
    const instant = fc.integer({ min: -10_000_000, max: 10_000_000 });
    fc.assert(
      fc.property(instant, instant, fc.option(instant), (now, from, countdownTo) => {
        const next = nextTickAt(now, { anchor: from, countdownTo });
        expect(next).toBeGreaterThan(now);
        expect(next - now).toBeLessThanOrEqual(60_000);
      }),
    );
  });
});

describe('a reading of the clock', () => {
  it('is the same twice within one second of the running time', () => {
    expect(wholeSecondsAfter(anchor, anchor + 999)).toBe(anchor);
    expect(wholeSecondsAfter(anchor, anchor + 60_000)).toBe(anchor + 60_000);
    expect(wholeSecondsAfter(anchor, anchor - 1)).toBe(anchor - 1_000);
  });
});
