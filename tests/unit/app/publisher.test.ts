import { describe, expect, it } from 'vitest';
import type { Publisher } from '../../../electron/publisher';
import { createPublisher } from '../../../electron/publisher';
import { createWarningNotice } from '../../../electron/warning-notice';
import { createTranslator } from '../../../shared/i18n';
import type { Snapshot } from '../../../shared/snapshot';
import { FakeCard } from '../../fakes/card';
import { FakeNotices } from '../../fakes/desktop-notices';
import { presenceOf, snapshotOf } from '../../fakes/snapshot';
import { FakeTray } from '../../fakes/tray';
import { createVirtualTime } from '../../fakes/virtual-time';
import { FakePages, FakeWindow } from '../../fakes/window';

const MINUTE_MS = 60_000;
const signedOut = snapshotOf({ session: { state: 'signed-out', reason: 'never', detail: '', canSignIn: true } });

class PublisherHarness {
  readonly time = createVirtualTime();
  readonly tray = new FakeTray();
  readonly window = new FakeWindow();
  readonly pages = new FakePages();
  readonly card = new FakeCard();
  readonly notices = new FakeNotices();
  snapshot: Snapshot;
  builds = 0;
  ticks = 0;
  readonly publisher: Publisher;

  constructor(snapshot?: Snapshot) {
    // Began twenty seconds ago: the next whole minute is forty seconds away.
    const since = this.time.clock.now() - 20_000;
    this.snapshot = snapshot ?? snapshotOf({ presence: { current: presenceOf('meal', 'Meal', { since }) } });
    this.publisher = createPublisher({
      build: () => {
        this.builds += 1;
        return this.snapshot;
      },
      tray: this.tray,
      window: this.window,
      pages: this.pages,
      card: this.card,
      warningNotice: createWarningNotice({
        notices: this.notices,
        translator: createTranslator('en-GB'),
        clock: this.time.clock,
        onCommand: () => undefined,
      }),
      translator: createTranslator('en-GB'),
      clock: this.time.clock,
      scheduler: this.time.scheduler,
      onTick: () => (this.ticks += 1),
    });
  }
}

describe('The publisher', () => {
  it('draws tray and windows from the same snapshot at once when it is told to', () => {
    const { publisher, tray, window, pages, card, snapshot } = new PublisherHarness();
    publisher.publish();
    expect(tray.labels[0]).toContain('Meal');
    expect(window.snapshot).toEqual(snapshot);
    expect(pages.published).toEqual([snapshot]);
    expect(card.published).toEqual([snapshot]);
  });

  it('draws once for all that changed in the same turn, and shows the last of it', async () => {
    const harness = new PublisherHarness();
    harness.publisher.invalidate();
    harness.publisher.invalidate();
    harness.snapshot = signedOut;
    harness.publisher.invalidate();
    expect(harness.builds).toBe(0);
    await harness.time.settle();
    expect(harness.builds).toBe(1);
    expect(harness.tray.models).toHaveLength(1);
    expect(harness.window.published).toEqual([signedOut]);
    harness.publisher.invalidate();
    await harness.time.settle();
    expect(harness.builds).toBe(2);
  });

  it('draws the tray anew at each whole minute of a running presence, and leaves the window alone', async () => {
    const harness = new PublisherHarness();
    harness.publisher.publish();
    await harness.time.advance(39_999);
    expect(harness.tray.models).toHaveLength(1);
    await harness.time.advance(1);
    expect(harness.tray.models).toHaveLength(2);
    await harness.time.advance(10 * MINUTE_MS);
    expect(harness.tray.models).toHaveLength(12);
    expect(harness.window.published).toHaveLength(1);
    expect(harness.time.pending()).toBe(1);
    expect(harness.ticks).toBe(11);
  });

  it('runs no timer while no presence runs', async () => {
    const harness = new PublisherHarness(signedOut);
    harness.publisher.publish();
    expect(harness.time.pending()).toBe(0);
    await harness.time.advance(60 * MINUTE_MS);
    expect(harness.tray.models).toHaveLength(1);
  });

  it('stops the timer when the presence is no longer shown', async () => {
    const harness = new PublisherHarness();
    harness.publisher.publish();
    expect(harness.time.pending()).toBe(1);
    harness.snapshot = signedOut;
    harness.publisher.invalidate();
    await harness.time.settle();
    expect(harness.time.pending()).toBe(0);
  });

  it('draws nothing more once it is disposed, not even what was asked for before', async () => {
    const harness = new PublisherHarness();
    harness.publisher.publish();
    harness.publisher.invalidate();
    harness.publisher.dispose();
    harness.publisher.dispose();
    harness.publisher.invalidate();
    harness.publisher.publish();
    await harness.time.advance(MINUTE_MS);
    expect(harness.tray.models).toHaveLength(1);
    expect(harness.window.published).toHaveLength(1);
    expect(harness.time.pending()).toBe(0);
  });
});
