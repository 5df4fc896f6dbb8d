import { describe, expect, it } from 'vitest';
import type { CloudError, Tokens } from '../../../electron/ports';
import type { TokenLoss } from '../../../electron/services/token-manager';
import { ok } from '../../../shared/result';
import { Calls } from '../../fakes/gateway';
import { openTokenManager, tokensFor } from '../../fakes/token-manager';
import { createVirtualTime } from '../../fakes/virtual-time';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A manager that holds a token of an hour, over a login host that the test plays. */
class Harness {
  readonly time = createVirtualTime();
  readonly renewals = new Calls<Tokens>('renewal');
  readonly lost: TokenLoss[] = [];
  readonly renewed: string[] = [];
  skewMs = 0;
  readonly manager;

  constructor({ refreshToken = null as string | null, lifeMs = HOUR_MS, isClient = false } = {}) {
    this.manager = openTokenManager(
      {
        canRenew: (held) => isClient || (held !== null && held.refreshToken !== null),
        renew: (_held, signal) => this.renewals.make(undefined, signal),
      },
      {
        clock: this.time.clock,
        scheduler: this.time.scheduler,
        skewMs: () => this.skewMs,
        onRenewed: ({ accessToken }) => void this.renewed.push(accessToken),
        onLost: (loss) => void this.lost.push(loss),
      },
      isClient && lifeMs === 0 ? null : this.token('first', lifeMs, refreshToken),
    );
  }

  token(accessToken: string, lifeMs = HOUR_MS, refreshToken: string | null = 'refresh'): Tokens {
    return tokensFor(accessToken, this.time.clock.now() + lifeMs, { refreshToken });
  }
}

describe('A token that only the agent can renew', () => {
  it('is handed out until five seconds before its end, and then called lost by itself', async () => {
    const { time, manager, lost } = new Harness();
    await time.advance(HOUR_MS - 5_001);
    expect(await manager.get()).toEqual(ok('first'));
    expect(lost).toEqual([]);
    await time.advance(1);
    expect(lost).toEqual([{ why: 'expired', error: null }]);
    expect(await manager.get()).toMatchObject({ ok: false, error: { code: 'unauthorised' } });
    expect(lost).toHaveLength(1);
  });

  it('is lost once when the cloud refuses it, however many requests were refused with it', () => {
    const { manager, lost } = new Harness();
    manager.invalidate('older');
    expect(lost).toEqual([]);
    manager.invalidate('first');
    manager.invalidate('first');
    expect(lost).toEqual([{ why: 'refused', error: null }]);
  });

  it('goes by the clock after a sleep, during which timers stand still', async () => {
    let nowMs = 0;
    const lost: TokenLoss[] = [];
    const manager = openTokenManager(
      { canRenew: () => false, renew: () => Promise.reject(new Error('cannot')) },
      {
        clock: { now: () => nowMs },
        scheduler: { after: () => ({ dispose: () => undefined }) },
        onLost: (loss) => void lost.push(loss),
      },
      tokensFor('first', HOUR_MS),
    );
    nowMs = 2 * HOUR_MS;
    expect(await manager.get()).toMatchObject({ ok: false });
    expect(lost).toHaveLength(1);
  });

  it('ends by the cloud’s clock, however this computer’s is set meanwhile', async () => {
    const harness = new Harness();
    const { time, manager, lost } = harness;
    // This computer's clock was set back by ten minutes: the cloud is ten minutes ahead.
    harness.skewMs = 10 * MINUTE_MS;
    expect(manager.endsAt()).toBe(time.clock.now() + 50 * MINUTE_MS);
    await time.advance(50 * MINUTE_MS);
    expect(await manager.get()).toMatchObject({ ok: false });
    expect(lost).toHaveLength(1);
  });

  it('is kept by a timer that rings too early because the clock was set back', async () => {
    const harness = new Harness();
    harness.skewMs = -10 * MINUTE_MS;
    await harness.time.advance(HOUR_MS);
    expect(harness.lost).toEqual([]);
    await harness.time.advance(10 * MINUTE_MS);
    expect(harness.lost).toHaveLength(1);
  });

  it('that was signed out is forgotten without being called lost, and leaves no timer', async () => {
    const { time, manager, lost } = new Harness();
    manager.close();
    manager.close();
    expect(await manager.get()).toMatchObject({ ok: false });
    expect(manager.current()).toBeNull();
    expect(lost).toEqual([]);
    expect(time.pending()).toBe(0);
  });
});

