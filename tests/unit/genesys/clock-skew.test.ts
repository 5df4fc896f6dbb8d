import { describe, expect, it } from 'vitest';
import { skewOfAnswerMs } from '../../../electron/genesys/clock-skew';

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
