import { describe, expect, it } from 'vitest';
import type { Attendance } from '../../../electron/ports';
import { createKeepAlive, LEARN_AGAIN_MS, RETURN_CHECK_MS } from '../../../electron/services/keep-alive';
import { Calls } from '../../fakes/gateway';
import { FakeLog } from '../../fakes/log';
import { createVirtualTime } from '../../fakes/virtual-time';

const MINUTE_MS = 60_000;
const HALF_HOUR_MS = 30 * MINUTE_MS;

/** An organisation with an inactivity timeout of half an hour. */
class Harness {
  readonly time = createVirtualTime();
  readonly touches = new Calls<unknown>('touch');
  readonly lessons = new Calls<number | null>('lesson');
  usedAt: number | null = this.time.clock.now();
  attended: Attendance = 'present';
  readonly askedWithinMs: number[] = [];
  readonly keepAlive = createKeepAlive({
    touch: (signal) => this.touches.make(undefined, signal),
    learnTimeout: (signal) => this.lessons.make(undefined, signal),
    usedAt: () => this.usedAt,
    attendance: (withinMs) => {
      this.askedWithinMs.push(withinMs);
      return Promise.resolve(this.attended);
    },
    clock: this.time.clock,
    scheduler: this.time.scheduler,
    chance: { uuid: () => 'unused', fraction: () => 0.5 },
    log: new FakeLog(),
  });

  async answer(): Promise<void> {
    this.usedAt = this.time.clock.now();
    this.touches.answer(undefined);
    await this.time.settle();
  }
}

describe('With an inactivity timeout', () => {
  it('an agent who is there keeps the token by one request for each half of it', async () => {
    const harness = new Harness();
    const { time, touches, keepAlive } = harness;
    keepAlive.begin(HALF_HOUR_MS);
    await time.advance(15 * MINUTE_MS - 1);
    expect(touches.count).toBe(0);
    await time.advance(1);
    expect(touches.count).toBe(1);
    expect(harness.askedWithinMs).toEqual([15 * MINUTE_MS]);
    await harness.answer();
    await time.advance(15 * MINUTE_MS);
    expect(touches.count).toBe(2);
  });

  it('no request is sent for this alone while others go out', async () => {
    const harness = new Harness();
    const { time, touches, keepAlive } = harness;
    keepAlive.begin(HALF_HOUR_MS);
    for (let minute = 0; minute < 60; minute += 10) {
      await time.advance(10 * MINUTE_MS);
      harness.usedAt = time.clock.now();
    }
    expect(touches.count).toBe(0);
  });

  it.each<Attendance>(['gone', 'unknown'])(
    'an agent who is %s does not, and does as soon as they are back',
    async (attended) => {
      const harness = new Harness();
      const { time, touches, keepAlive } = harness;
      harness.attended = attended;
      keepAlive.begin(HALF_HOUR_MS);
      await time.advance(25 * MINUTE_MS);
      expect(touches.count).toBe(0);
      harness.attended = 'present';
      await time.advance(RETURN_CHECK_MS);
      expect(touches.count).toBe(1);
    },
  );

  it('a request that fails is tried again with a growing pause', async () => {
    const harness = new Harness();
    const { time, touches, keepAlive } = harness;
    keepAlive.begin(HALF_HOUR_MS);
    await time.advance(15 * MINUTE_MS);
    touches.fail('network');
    await time.advance(500);
    touches.fail('network');
    await time.advance(999);
    expect(touches.count).toBe(2);
    await time.advance(1);
    expect(touches.count).toBe(3);
  });

  it('a token that was not used for as long has idled out', async () => {
    const harness = new Harness();
    const { time, keepAlive, usedAt } = harness;
    expect(keepAlive.hasIdledOut(usedAt)).toBe(false);
    keepAlive.begin(HALF_HOUR_MS);
    await time.advance(29 * MINUTE_MS);
    expect(keepAlive.hasIdledOut(usedAt)).toBe(false);
    await time.advance(MINUTE_MS);
    expect(keepAlive.hasIdledOut(usedAt)).toBe(true);
    expect(keepAlive.hasIdledOut(null)).toBe(false);
  });

  it('nothing runs on when it ends, though an answer is still to come', async () => {
    const harness = new Harness();
    const { time, touches, keepAlive } = harness;
    keepAlive.begin(HALF_HOUR_MS);
    await time.advance(15 * MINUTE_MS);
    keepAlive.end();
    expect(touches.signals[0]?.aborted).toBe(true);
    await harness.answer();
    expect(time.pending()).toBe(0);
  });
});

describe('Without one', () => {
  it('nothing idles out, and none is asked for while the agent is gone', async () => {
    const harness = new Harness();
    const { time, keepAlive, usedAt } = harness;
    harness.attended = 'gone';
    keepAlive.begin(null);
    await time.advance(600 * MINUTE_MS);
    expect(keepAlive.hasIdledOut(usedAt)).toBe(false);
    expect(harness.lessons.count + harness.touches.count).toBe(0);
    keepAlive.end();
    expect(time.pending()).toBe(0);
  });

  it('one that is switched on in the midst of a shift is learnt in a quarter of an hour, and lived with', async () => {
    const harness = new Harness();
    const { time, keepAlive, lessons, touches } = harness;
    keepAlive.begin(null);
    await time.advance(LEARN_AGAIN_MS);
    lessons.answer(null);
    await time.advance(LEARN_AGAIN_MS);
    lessons.fail('network');
    await time.advance(LEARN_AGAIN_MS);
    expect(lessons.count).toBe(3);
    harness.usedAt = time.clock.now() - 10 * MINUTE_MS;
    lessons.answer(HALF_HOUR_MS);
    await time.advance(5 * MINUTE_MS);
    expect(touches.count).toBe(1);
    expect(lessons.count).toBe(3);
  });

  it('what is still to be learnt when it ends changes nothing', async () => {
    const { time, keepAlive, lessons } = new Harness();
    keepAlive.begin(null);
    await time.advance(LEARN_AGAIN_MS);
    keepAlive.end();
    lessons.answer(HALF_HOUR_MS);
    await time.settle();
    expect(time.pending()).toBe(0);
  });
});
