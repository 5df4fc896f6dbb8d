import { describe, expect, it } from 'vitest';
import type { PresencePatch, PresenceState, PresenceTimer } from '../../../electron/core/presence/state';
import { createTimedReturn } from '../../../electron/services/timed-return';
import type { Cause } from '../../../shared/presence/cause';
import { ok } from '../../../shared/result';
import { FakeIdleMonitor } from '../../fakes/idle-monitor';
import { createVirtualTime } from '../../fakes/virtual-time';
import { liveMachine } from '../core/presence/fixtures';

const MINUTE_MS = 60_000;
const over: PresenceTimer = {
  definitionId: 'meal',
  startedAt: 1_000,
  durationMs: 30 * MINUTE_MS,
  formerDefinitionId: 'on-queue',
  stage: 'over',
};

/** Somebody whose meal is over, at a computer. */
class Desk {
  readonly time = createVirtualTime(10_000_000);
  readonly idle = new FakeIdleMonitor(this.time.clock);
  readonly picks: { readonly patch: PresencePatch; readonly cause: Cause }[] = [];
  manner: 'remind' | 'automatic' = 'automatic';
  state: PresenceState = { ...liveMachine('meal').state, timer: over };
  readonly timedReturn = createTimedReturn({
    engine: {
      state: () => this.state,
      pick: (patch, cause) => {
        this.picks.push({ patch, cause });
        return ok({ intentId: 'return' });
      },
    },
    idle: this.idle,
    rules: () => ({ timedReturn: this.manner }),
    scheduler: this.time.scheduler,
  });

  async changes(state: Partial<PresenceState> = {}): Promise<void> {
    this.state = { ...this.state, ...state };
    this.timedReturn.presenceChanged();
    await this.time.settle();
  }
}

const back = { patch: { definitionId: 'available' }, cause: { kind: 'rule', rule: 'timed-return' } };

describe('A return by itself', () => {
  it('happens at once while the agent is at the computer, and after On Queue leads to Available', async () => {
    const desk = new Desk();
    await desk.changes();
    expect(desk.picks).toEqual([back]);
  });

  it('happens once, whatever comes of it', async () => {
    const desk = new Desk();
    await desk.changes();
    await desk.changes();
    await desk.time.advance(10 * MINUTE_MS);
    expect(desk.picks).toHaveLength(1);
    expect(desk.time.pending()).toBe(0);
  });

  it('waits while nobody is there, and while the screen is locked', async () => {
    const desk = new Desk();
    await desk.time.advance(5 * MINUTE_MS);
    await desk.changes();
    await desk.time.advance(5 * MINUTE_MS);
    expect(desk.picks).toEqual([]);
    desk.idle.lock();
    desk.idle.input();
    await desk.time.advance(MINUTE_MS / 2);
    expect(desk.picks).toEqual([]);
    desk.idle.unlock();
    desk.idle.input();
    await desk.time.advance(MINUTE_MS / 2);
    expect(desk.picks).toEqual([back]);
  });

  it.each([
    ['only a reminder is wished', { manner: 'remind' as const }],
    ['the end passed unseen', { timer: { ...over, stage: 'late' as const } }],
    ['the time is not over', { timer: { ...over, stage: 'running' as const } }],
    ['there is no timer', { timer: null }],
  ])(
    'does not happen when %s',
    async (_, { manner, ...state }: { manner?: 'remind'; timer?: PresenceTimer | null }) => {
      const desk = new Desk();
      if (manner !== undefined) desk.manner = manner;
      await desk.changes(state);
      expect(desk.picks).toEqual([]);
      expect(desk.idle.reads).toBe(0);
    },
  );

  it('is off when somebody else ends the presence while it waits', async () => {
    const desk = new Desk();
    await desk.time.advance(5 * MINUTE_MS);
    await desk.changes();
    await desk.changes({ timer: null });
    expect(desk.time.pending()).toBe(0);
  });
});
