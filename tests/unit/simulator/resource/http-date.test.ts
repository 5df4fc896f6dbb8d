import { describe, expect, it } from 'vitest';
import { httpDate, parseHttpDate } from '../../../../electron/simulator/resource/http-date';

const at = Date.UTC(1994, 10, 6, 8, 49, 37);

describe('an HTTP date', () => {
  it.each(['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])(
    'is read in the form %s',
    (text) => {
      expect(parseHttpDate(text)).toBe(at);
    },
  );

  it.each(['', 'now', '1994-11-06T08:49:37Z', '784111777', 'Sun, 06 Nov 1994 08:49:37 +0200', 'Sun, 06 Nov 1994'])(
    'is not %s',
    (text) => {
      expect(parseHttpDate(text)).toBeNull();
    },
  );

  it('has a resolution of one second', () => {
    expect(httpDate(at + 999)).toBe('Sun, 06 Nov 1994 08:49:37 GMT');
  });
});