describe('A token that renews itself', () => {
  it('does so in a quiet moment of its last ten minutes, and the old one serves meanwhile', async () => {
    const harness = new Harness({ refreshToken: 'refresh' });
    const { time, manager, renewals, renewed } = harness;
    await time.advance(HOUR_MS - 10 * MINUTE_MS - 5_001);
    expect(renewals.count).toBe(0);
    await time.advance(1);
    expect(renewals.count).toBe(1);
    expect(await manager.get()).toEqual(ok('first'));
    renewals.answer(harness.token('second'));
    await time.settle();
    expect(await manager.get()).toEqual(ok('second'));
    expect(renewed).toEqual(['second']);
  });

  it('waits while requests go out, but not longer than to its last seconds', async () => {
    const { time, manager, renewals } = new Harness({ refreshToken: 'refresh' });
    await time.advance(49 * MINUTE_MS);
    while (renewals.count === 0 && time.pending() > 0) {
      await manager.get();
      await time.advance(1_000);
    }
    const leftMs = (manager.held()?.expiresAt ?? 0) - time.clock.now();
    expect(leftMs).toBeLessThan(15_000);
    expect(leftMs).toBeGreaterThan(5_000);
  });

  it('by one request, when fifty ask at its end', async () => {
    const harness = new Harness({ isClient: true, lifeMs: 0 });
    const asked = Array.from({ length: 50 }, () => harness.manager.get());
    expect(harness.renewals.count).toBe(1);
    harness.renewals.answer(harness.token('second'));
    expect(new Set((await Promise.all(asked)).map((answer) => answer.ok && answer.value))).toEqual(new Set(['second']));
  });

  it('by one more request when it was refused with 401', async () => {
    const harness = new Harness({ refreshToken: 'refresh' });
    harness.manager.invalidate('first');
    expect(harness.lost).toEqual([]);
    const asked = [harness.manager.get(), harness.manager.get()];
    expect(harness.renewals.count).toBe(1);
    harness.renewals.answer(harness.token('second'));
    expect(await Promise.all(asked)).toEqual([ok('second'), ok('second')]);
  });

  it.each<CloudError['code']>(['network', 'timeout', 'unavailable', 'rate-limited', 'malformed'])(
    'but does not for now (%s) serves on, and is tried again before its end',
    async (code) => {
      const harness = new Harness({ refreshToken: 'refresh' });
      const { time, manager, renewals } = harness;
      await time.advance(51 * MINUTE_MS);
      renewals.fail(code);
      await time.settle();
      expect(await manager.get()).toEqual(ok('first'));
      await time.advance(10_000);
      expect(renewals.count).toBe(2);
      renewals.answer(harness.token('second'));
      await time.settle();
      expect(await manager.get()).toEqual(ok('second'));
      expect(harness.lost).toEqual([]);
    },
  );

  it('but cannot be for now after its end fails the one who asks, who has sent nothing, and loses nothing', async () => {
    const harness = new Harness({ refreshToken: 'refresh', lifeMs: 1_000 });
    const asked = harness.manager.get();
    harness.renewals.fail('timeout', { mayHaveBeenApplied: true });
    expect(await asked).toMatchObject({ ok: false, error: { code: 'timeout', mayHaveBeenApplied: false } });
    expect(harness.lost).toEqual([]);
    const again = harness.manager.get();
    harness.renewals.answer(harness.token('second'));
    expect(await again).toEqual(ok('second'));
  });

  it('but whose refresh token is refused serves to its end, and is lost then', async () => {
    const harness = new Harness({ refreshToken: 'refresh' });
    const { time, manager, renewals, lost } = harness;
    await time.advance(51 * MINUTE_MS);
    renewals.fail('rejected', { cloudCode: 'invalid_grant' });
    await time.settle();
    expect(await manager.get()).toEqual(ok('first'));
    expect(manager.endsAt()).not.toBeNull();
    await time.advance(9 * MINUTE_MS);
    expect(renewals.count).toBe(1);
    expect(lost).toEqual([{ why: 'expired', error: null }]);
  });

  it('but whose refresh token is refused after a 401 is lost at once, with what was said', async () => {
    const harness = new Harness({ refreshToken: 'refresh' });
    harness.manager.invalidate('first');
    const asked = harness.manager.get();
    harness.renewals.fail('rejected', { cloudCode: 'invalid_grant' });
    expect(await asked).toMatchObject({ ok: false, error: { code: 'rejected' } });
    expect(harness.lost).toMatchObject([{ why: 'refused', error: { cloudCode: 'invalid_grant' } }]);
  });

  it('late, when the agent has signed out, changes nothing', async () => {
    const harness = new Harness({ refreshToken: 'refresh', lifeMs: 1_000 });
    const asked = harness.manager.get();
    harness.manager.close();
    expect(harness.renewals.signals[0]?.aborted).toBe(true);
    harness.renewals.answer(harness.token('second'));
    expect(await asked).toMatchObject({ ok: false, error: { code: 'unauthorised' } });
    expect(harness.manager.current()).toBeNull();
    expect(harness.renewed).toEqual([]);
    expect(harness.time.pending()).toBe(0);
  });
});

describe('Activity', () => {
  it('is when the cloud last took a request with the present token', async () => {
    const { time, manager } = new Harness();
    expect(manager.usedAt()).toBeNull();
    await time.advance(MINUTE_MS);
    manager.used?.('older');
    expect(manager.usedAt()).toBeNull();
    manager.used?.('first');
    expect(manager.usedAt()).toBe(time.clock.now());
  });
});
