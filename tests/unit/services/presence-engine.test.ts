import { describe, expect, it } from 'vitest';
import { createMemoryJournal } from '../../../electron/adapters/memory-journal';
import { defaultTransitionPolicy } from '../../../electron/core/presence/transition-policy';
import { createPresenceEngine } from '../../../electron/services/presence-engine';
import type { Cause } from '../../../shared/presence/cause';
import { FakeGateway } from '../../fakes/gateway';
import { FakeLog } from '../../fakes/log';
import { createVirtualTime } from '../../fakes/virtual-time';
import { definitions, fromTray, remote } from '../core/presence/fixtures';

const byWindow: Cause = { kind: 'agent', via: 'window' };

class EngineHarness {
  readonly time = createVirtualTime(1_000_000);
  /** How far somebody has set the computer's clock. */
  setByMs = 0;
  readonly clock = { now: () => this.time.clock.now() + this.setByMs };
  readonly gateway = new FakeGateway();
  readonly chance = { uuid: () => `intent-${++this.intents}`, fraction: () => 0.5 };
  intents = 0;
  changes = 0;
  readonly engine = createPresenceEngine({
    gateway: this.gateway,
    journal: createMemoryJournal(this.clock),
    userId: 'maya',
    policy: defaultTransitionPolicy,
    clock: this.clock,
    steadyTime: { throughSleepMs: () => this.time.clock.now() },
    scheduler: this.time.scheduler,
    chance: this.chance,
    log: new FakeLog(),
    onChange: () => (this.changes += 1),
    onTimerOver: () => (this.reminders += 1),
  });
  reminders = 0;

  /** Follows the cloud live, with this presence confirmed. */
  async live(definitionId = 'on-queue', version = 900_000): Promise<this> {
    this.engine.tell({ type: 'definitions-loaded', definitions });
    this.engine.tell({ type: 'feed-connected' });
    this.gateway.reads.answer(remote(definitionId, version));
    await this.time.settle();
    return this;
  }
}

const liveEngine = (definitionId?: string): Promise<EngineHarness> => new EngineHarness().live(definitionId);

