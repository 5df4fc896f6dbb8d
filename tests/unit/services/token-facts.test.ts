import { describe, expect, it } from 'vitest';
import type { Identity, LearntFacts } from '../../../electron/ports';
import { createTokenFacts } from '../../../electron/services/token-facts';
import { Calls } from '../../fakes/gateway';
import { FakeLog } from '../../fakes/log';
import { createVirtualTime } from '../../fakes/virtual-time';
import { maya } from './session-harness';

class Harness {
  readonly time = createVirtualTime();
  readonly lessons = new Calls<LearntFacts, Identity>('lesson');
  readonly learnt: LearntFacts[] = [];
  readonly facts = createTokenFacts({
    dialect: 'platform',
    actsAs: 'agent',
    learn: (identity, signal) => this.lessons.make(identity, signal),
    onLearnt: (facts) => void this.learnt.push(facts),
    scheduler: this.time.scheduler,
    chance: { uuid: () => 'unused', fraction: () => 0.5 },
    log: new FakeLog(),
  });

  stateOf(feature: string): string | undefined {
    return this.facts.rights().find((right) => right.feature === feature)?.state;
  }
}

const known: LearntFacts = { scopes: ['presence'], permissions: ['routing:agent:onqueue'], idleTimeoutMs: null };

describe('What the token may do', () => {
  it('is unknown at first, and then as the cloud told', async () => {
    const harness = new Harness();
    harness.facts.begin(maya);
    expect(harness.stateOf('go-on-queue')).toBe('unknown');
    harness.lessons.answer(known);
    await harness.time.settle();
    expect(harness.stateOf('go-on-queue')).toBe('works');
    expect(harness.stateOf('live-changes')).toBe('scope-missing');
    expect(harness.learnt).toEqual([known]);
  });

  it('counts the permissions that came with the sign-in at once', () => {
    const harness = new Harness();
    harness.facts.begin({ ...maya, permissions: [] });
    expect(harness.stateOf('go-on-queue')).toBe('permission-missing');
  });

  it('is asked for again when the cloud could not be reached, and not when it said no', async () => {
    const harness = new Harness();
    harness.facts.begin(maya);
    harness.lessons.fail('unavailable');
    await harness.time.advance(500);
    expect(harness.lessons.count).toBe(2);
    harness.lessons.fail('scope-missing');
    await harness.time.advance(600_000);
    expect(harness.lessons.count).toBe(2);
    expect(harness.learnt).toEqual([]);
  });

  it('of one agent is never shown for the next', async () => {
    const harness = new Harness();
    harness.facts.begin(maya);
    harness.facts.begin({ ...maya, userId: 'tomas' });
    harness.lessons.answer(known);
    await harness.time.settle();
    expect(harness.stateOf('go-on-queue')).toBe('unknown');
    harness.facts.end();
    harness.lessons.answer(known);
    await harness.time.settle();
    expect(harness.learnt).toEqual([]);
    expect(harness.time.pending()).toBe(0);
  });
});
