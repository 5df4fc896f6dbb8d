import { describe, expect, it } from 'vitest';
import { parseRetryAfterMs } from '../../../../shared/http/retry-after';

const nowMs = Date.parse('2026-01-05T08:00:00Z');

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    ['42', 42_000],
    [' 2 ', 2_000],
    ['1.5', 1_500],
    ['Mon, 05 Jan 2026 08:00:30 GMT', 30_000],
    ['Mon, 05 Jan 2026 07:59:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['', null],
  ])('of "%s" is %s ms', (header, expected) => {
    expect(parseRetryAfterMs(header, null, nowMs, null)).toBe(expected);
  });

  it('as a date is measured by the date of the answer, not by a clock that may be wrong', () => {
    const date = 'Mon, 05 Jan 2026 10:00:00 GMT';
    expect(parseRetryAfterMs('Mon, 05 Jan 2026 10:00:10 GMT', date, nowMs, null)).toBe(10_000);
    expect(parseRetryAfterMs('Mon, 05 Jan 2026 10:00:10 GMT', 'not a date', nowMs, null)).toBe(7_210_000);
  });

  it('that is absent leaves it to the text, and then to nobody', () => {
    expect(parseRetryAfterMs(null, null, nowMs, 'Retry the request in [3] seconds')).toBe(3_000);
    expect(parseRetryAfterMs(null, null, nowMs, 'Retry later')).toBeNull();
    expect(parseRetryAfterMs(null, null, nowMs, null)).toBeNull();
  });
});
