import { describe, expect, it } from 'vitest';
import { createMemoryJournal } from '../../../electron/adapters/memory-journal';
import { defaultTransitionPolicy } from '../../../electron/core/presence/transition-policy';
import { OFFLINE_LIMIT_MS, setOffline } from '../../../electron/services/offline-first';
import { createPresenceEngine } from '../../../electron/services/presence-engine';
import { createSeededChance } from '../../fakes/chance';
import { FakeGateway } from '../../fakes/gateway';
import { FakeLog } from '../../fakes/log';
import { steadyTimeOf } from '../../fakes/nobody-watched';
import { createVirtualTime } from '../../fakes/virtual-time';
import { definitions, remote } from '../core/presence/fixtures';

const cause = { kind: 'agent', via: 'window' } as const;

/** An agent whose presence is known and whose feed is open. */
async function agent(standing = 'available') {
  const time = createVirtualTime();
  const gateway = new FakeGateway();
  const listeners = new Set<() => void>();
  const engine = createPresenceEngine({
    gateway,
    journal: createMemoryJournal(time.clock),
    userId: 'maya',
    policy: defaultTransitionPolicy,
    clock: time.clock,
    steadyTime: steadyTimeOf(time.clock),
    scheduler: time.scheduler,
    chance: createSeededChance(),
    log: new FakeLog(),
    onTimerOver: () => undefined,
    onChange: () => {
      for (const listener of listeners) listener();
    },
  });
  engine.tell({ type: 'definitions-loaded', definitions });
  engine.tell({ type: 'feed-connected' });
  gateway.reads.answer(remote(standing, 1));
  await time.settle();
  const watch = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return { time, gateway, engine, listeners, ask: () => setOffline(engine, cause, time.scheduler, watch) };
}

describe('Offline before the sign-in ends', () => {
  it('is waited for until the cloud has confirmed it', async () => {
    const { time, gateway, listeners, ask } = await agent();
    const asked = ask();
    await time.settle();
    expect(gateway.writes.inputs).toEqual([{ definitionId: 'offline' }]);
    gateway.writes.answer(remote('offline', 2));
    expect(await asked).toEqual({ ok: true, value: undefined });
    expect(listeners.size).toBe(0);
  });

  it('is no change for who is Offline already', async () => {
    const { gateway, ask } = await agent('offline');
    expect(await ask()).toEqual({ ok: true, value: undefined });
    expect(gateway.writes.count).toBe(0);
  });

  it('that the cloud refuses, or cannot be asked for now, is told', async () => {
    for (const code of ['rejected', 'network'] as const) {
      const { time, gateway, ask } = await agent();
      const asked = ask();
      await time.settle();
      gateway.writes.fail(code, { detail: 'why' });
      await time.settle();
      expect(await asked).toEqual({ ok: false, error: { detail: 'why' } });
    }
  });

  it('is not waited for without end', async () => {
    const { time, ask } = await agent();
    const asked = ask();
    await time.advance(OFFLINE_LIMIT_MS);
    expect(await asked).toMatchObject({ ok: false });
  });
});
