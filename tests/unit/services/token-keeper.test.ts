import { describe, expect, it } from 'vitest';
import type { TokenKeeper } from '../../../electron/services/token-keeper';
import { createTokenKeeper } from '../../../electron/services/token-keeper';
import { createVirtualTime } from '../../fakes/virtual-time';
import type { VirtualTime } from '../../fakes/virtual-time';

const HOUR_MS = 3_600_000;

interface Kept {
  readonly time: VirtualTime;
  readonly keeper: TokenKeeper;
  /** How often a token was called lost. */
  losses: number;
}

function keep(lifeMs: number | null = HOUR_MS): Kept {
  const time = createVirtualTime();
  const kept = {
    time,
    losses: 0,
    keeper: createTokenKeeper(time.clock, time.scheduler, () => (kept.losses += 1)),
  };
  if (lifeMs !== null) kept.keeper.set({ accessToken: 'first', expiresAt: time.clock.now() + lifeMs });
  return kept;
}

describe('The token keeper', () => {
  it('refuses with “unauthorised” while it has no token, and calls nothing lost', async () => {
    const kept = keep(null);
    expect(await kept.keeper.get()).toMatchObject({ ok: false, error: { code: 'unauthorised', status: null } });
    expect(kept.keeper.current()).toBeNull();
    expect(kept.losses).toBe(0);
  });

  it('hands out the token until five seconds before its end, and then calls it lost by itself', async () => {
    const kept = keep();
    await kept.time.advance(HOUR_MS - 5_001);
    expect(await kept.keeper.get()).toEqual({ ok: true, value: 'first' });
    expect(kept.losses).toBe(0);
    await kept.time.advance(1);
    expect(kept.losses).toBe(1);
    expect(await kept.keeper.get()).toMatchObject({ ok: false, error: { code: 'unauthorised' } });
    expect(kept.losses).toBe(1);
  });

  it('goes by the clock after a sleep, during which its timer stood still', async () => {
    let nowMs = 0;
    let losses = 0;
    const sleeping = { after: () => ({ dispose: () => undefined }) };
    const keeper = createTokenKeeper({ now: () => nowMs }, sleeping, () => (losses += 1));
    keeper.set({ accessToken: 'first', expiresAt: HOUR_MS });
    nowMs = 2 * HOUR_MS;
    expect(await keeper.get()).toMatchObject({ ok: false });
    expect(losses).toBe(1);
  });

  it('keeps a token whose timer rings before the end by the clock, because the clock was set back', async () => {
    const ring: (() => void)[] = [];
    let nowMs = HOUR_MS;
    let losses = 0;
    const scheduler = {
      after(_delayMs: number, task: () => void) {
        ring.push(task);
        return { dispose: () => undefined };
      },
    };
    const keeper = createTokenKeeper({ now: () => nowMs }, scheduler, () => (losses += 1));
    keeper.set({ accessToken: 'first', expiresAt: 2 * HOUR_MS });
    nowMs = 0;
    ring[0]?.();
    expect(losses).toBe(0);
    expect(await keeper.get()).toEqual({ ok: true, value: 'first' });
    nowMs = 2 * HOUR_MS;
    ring[1]?.();
    expect(losses).toBe(1);
  });

  it('keeps a token that lives longer than a timer can wait', async () => {
    const kept = keep(60 * 24 * HOUR_MS);
    await kept.time.advance(59 * 24 * HOUR_MS);
    expect(kept.losses).toBe(0);
    expect(await kept.keeper.get()).toEqual({ ok: true, value: 'first' });
    await kept.time.advance(24 * HOUR_MS);
    expect(kept.losses).toBe(1);
  });

  it('calls a token lost that the cloud refused', async () => {
    const kept = keep();
    kept.keeper.invalidate('first');
    expect(kept.losses).toBe(1);
    expect(await kept.keeper.get()).toMatchObject({ ok: false });
  });

  it('does not mind that another token was refused, such as the one before', async () => {
    const kept = keep();
    kept.keeper.invalidate('older');
    expect(kept.losses).toBe(0);
    expect(await kept.keeper.get()).toEqual({ ok: true, value: 'first' });
  });

  it('calls a token lost once, however many requests were refused with it', () => {
    const kept = keep();
    kept.keeper.invalidate('first');
    kept.keeper.invalidate('first');
    expect(kept.losses).toBe(1);
  });

  it('goes by the end of the newest token', async () => {
    const kept = keep();
    kept.keeper.set({ accessToken: 'second', expiresAt: kept.time.clock.now() + 3 * HOUR_MS });
    await kept.time.advance(2 * HOUR_MS);
    expect(kept.losses).toBe(0);
    expect(kept.keeper.current()).toBe('second');
    expect(kept.time.pending()).toBe(1);
  });

  it('forgets a token without calling it lost', async () => {
    const kept = keep();
    kept.keeper.clear();
    expect(await kept.keeper.get()).toMatchObject({ ok: false });
    expect(kept.losses).toBe(0);
    expect(kept.time.pending()).toBe(0);
  });

  it('leaves no timer and no token when it is disposed, even twice', () => {
    const kept = keep();
    kept.keeper.dispose();
    kept.keeper.dispose();
    expect(kept.time.pending()).toBe(0);
    expect(kept.keeper.current()).toBeNull();
    expect(kept.losses).toBe(0);
  });
});
