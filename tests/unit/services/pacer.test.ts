import { describe, expect, it } from 'vitest';
import type { Attendance, FeedPace } from '../../../electron/ports';
import { ATTENDANCE_CHECK_MS, createPacer, GONE_AFTER_MS } from '../../../electron/services/pacer';
import { createVirtualTime } from '../../fakes/virtual-time';
import { FakeWindow } from '../../fakes/window';

class Harness {
  readonly time = createVirtualTime();
  readonly window = new FakeWindow();
  attended: Attendance = 'present';
  readonly askedWithinMs: number[] = [];
  readonly paces: FeedPace[] = [];
  readonly pacer = createPacer({
    attendance: (withinMs) => {
      this.askedWithinMs.push(withinMs);
      return Promise.resolve(this.attended);
    },
    window: this.window,
    scheduler: this.time.scheduler,
  });

  watch() {
    return this.pacer.watch((pace) => void this.paces.push(pace));
  }
}

describe('The pace of asking', () => {
  it('is slow while nobody looks, fast while the window is open, and told at each change only', async () => {
    const { time, window, paces, watch } = bound(new Harness());
    watch();
    expect(paces).toEqual(['slow']);
    await time.advance(5 * ATTENDANCE_CHECK_MS);
    window.show();
    await time.settle();
    window.hide();
    await time.settle();
    expect(paces).toEqual(['slow', 'fast', 'slow']);
  });

  it('begins fast where the window is open already', () => {
    const { window, paces, watch } = bound(new Harness());
    window.show();
    watch();
    expect(paces).toEqual(['fast']);
  });

  it('is off while the agent is gone, even with the window open, and comes back within seconds of them', async () => {
    const harness = bound(new Harness());
    const { time, window, paces, watch, askedWithinMs } = harness;
    window.show();
    watch();
    harness.attended = 'gone';
    await time.advance(ATTENDANCE_CHECK_MS);
    harness.attended = 'present';
    await time.advance(ATTENDANCE_CHECK_MS);
    expect(paces).toEqual(['fast', 'off', 'fast']);
    expect(new Set(askedWithinMs)).toEqual(new Set([GONE_AFTER_MS]));
  });

  it('goes on where the computer cannot tell whether the agent is there', async () => {
    const harness = bound(new Harness());
    harness.attended = 'unknown';
    harness.watch();
    await harness.time.advance(10 * ATTENDANCE_CHECK_MS);
    expect(harness.paces).toEqual(['slow']);
  });

  it('costs nothing when nobody listens any more', async () => {
    const { time, window, paces, watch } = bound(new Harness());
    const watching = watch();
    await time.settle();
    watching.dispose();
    window.show();
    await time.advance(ATTENDANCE_CHECK_MS);
    expect(paces).toEqual(['slow']);
    expect(time.pending()).toBe(0);
  });
});

/** The harness with its method bound, so that it can be taken apart. */
function bound(harness: Harness): Harness {
  harness.watch = harness.watch.bind(harness);
  return harness;
}