describe('The presence engine', () => {
  it('reads the presence of its agent, and shows what came', async () => {
    const harness = await liveEngine();
    expect(harness.gateway.reads.inputs).toEqual(['maya']);
    expect(harness.engine.state().confirmed).toMatchObject({ definitionId: 'on-queue', version: 900_000 });
    expect(harness.engine.state().confirmedAt).toBe(1_000_000);
    expect(harness.changes).toBeGreaterThan(0);
  });

  it('sends a pick at once, and keeps the old presence until the cloud has confirmed', async () => {
    const harness = await liveEngine();
    expect(harness.engine.pick({ definitionId: 'meal', note: 'Back at 3' }, fromTray)).toEqual({
      ok: true,
      value: { intentId: 'intent-1' },
    });
    expect(harness.gateway.writes.inputs).toEqual([{ definitionId: 'meal', note: 'Back at 3' }]);
    expect(harness.engine.state().confirmed?.definitionId).toBe('on-queue');
    expect(harness.engine.state().wanted).toMatchObject({ intentId: 'intent-1', cause: fromTray });
    harness.gateway.writes.answer(remote('meal', 1_000_000, 'Back at 3'));
    await harness.time.settle();
    expect(harness.engine.state()).toMatchObject({
      confirmed: { definitionId: 'meal', note: 'Back at 3', cause: fromTray },
      wanted: null,
    });
  });

  it('dates a pick by both clocks, so that it can be ordered against changes made elsewhere', async () => {
    const harness = await liveEngine();
    harness.gateway.skewMs = -7_000;
    harness.engine.pick({ definitionId: 'meal' }, fromTray);
    expect(harness.engine.state().wanted).toMatchObject({ decidedAt: 1_000_000, decidedAtServer: 993_000 });
  });

  it.each([
    ['unknown-definition', 'nowhere'],
    ['definition-deactivated', 'old'],
  ])('refuses as “%s” without asking the cloud', async (code, definitionId) => {
    const harness = await liveEngine();
    const { changes } = harness;
    expect(harness.engine.pick({ definitionId }, fromTray)).toMatchObject({ ok: false, error: { code } });
    expect(harness.gateway.writes.count).toBe(0);
    expect(harness.engine.state().wanted).toBeNull();
    expect(harness.changes).toBe(changes);
  });

  it('refuses a forbidden transition, and names what may come first', async () => {
    const harness = await liveEngine('meal');
    expect(harness.engine.pick({ definitionId: 'away' }, fromTray)).toEqual({
      ok: false,
      error: { code: 'transition-forbidden', allowed: ['available'] },
    });
    expect(harness.gateway.writes.count).toBe(0);
  });

  it('tries again when the time has come, not before, and with nothing left waiting afterwards', async () => {
    const harness = await liveEngine();
    harness.engine.pick({ definitionId: 'meal' }, fromTray);
    harness.gateway.writes.fail('unavailable', { detail: 'a fault' });
    await harness.time.settle();
    expect(harness.engine.state().phase).toMatchObject({ kind: 'waiting', retryAt: 1_000_500 });
    await harness.time.advance(499);
    expect(harness.gateway.writes.count).toBe(1);
    await harness.time.advance(1);
    expect(harness.gateway.writes.count).toBe(2);
    harness.gateway.writes.answer(remote('meal', 1_000_500));
    await harness.time.settle();
    expect(harness.engine.state().confirmed?.definitionId).toBe('meal');
    expect(harness.time.pending()).toBe(0);
  });

  it('waits as long as the cloud asks for', async () => {
    const harness = await liveEngine();
    harness.engine.pick({ definitionId: 'meal' }, fromTray);
    harness.gateway.writes.fail('rate-limited', { retryAfterMs: 30_000 });
    await harness.time.advance(29_999);
    expect(harness.gateway.writes.count).toBe(1);
    await harness.time.advance(501);
    expect(harness.gateway.writes.count).toBe(2);
  });

  it('tries at once when it is told to, and forgets the time that it waited for', async () => {
    const harness = await liveEngine();
    harness.engine.pick({ definitionId: 'meal' }, fromTray);
    harness.gateway.writes.fail('unavailable');
    await harness.time.settle();
    harness.engine.retry();
    expect(harness.gateway.writes.count).toBe(2);
    expect(harness.time.pending()).toBe(0);
    await harness.time.advance(60_000);
    expect(harness.gateway.writes.count).toBe(2);
  });

  it('forgets a pick that waits when it is withdrawn, and its alarm too', async () => {
    const harness = await liveEngine();
    harness.engine.pick({ definitionId: 'meal' }, fromTray);
    harness.gateway.writes.fail('unavailable');
    await harness.time.settle();
    harness.engine.withdraw();
    expect(harness.engine.state().wanted).toBeNull();
    expect(harness.time.pending()).toBe(0);
  });

  it('asks what stands when the answer to a write was lost, and books it once', async () => {
    const harness = await liveEngine();
    harness.engine.pick({ definitionId: 'meal' }, fromTray);
    harness.gateway.writes.fail('timeout', { mayHaveBeenApplied: true });
    await harness.time.settle();
    expect(harness.gateway.reads.count).toBe(2);
    harness.gateway.reads.answer(remote('meal', 1_000_000));
    await harness.time.settle();
    expect(harness.engine.state()).toMatchObject({ confirmed: { cause: fromTray }, wanted: null });
    expect(harness.gateway.writes.count).toBe(1);
  });

  it('says nothing when nothing changed', async () => {
    const harness = await liveEngine();
    const { changes } = harness;
    harness.engine.retry();
    harness.engine.withdraw();
    expect(harness.changes).toBe(changes);
  });
});

