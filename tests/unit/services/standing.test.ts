import { describe, expect, it } from 'vitest';
import { createStanding } from '../../../electron/services/standing';
import { FakeGateway } from '../../fakes/gateway';
import { FakeLog } from '../../fakes/log';
import { createVirtualTime } from '../../fakes/virtual-time';
import { remote } from '../core/presence/fixtures';

class StandingHarness {
  readonly time = createVirtualTime();
  readonly gateway = new FakeGateway();
  readonly running = new AbortController();
  isPrimary = true;
  changes = 0;
  readonly standing = createStanding({
    gateway: this.gateway,
    userId: 'maya',
    log: new FakeLog(),
    isPrimary: () => this.isPrimary,
    onPresence: (presence) => this.setPrimary(presence.isPrimary),
    onChange: () => (this.changes += 1),
  });

  /** As the account does at each change of the presence. */
  setPrimary(isPrimary: boolean): void {
    this.isPrimary = isPrimary;
    this.standing.primaryMayHaveChanged(this.running.signal);
  }

  notResponding(): this {
    const routingStatus = { status: 'not_responding', since: null } as const;
    this.standing.hear({ type: 'routing-status', routingStatus }, this.running.signal);
    return this;
  }
}

const presence = (isPrimary: boolean) => remote('available', 1_000, '', { isPrimary });

describe('An agent who is not responding', () => {
  it('goes back to idle when the cloud has agreed', async () => {
    const { standing, gateway, running } = new StandingHarness().notResponding();
    const clearing = standing.act('clear-not-responding', running.signal);
    expect(gateway.routingClears.inputs).toEqual(['maya']);
    expect(standing.routingStatus()).toBe('not_responding');
    gateway.routingClears.answer({ status: 'idle', since: null });
    expect((await clearing).ok).toBe(true);
    expect(standing.routingStatus()).toBe('idle');
  });

  it('who clicks twice asks the cloud once', async () => {
    const { standing, gateway, running } = new StandingHarness().notResponding();
    const clicks = [1, 2].map(() => standing.act('clear-not-responding', running.signal));
    gateway.routingClears.answer({ status: 'idle', since: null });
    expect((await Promise.all(clicks)).every(({ ok }) => ok)).toBe(true);
    expect(gateway.routingClears.count).toBe(1);
  });

  it('learns why a click was in vain, until the next click or until it no longer matters', async () => {
    const harness = new StandingHarness().notResponding();
    const { standing, gateway, running, time } = harness;
    void standing.act('clear-not-responding', running.signal);
    const { changes } = harness;
    gateway.routingClears.fail('rejected', { detail: 'Not now.' });
    await time.settle();
    expect(harness.changes).toBe(changes + 1);
    expect(standing.actionFailure()).toEqual({ action: 'clear-not-responding', code: 'rejected', detail: 'Not now.' });
    expect(standing.routingStatus()).toBe('not_responding');
    void standing.act('clear-not-responding', running.signal);
    expect(standing.actionFailure()).toBeNull();
    gateway.routingClears.fail('unavailable');
    await time.settle();
    expect(standing.actionFailure()?.code).toBe('unavailable');
    standing.hear({ type: 'routing-status', routingStatus: { status: 'off_queue', since: null } }, running.signal);
    expect(standing.actionFailure()).toBeNull();
  });

  it('whose session ended meanwhile is not told of it', async () => {
    const { standing, gateway, running, time } = new StandingHarness().notResponding();
    void standing.act('clear-not-responding', running.signal);
    running.abort();
    gateway.routingClears.fail('aborted');
    await time.settle();
    expect(standing.actionFailure()).toBeNull();
  });
});

describe('Another presence source that others see', () => {
  it('is asked for by name once, when the presence ceases to be what others see', async () => {
    const harness = new StandingHarness();
    const { standing, gateway, time } = harness;
    expect(standing.otherSource()).toBeNull();
    harness.setPrimary(false);
    expect(standing.otherSource()).toEqual({ name: null });
    gateway.primarySourceReads.answer({ name: 'Zoom Phone' });
    await time.settle();
    expect(standing.otherSource()).toEqual({ name: 'Zoom Phone' });
    harness.setPrimary(false);
    expect(gateway.primarySourceReads.count).toBe(1);
  });

  it('whose name may not be read has none, and is not asked for again and again', async () => {
    const harness = new StandingHarness();
    harness.setPrimary(false);
    harness.gateway.primarySourceReads.fail('permission-missing');
    await harness.time.settle();
    harness.setPrimary(false);
    expect(harness.standing.otherSource()).toEqual({ name: null });
    expect(harness.gateway.primarySourceReads.count).toBe(1);
  });

  it('that tells of itself is believed when the presence says so too', async () => {
    const { standing, gateway, running, time } = new StandingHarness();
    standing.hear({ type: 'other-source', source: { name: 'Microsoft Teams' } }, running.signal);
    expect(standing.otherSource()).toBeNull();
    gateway.reads.answer(presence(false));
    await time.settle();
    expect(standing.otherSource()).toEqual({ name: 'Microsoft Teams' });
    expect(gateway.primarySourceReads.count).toBe(0);
  });

  it('that tells of itself wrongly is forgotten', async () => {
    const harness = new StandingHarness();
    const { standing, gateway, running, time } = harness;
    standing.hear({ type: 'other-source', source: { name: 'Microsoft Teams' } }, running.signal);
    gateway.reads.answer(presence(true));
    await time.settle();
    harness.setPrimary(false);
    expect(standing.otherSource()).toEqual({ name: null });
  });

  it('is gone when the agent has claimed the place back, and its name with it', async () => {
    const harness = new StandingHarness();
    const { standing, gateway, running, time } = harness;
    harness.setPrimary(false);
    gateway.primarySourceReads.answer({ name: 'Zoom Phone' });
    await time.settle();
    expect(gateway.primaryClaims.count).toBe(0);
    const claiming = standing.act('claim-primary', running.signal);
    gateway.primaryClaims.answer(presence(true));
    expect((await claiming).ok).toBe(true);
    expect(standing.otherSource()).toBeNull();
    harness.setPrimary(false);
    expect(standing.otherSource()).toEqual({ name: null });
    expect(gateway.primarySourceReads.count).toBe(2);
  });
});

describe('What the feed does not replay', () => {
  it('is read, and what may not be read is left out', async () => {
    const { standing, gateway, running } = new StandingHarness();
    const reading = standing.refresh(running.signal);
    gateway.routingReads.fail('scope-missing');
    gateway.outOfOfficeReads.answer({ isActive: true, until: 5_000 });
    await reading;
    expect(standing.routingStatus()).toBeNull();
    expect(standing.outOfOffice()).toEqual({ isActive: true, until: 5_000 });
  });

  it('that comes when the session is over is not taken', async () => {
    const { standing, gateway, running } = new StandingHarness();
    const reading = standing.refresh(running.signal);
    running.abort();
    gateway.routingReads.answer({ status: 'idle', since: null });
    gateway.outOfOfficeReads.answer({ isActive: true, until: null });
    await reading;
    expect(standing.routingStatus()).toBeNull();
    expect(standing.outOfOffice()).toBeNull();
  });
});
