import { describe, expect, it } from 'vitest';
import { backOffMs } from '../../../electron/genesys/back-off';
import { createSeededChance } from '../../fakes/chance';

const always = (fraction: number) => ({ uuid: () => '', fraction: () => fraction });

describe('the back-off', () => {
  it('doubles its ceiling from one second to a minute', () => {
    const ceilings = [0, 1, 2, 3, 4, 5, 6, 7, 100].map((failures) => backOffMs(failures, always(0.999_999)));
    expect(ceilings).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  it('takes any part of it, so that many clients spread, but never hammers', () => {
    const chance = createSeededChance(7);
    const delays = Array.from({ length: 1_000 }, () => backOffMs(6, chance));
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(100);
    expect(delays.filter((delayMs) => delayMs < 15_000).length).toBeGreaterThan(180);
    expect(delays.filter((delayMs) => delayMs > 45_000).length).toBeGreaterThan(180);
    expect(backOffMs(3, always(0))).toBe(100);
  });
});
