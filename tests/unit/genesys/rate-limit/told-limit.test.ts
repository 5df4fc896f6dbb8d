import { describe, expect, it } from 'vitest';
import { toldLimit } from '../../../../electron/genesys/rate-limit/told-limit';

const headers =
  (count: string | null, allowed: string | null, reset: string | null) =>
  (name: string): string | null =>
    ({ 'inin-ratelimit-count': count, 'inin-ratelimit-allowed': allowed, 'inin-ratelimit-reset': reset })[name] ?? null;

describe('The headers of an answer', () => {
  it('tell the limit', () => {
    expect(toldLimit(headers('1', '180', '61'))).toEqual({ count: 1, allowed: 180, resetMs: 61_000 });
  });

  it.each([
    [null, null, null],
    ['1', '180', null],
    ['1', '0', '61'],
    ['-1', '180', '61'],
    ['1', 'many', '61'],
    ['1', '1e9', '61'],
  ])('%s, %s, %s tell nothing', (count, allowed, reset) => {
    expect(toldLimit(headers(count, allowed, reset))).toBeNull();
  });
});
