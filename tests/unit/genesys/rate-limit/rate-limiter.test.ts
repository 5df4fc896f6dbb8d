import { describe, expect, it } from 'vitest';
import { createRateLimiter, type RateLimiter } from '../../../../electron/genesys/rate-limit/rate-limiter';
import { WINDOW_MS } from '../../../../electron/genesys/rate-limit/token-bucket';
import { createVirtualTime } from '../../../fakes/virtual-time';

const { signal } = new AbortController();

class Desk {
  readonly time = createVirtualTime();
  readonly limiter: RateLimiter = createRateLimiter(this.time.clock, this.time.scheduler);
  readonly gone: string[] = [];

  constructor(allowed: number) {
    this.tell(0, allowed);
  }

  tell(count: number, allowed: number, resetSeconds = 60): void {
    const told: Record<string, string> = {
      'inin-ratelimit-count': String(count),
      'inin-ratelimit-allowed': String(allowed),
      'inin-ratelimit-reset': String(resetSeconds),
    };
    this.limiter.heed((name) => told[name] ?? null);
  }

  /** Asks for background work that notes when it goes, or that it never will. */
  inBackground(name: string, whose = signal): void {
    void this.limiter
      .admit('background', whose)
      .then((admitted) => this.gone.push(admitted.ok ? name : `${name}: ${admitted.error.code}`));
  }
}

describe('Background work', () => {
  it('waits for tokens, in the order of asking', async () => {
    const desk = new Desk(5);
    ['a', 'b', 'c', 'd', 'e'].forEach((name) => desk.inBackground(name));
    await desk.time.settle();
    expect(desk.gone).toEqual(['a', 'b', 'c']);
    await desk.time.advance(WINDOW_MS - 1);
    expect(desk.gone).toHaveLength(3);
    await desk.time.advance(1);
    expect(desk.gone).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(desk.time.pending()).toBe(0);
  });

  it('that is given up leaves the queue, and the others go on', async () => {
    const desk = new Desk(1);
    const caller = new AbortController();
    desk.inBackground('a');
    desk.inBackground('b', caller.signal);
    desk.inBackground('c');
    await desk.time.settle();
    caller.abort();
    await desk.time.settle();
    expect(desk.gone).toEqual(['a', 'b: aborted']);
    await desk.time.advance(WINDOW_MS);
    expect(desk.gone).toEqual(['a', 'b: aborted', 'c']);
  });

  it('that is given up last leaves no timer', async () => {
    const desk = new Desk(1);
    const caller = new AbortController();
    desk.inBackground('a');
    desk.inBackground('b', caller.signal);
    expect(desk.time.pending()).toBe(1);
    caller.abort();
    expect(desk.time.pending()).toBe(0);
  });

  it('that was given up before takes no token', async () => {
    const desk = new Desk(1);
    expect(await desk.limiter.admit('background', AbortSignal.abort())).toMatchObject({ error: { code: 'aborted' } });
    expect(await desk.limiter.admit('agent', signal)).toEqual({ ok: true, value: undefined });
  });

  it('goes as soon as the cloud tells of a larger limit', async () => {
    const desk = new Desk(1);
    desk.inBackground('a');
    desk.inBackground('b');
    desk.tell(1, 300);
    await desk.time.settle();
    expect(desk.gone).toEqual(['a', 'b']);
    expect(desk.time.pending()).toBe(0);
  });

  it('waits out the pause that the cloud asked it for', async () => {
    const desk = new Desk(300);
    desk.limiter.pause('background', 42_000);
    desk.inBackground('a');
    await desk.time.advance(41_999);
    expect(desk.gone).toEqual([]);
    await desk.time.advance(1);
    expect(desk.gone).toEqual(['a']);
  });
});

describe('A change of the agent', () => {
  it('passes every background work that waits, and a pause that was asked of it', async () => {
    const desk = new Desk(3);
    for (let index = 0; index < 6; index += 1) desk.inBackground(String(index));
    desk.limiter.pause('background', 42_000);
    expect((await desk.limiter.admit('agent', signal)).ok).toBe(true);
  });

  it('is told at once how long it must wait, and takes no place in a queue', async () => {
    const desk = new Desk(300);
    desk.limiter.pause('agent', 42_000);
    await desk.time.advance(2_000);
    expect(await desk.limiter.admit('agent', signal)).toMatchObject({
      error: { code: 'rate-limited', retryAfterMs: 40_000, mayHaveBeenApplied: false },
    });
    expect(desk.time.pending()).toBe(0);
  });
});

describe('An answer without a limit', () => {
  it('changes nothing', async () => {
    const desk = new Desk(1);
    desk.limiter.heed(() => null);
    expect((await desk.limiter.admit('agent', signal)).ok).toBe(true);
    expect((await desk.limiter.admit('agent', signal)).ok).toBe(false);
  });
});
