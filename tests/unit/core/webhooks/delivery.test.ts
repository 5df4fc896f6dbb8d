import { describe, expect, it } from 'vitest';
import { judge } from '../../../../electron/core/webhooks/delivery';
import type { Answer } from '../../../../electron/core/webhooks/delivery';
import { deliveryFaults } from '../../../../shared/webhooks/fault';
import { fc } from '../../../properties';

const HOUR_MS = 3_600_000;
const answered = (status: number, retryAfterMs: number | null = null): Answer => ({
  kind: 'answered',
  status,
  retryAfterMs,
});
const first = { tries: 1, runningMs: 0 };

describe('An answer to a webhook', () => {
  it.each([200, 201, 202, 204, 299])('of %i delivers it', (status) => {
    expect(judge(answered(status), first, 0.5)).toEqual({ kind: 'delivered' });
  });

  it('of 410 says that the receiver wants no more', () => {
    expect(judge(answered(410), first, 0.5)).toEqual({ kind: 'gone' });
  });

  it.each([400, 404, 413, 422])('of %i refuses the event itself: the third ends it', (status) => {
    expect(judge(answered(status), { tries: 2, runningMs: 0 }, 0).kind).toBe('again');
    expect(judge(answered(status), { tries: 3, runningMs: 0 }, 0)).toEqual({ kind: 'dead' });
  });

  it.each([401, 403, 408, 429, 500, 502, 503])(
    'of %i may be another one later: a day of it ends the event',
    (status) => {
      expect(judge(answered(status), { tries: 500, runningMs: 24 * HOUR_MS - 1 }, 0).kind).toBe('again');
      expect(judge(answered(status), { tries: 500, runningMs: 24 * HOUR_MS }, 0)).toEqual({ kind: 'dead' });
    },
  );

  it('that never comes is no reason to give up before eight tries, however long they took', () => {
    const failed: Answer = { kind: 'failed', fault: 'network' };
    expect(judge(failed, { tries: 7, runningMs: 99 * HOUR_MS }, 0).kind).toBe('again');
    expect(judge(failed, { tries: 8, runningMs: 99 * HOUR_MS }, 0)).toEqual({ kind: 'dead' });
  });
});

describe('The pause before the next try', () => {
  const pauseOf = (answer: Answer, tries: number, chance: number): number => {
    const verdict = judge(answer, { tries, runningMs: 0 }, chance);
    return verdict.kind === 'again' ? verdict.inMs : NaN;
  };

  it('is anywhere below a ceiling that doubles from 2 s to 5 min', () => {
    expect([1, 2, 3, 7, 8, 9, 5_000].map((tries) => pauseOf(answered(500), tries, 1))).toEqual([
      2_000, 4_000, 8_000, 128_000, 256_000, 300_000, 300_000,
    ]);
    expect(pauseOf(answered(500), 5, 0)).toBe(100);
    expect(pauseOf(answered(500), 5, 0.25)).toBe(8_000);
  });

  it('is not shorter than the receiver asks, and up to a tenth longer, so that not all come back at once', () => {
    expect(pauseOf(answered(429, 60_000), 1, 0)).toBe(60_000);
    expect(pauseOf(answered(503, 60_000), 1, 1)).toBe(66_000);
    expect(pauseOf(answered(503, 1_000), 9, 0.5)).toBe(150_000);
  });

  it('is an hour at most of what the receiver asks', () => {
    expect(pauseOf(answered(429, 7 * 24 * HOUR_MS), 1, 0)).toBe(HOUR_MS);
  });

  it('is never negative, endless or longer than an hour and a tenth, whatever was answered', () => {
    const answers = fc.oneof(
      fc.record({
        kind: fc.constant('answered' as const),
        status: fc.integer({ min: 100, max: 599 }),
        retryAfterMs: fc.option(fc.integer({ min: 0, max: 1e12 })),
      }),
      fc.record({ kind: fc.constant('failed' as const), fault: fc.constantFrom(...deliveryFaults) }),
    );
    const progress = fc.record({ tries: fc.integer({ min: 1, max: 1e6 }), runningMs: fc.nat() });
    fc.assert(
      fc.property(
        answers,
        progress,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (answer, at, chance) => {
          const verdict = judge(answer, at, chance);
          if (verdict.kind !== 'again') return;
          expect(verdict.inMs).toBeGreaterThanOrEqual(0);
          expect(verdict.inMs).toBeLessThanOrEqual(1.1 * HOUR_MS);
        },
      ),
    );
  });
});
