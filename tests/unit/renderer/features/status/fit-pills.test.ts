import { fc } from '../../../../properties';
// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { fitPills } from '../../../../../renderer/features/status/fit-pills';

const fit = (widths: number[], available: number, mustShow: number | null = null): readonly number[] =>
  fitPills({ widths, available, gap: 4, moreWidth: 28, mustShow });

describe('the pills of a row', () => {
  it('are all shown where they fit, to the pixel', () => {
    expect(fit([80, 100], 184)).toEqual([0, 1]);
    expect(fit([80, 100], 183)).toEqual([0]);
  });

  it('leave room for the last pill that opens the rest', () => {
    expect(fit([80, 60, 60], 200)).toEqual([0, 1]);
    expect(fit([80, 60, 60], 179)).toEqual([0, 1]);
    expect(fit([80, 60, 60], 175)).toEqual([0]);
  });

  it('keep the current one in view and in its place', () => {
    expect(fit([80, 90, 70], 160, 2)).toEqual([2]);
    expect(fit([40, 90, 70, 60], 180, 2)).toEqual([0, 2]);
  });

  it('are never shortened, but for a single one that keeps a legible width', () => {
    expect(fit([300], 120)).toEqual([0]);
    expect(fit([300, 50], 120)).toEqual([0]);
    expect(fit([300, 50], 80)).toEqual([]);
  });

  it('have a place each or none, whatever their widths', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 20, max: 300 }), { maxLength: 12 }),
        fc.integer({ max: 400 }),
        (widths, available) => {
          const shown = fit(widths, available);
          expect([...new Set(shown)].sort((one, other) => one - other)).toEqual(shown);
          const used = shown.reduce((sum, index) => sum + (widths[index] ?? 0) + 4, 0) - 4;
          expect(shown.length <= 1 || used <= available).toBe(true);
        },
      ),
    );
  });
});
