import { describe, expect, it } from 'vitest';
import {
  fullBucket,
  heed,
  pause,
  take,
  WINDOW_MS,
  type Priority,
  type TokenBucket,
} from '../../../../electron/genesys/rate-limit/token-bucket';
import { fc } from '../../../properties';

const startAt = Date.UTC(2026, 0, 5, 8);

/** A bucket in a world of its own. */
class World {
  bucket: TokenBucket = fullBucket;
  now = startAt;
  /** When requests of each priority went out. */
  readonly sent: { readonly at: number; readonly priority: Priority }[] = [];

  /** @returns how long to wait; 0 when it went. */
  ask(priority: Priority): number {
    const taken = take(this.bucket, priority, this.now);
    this.bucket = taken.bucket;
    if (taken.waitMs === 0) this.sent.push({ at: this.now, priority });
    return taken.waitMs;
  }

  /** @returns how many went. */
  askAll(priority: Priority): number {
    let count = 0;
    while (this.ask(priority) === 0) count += 1;
    return count;
  }

  allow(allowed: number): this {
    this.bucket = heed(this.bucket, { count: 0, allowed, resetMs: WINDOW_MS }, this.now);
    return this;
  }

  mostInAnyWindow(): number {
    return Math.max(
      0,
      ...this.sent.map(({ at: from }) => this.sent.filter(({ at }) => at >= from && at < from + WINDOW_MS).length),
    );
  }
}

describe('The token bucket', () => {
  it('grants 300 requests a minute to begin with', () => {
    const world = new World();
    expect(world.askAll('agent')).toBe(300);
    expect(world.ask('agent')).toBe(WINDOW_MS);
    world.now += WINDOW_MS;
    expect(world.askAll('agent')).toBe(300);
  });

  it('leaves a part to what is more urgent, and the last to the agent', () => {
    const world = new World();
    expect(world.askAll('background')).toBe(180);
    expect(world.askAll('state')).toBe(90);
    expect(world.askAll('agent')).toBe(30);
  });

  it('grants one request to each, however small the limit is', () => {
    for (const priority of ['agent', 'state', 'background'] as const) {
      expect(new World().allow(1).askAll(priority)).toBe(1);
    }
  });

  it('counts what other computers have sent for the same agent, until their window ends', () => {
    const world = new World();
    world.askAll('background');
    world.bucket = heed(world.bucket, { count: 299, allowed: 300, resetMs: 20_000 }, world.now);
    expect(world.ask('state')).toBe(20_000);
    expect(world.askAll('agent')).toBe(1);
    world.now += 20_000;
    expect(world.askAll('state')).toBe(89);
  });

  it('does not count its own requests twice', () => {
    const world = new World();
    expect(world.ask('agent')).toBe(0);
    world.bucket = heed(world.bucket, { count: 1, allowed: 300, resetMs: 60_000 }, world.now);
    expect(world.askAll('agent')).toBe(299);
  });

  it('pauses as long as the cloud asks, for what was refused and everything less urgent', () => {
    const world = new World();
    world.bucket = pause(world.bucket, 'state', 42_000, world.now);
    expect(world.ask('state')).toBe(42_000);
    expect(world.ask('background')).toBe(42_000);
    expect(world.ask('agent')).toBe(0);
    world.now += 42_000;
    expect(world.ask('state')).toBe(0);
    expect(world.ask('background')).toBe(0);
  });

  it('does not shorten a pause by a shorter one', () => {
    const world = new World();
    world.bucket = pause(pause(world.bucket, 'background', 42_000, world.now), 'agent', 2_000, world.now);
    expect(world.ask('background')).toBe(42_000);
    expect(world.ask('agent')).toBe(2_000);
  });

  it('keeps nothing longer because the clock was set back', () => {
    const world = new World();
    world.bucket = pause(world.bucket, 'background', 5_000, world.now);
    world.askAll('agent');
    world.now -= 3_600_000;
    expect(world.ask('agent')).toBe(WINDOW_MS);
    expect(world.ask('background')).toBe(WINDOW_MS);
    world.bucket = { ...world.bucket, returns: [] };
    expect(world.ask('background')).toBe(5_000);
  });
});

const priority = fc.constantFrom<Priority>('agent', 'state', 'background');
const deed = fc.oneof(
  fc.record({ kind: fc.constant('ask' as const), priority, times: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('pass' as const), durationMs: fc.integer({ min: 0, max: 50_000 }) }),
  fc.record({
    kind: fc.constant('heed' as const),
    count: fc.integer({ min: 0, max: 120 }),
    resetMs: fc.integer({ min: 0, max: 60_000 }),
  }),
  fc.record({ kind: fc.constant('pause' as const), priority, durationMs: fc.integer({ min: 0, max: 50_000 }) }),
);

function live(world: World, deeds: readonly (typeof deed extends fc.Arbitrary<infer Deed> ? Deed : never)[]): void {
  for (const one of deeds) {
    switch (one.kind) {
      case 'ask':
        for (let index = 0; index < one.times; index += 1) world.ask(one.priority);
        break;
      case 'pass':
        world.now += one.durationMs;
        break;
      case 'heed':
        world.bucket = heed(world.bucket, { ...one, allowed: world.bucket.allowed }, world.now);
        break;
      case 'pause':
        world.bucket = pause(world.bucket, one.priority, one.durationMs, world.now);
        break;
    }
  }
}

const allowed = fc.integer({ min: 1, max: 100 });
const deeds = fc.array(deed, { maxLength: 60 });

describe('Whatever happens, the token bucket', () => {
  it('never grants more than is allowed in any window', () => {
    fc.assert(
      fc.property(allowed, deeds, (limit, happened) => {
        const world = new World().allow(limit);
        live(world, happened);
        expect(world.mostInAnyWindow()).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('never grants a request while it refuses a more urgent one', () => {
    fc.assert(
      fc.property(allowed, deeds, (limit, happened) => {
        const world = new World().allow(limit);
        live(world, happened);
        const waits = (['agent', 'state', 'background'] as const).map(
          (each) => take(world.bucket, each, world.now).waitMs,
        );
        expect(waits).toEqual([...waits].sort((one, other) => one - other));
      }),
    );
  });

  it('never keeps an agent’s change waiting because of other work, unless the cloud itself has refused one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 100 }), deeds, (limit, happened) => {
        const world = new World().allow(limit);
        live(
          world,
          happened.filter((one) =>
            one.kind === 'ask' || one.kind === 'pause' ? one.priority !== 'agent' : one.kind === 'pass',
          ),
        );
        expect(world.ask('agent')).toBe(0);
      }),
    );
  });

  it('lets background work go after a quiet minute and the pause that was asked for', () => {
    fc.assert(
      fc.property(allowed, deeds, (limit, happened) => {
        const world = new World().allow(limit);
        live(world, happened);
        world.now += WINDOW_MS;
        expect(world.ask('background')).toBe(0);
      }),
    );
  });

  it('says exactly when to ask again', () => {
    fc.assert(
      fc.property(allowed, deeds, priority, (limit, happened, asked) => {
        const world = new World().allow(limit);
        live(world, happened);
        const waitMs = take(world.bucket, asked, world.now).waitMs;
        fc.pre(waitMs > 1);
        expect(take(world.bucket, asked, world.now + waitMs - 1).waitMs).toBe(1);
        expect(take(world.bucket, asked, world.now + waitMs).waitMs).toBe(0);
      }),
    );
  });
});
