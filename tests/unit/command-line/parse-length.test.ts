import { describe, expect, it } from 'vitest';
import { parseLength } from '../../../electron/command-line/parse-length';
import { fc } from '../../properties';

const MINUTE_MS = 60_000;

describe('A length', () => {
  it.each([
    ['15m', 15],
    ['1h', 60],
    ['1h30m', 90],
    ['1h 30m', 90],
    ['1h30', 90],
    ['90 min', 90],
    ['2 hours', 120],
    ['1 hr 5 mins', 65],
    ['0h45m', 45],
    [' 15M ', 15],
  ])('%s is %i minutes', (text, minutes) => {
    expect(parseLength(text)).toBe(minutes * MINUTE_MS);
  });

  it.each(['', ' ', '15', 'm', 'h', '-15m', '1.5h', '15s', '15m1h', '15m15m', '1h30m5', '1e3m', 'fifteen', '99999m'])(
    '%j is none',
    (text) => {
      expect(parseLength(text)).toBeNull();
    },
  );

  it('reads whatever hours and minutes it is written with', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 9_999 }), (hours, minutes) => {
        expect(parseLength(`${hours}h${minutes}m`)).toBe((hours * 60 + minutes) * MINUTE_MS);
      }),
    );
  });

  it('never throws and is never negative', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const length = parseLength(text);
        expect(length === null || length >= 0).toBe(true);
      }),
    );
  });
});