describe('A computer whose clock somebody sets', () => {
  const MINUTE_MS = 60_000;
  const settings = [-3 * 3_600_000, 3 * 3_600_000];

  it.each(settings)('tries again after the same pause, and keeps the wish: %s ms', async (setByMs) => {
    const harness = await liveEngine();
    harness.engine.pick({ definitionId: 'meal' }, fromTray);
    harness.gateway.writes.fail('rate-limited', { retryAfterMs: 30_000 });
    await harness.time.settle();
    harness.setByMs = setByMs;
    await harness.time.advance(30_499);
    expect(harness.gateway.writes.count).toBe(1);
    await harness.time.advance(1);
    expect(harness.gateway.writes.count).toBe(2);
    expect(harness.engine.state().notice).toBeNull();
  });

  it.each(settings)('gives a wish up after the same quarter of an hour: %s ms', async (setByMs) => {
    const harness = await liveEngine();
    harness.engine.pick({ definitionId: 'meal' }, fromTray);
    harness.gateway.writes.fail('unauthorised');
    await harness.time.settle();
    harness.setByMs = setByMs;
    await harness.time.advance(15 * MINUTE_MS - 1);
    expect(harness.engine.state().wanted).not.toBeNull();
    await harness.time.advance(1);
    expect(harness.engine.state()).toMatchObject({ wanted: null, notice: { kind: 'not-set' } });
  });

  it.each(settings)(
    'is reminded of the end of a timed presence after the same time, on time: %s ms',
    async (setByMs) => {
      const harness = await liveEngine('meal');
      harness.engine.setTimer(30 * MINUTE_MS);
      harness.setByMs = setByMs;
      await harness.time.advance(30 * MINUTE_MS - 1);
      expect(harness.reminders).toBe(0);
      await harness.time.advance(1);
      expect(harness.reminders).toBe(1);
      expect(harness.engine.state().timer?.stage).toBe('over');
      // A reminder that stands is that of the same end, wherever the clock goes.
      const { timer } = harness.engine.state();
      harness.setByMs = 0;
      harness.engine.tell({ type: 'feed-lost' });
      expect(harness.engine.state().timer).toEqual(timer);
    },
  );

  it.each(settings)('reads again after the same pause: %s ms', async (setByMs) => {
    const harness = await liveEngine();
    harness.engine.tell({ type: 'feed-connected' });
    harness.gateway.reads.fail('unavailable');
    await harness.time.settle();
    harness.setByMs = setByMs;
    await harness.time.advance(499);
    expect(harness.gateway.reads.count).toBe(2);
    await harness.time.advance(1);
    expect(harness.gateway.reads.count).toBe(3);
  });

  it.each(settings)('still knows a lost write that lands late: %s ms', async (setByMs) => {
    const harness = await liveEngine();
    harness.engine.pick({ definitionId: 'meal' }, fromTray);
    harness.gateway.writes.fail('timeout', { mayHaveBeenApplied: true });
    await harness.time.settle();
    harness.engine.pick({ definitionId: 'break' }, fromTray);
    harness.gateway.reads.answer(remote('on-queue', 900_000));
    await harness.time.settle();
    harness.gateway.writes.answer(remote('break', 1_000_100));
    await harness.time.settle();
    harness.setByMs = setByMs;
    await harness.time.advance(2 * MINUTE_MS);
    harness.engine.tell({ type: 'presence-notified', presence: remote('meal', 1_120_000) });
    expect(harness.gateway.writes.inputs.at(-1)).toEqual({ definitionId: 'break' });
    expect(harness.engine.state().wanted?.patch).toEqual({ definitionId: 'break' });
  });
});

