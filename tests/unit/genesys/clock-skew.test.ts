import { describe, expect, it } from 'vitest';
import { createSkewMeter, skewOfAnswerMs } from '../../../electron/genesys/clock-skew';

const dateAt = (epochMs: number): string => new Date(epochMs).toUTCString();
const at = Date.UTC(2026, 0, 5, 8);

describe('the skew of an answer', () => {
  it('is 0 for clocks that agree, wherever in the second the answer was made', () => {
    for (const offsetMs of [0, 250, 500, 999]) {
      expect(skewOfAnswerMs(dateAt(at + offsetMs), at + offsetMs - 20, at + offsetMs + 20)).toBe(0);
    }
  });

  it('is the difference of clocks that do not agree, to half a second', () => {
    expect(skewOfAnswerMs(dateAt(at + 120_000), at, at)).toBe(120_500);
    expect(skewOfAnswerMs(dateAt(at - 120_000), at, at)).toBe(-119_500);
  });

  it('is not made out of a slow answer', () => {
    expect(skewOfAnswerMs(dateAt(at), at, at + 14_000)).toBe(0);
  });

  it('is unknown without a date', () => {
    expect(skewOfAnswerMs(null, at, at)).toBeNull();
    expect(skewOfAnswerMs('yesterday', at, at)).toBeNull();
  });
});

describe('The meter of the skew', () => {
  it('is right at once when somebody has set this computer’s clock', () => {
    let setByMs = 0;
    const meter = createSkewMeter(() => 5_000 + setByMs);
    meter.heed(dateAt(at + 3_600_000), at, at);
    expect(meter.skewMs()).toBe(3_600_500);
    setByMs = 3_600_000;
    expect(meter.skewMs()).toBe(500);
    meter.heed(dateAt(at + 3_600_000), at + 3_600_000, at + 3_600_000);
    expect(meter.skewMs()).toBe(0);
  });

  it('takes the unrest of two clocks for no setting', () => {
    let unrestMs = 0;
    const meter = createSkewMeter(() => unrestMs);
    meter.heed(dateAt(at + 60_000), at, at);
    unrestMs = -900;
    expect(meter.skewMs()).toBe(60_500);
  });

  it('keeps what it knows when an answer tells nothing', () => {
    const meter = createSkewMeter();
    expect(meter.skewMs()).toBe(0);
    meter.heed(dateAt(at + 60_000), at, at);
    meter.heed(null, at, at);
    expect(meter.skewMs()).toBe(60_500);
  });
});