describe('A conflict with a change made elsewhere', () => {
  async function conflict(theirs = 'meal', mine = 'break'): Promise<EngineHarness> {
    const harness = await liveEngine();
    harness.engine.pick({ definitionId: mine }, fromTray);
    harness.gateway.writes.fail('busy');
    await harness.time.settle();
    harness.engine.tell({ type: 'presence-notified', presence: remote(theirs, 1_000_001) });
    expect(harness.engine.state().notice).toEqual({ kind: 'conflict', mine: { definitionId: mine } });
    return harness;
  }

  it('is over when the agent keeps theirs', async () => {
    const harness = await conflict();
    expect(harness.engine.answerConflict('keep-theirs', byWindow)).toEqual({ ok: true, value: undefined });
    expect(harness.engine.state().notice).toBeNull();
    expect(harness.gateway.writes.count).toBe(1);
  });

  it('is settled by a new pick when the agent wants their own', async () => {
    const harness = await conflict();
    expect(harness.engine.answerConflict('set-mine', byWindow)).toEqual({ ok: true, value: undefined });
    expect(harness.gateway.writes.inputs.at(-1)).toEqual({ definitionId: 'break' });
    expect(harness.engine.state()).toMatchObject({ notice: null, wanted: { cause: byWindow } });
  });

  it('stays when their own may no longer follow, and says why', async () => {
    const harness = await conflict('meal', 'away');
    expect(harness.engine.answerConflict('set-mine', byWindow)).toEqual({
      ok: false,
      error: { code: 'transition-forbidden', allowed: ['available'] },
    });
    expect(harness.engine.state().notice).toMatchObject({ kind: 'conflict' });
    expect(harness.gateway.writes.count).toBe(1);
  });

  it('that is over already is no reason to write', async () => {
    const harness = await liveEngine();
    expect(harness.engine.answerConflict('set-mine', byWindow)).toEqual({ ok: true, value: undefined });
    expect(harness.gateway.writes.count).toBe(0);
  });
});

describe('A notice', () => {
  it('goes when it is dismissed', async () => {
    const harness = await liveEngine();
    harness.engine.pick({ definitionId: 'meal' }, fromTray);
    harness.gateway.writes.fail('permission-missing', { detail: 'a permission' });
    await harness.time.settle();
    expect(harness.engine.state().notice).toMatchObject({ kind: 'not-set', code: 'permission-missing' });
    harness.engine.dismissNotice();
    expect(harness.engine.state().notice).toBeNull();
  });
});

describe('A presence engine that is disposed', () => {
  it('gives up its requests', async () => {
    const harness = await liveEngine();
    harness.engine.pick({ definitionId: 'meal' }, fromTray);
    harness.engine.tell({ type: 'feed-connected' });
    harness.engine.dispose();
    expect(harness.gateway.writes.signals[0]?.aborted).toBe(true);
    expect(harness.gateway.reads.signals.at(-1)?.aborted).toBe(true);
  });

  it('leaves no alarm', async () => {
    const harness = await liveEngine();
    harness.engine.pick({ definitionId: 'meal' }, fromTray);
    harness.gateway.writes.fail('unavailable');
    await harness.time.settle();
    expect(harness.time.pending()).toBe(1);
    harness.engine.dispose();
    harness.engine.dispose();
    expect(harness.time.pending()).toBe(0);
  });

  it('changes nothing more, whatever comes', async () => {
    const harness = await liveEngine();
    harness.engine.pick({ definitionId: 'meal' }, fromTray);
    harness.engine.dispose();
    const state = harness.engine.state();
    const { changes } = harness;
    harness.gateway.writes.answer(remote('meal', 1_000_000));
    await harness.time.settle();
    harness.engine.tell({ type: 'feed-lost' });
    harness.engine.withdraw();
    harness.engine.pick({ definitionId: 'break' }, fromTray);
    expect(harness.engine.state()).toBe(state);
    expect(harness.changes).toBe(changes);
    expect(harness.gateway.writes.count).toBe(1);
    expect(harness.time.pending()).toBe(0);
  });
});
