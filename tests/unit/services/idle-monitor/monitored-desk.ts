import type { IdleEvent, IdleSource, SessionSign, SystemHold } from '../../../../electron/ports';
import { createIdleMonitor } from '../../../../electron/services/idle-monitor/idle-monitor';
import type { IdleSourceName } from '../../../../shared/inactivity/idle-source';
import { FakeLog } from '../../../fakes/log';
import { createVirtualTime } from '../../../fakes/virtual-time';

export const MINUTE = 60_000;

/** A system that can be held back, for five seconds. */
class FakeHold implements SystemHold {
  readonly done: string[] = [];
  wanted = { sleep: false, end: false };

  ask(wanted: { readonly sleep: boolean; readonly end: boolean }): void {
    this.wanted = wanted;
  }
  grantedMs(what: 'sleep' | 'end'): number {
    return this.wanted[what] ? 5_000 : 0;
  }
  release(what: 'sleep' | 'end'): void {
    this.done.push(`release ${what}`);
  }
  renew(): void {
    this.done.push('renew');
  }
  dispose(): void {
    this.done.push('dispose');
  }
}

/** A computer whose sources say when the person was last there, unless the test lets them say something else. */
export function desk(names: readonly IdleSourceName[] = ['mutter', 'power-monitor']) {
  const time = createVirtualTime();
  const startMs = time.clock.now();
  const state = { lastInputMs: startMs, sleptMs: 0, reads: 0 };
  const says = new Map<IdleSourceName, () => Promise<number | null>>();
  const idleMs = (): number => time.clock.now() - state.lastInputMs;
  const sources = names.map((name): IdleSource => ({
    name,
    isCoarse: false,
    barredBy: null,
    read() {
      state.reads += 1;
      return says.get(name)?.() ?? Promise.resolve(idleMs());
    },
  }));
  let tell: (sign: SessionSign) => void = () => undefined;
  const hold = new FakeHold();
  const upMs = (): number => 10 * 60 * MINUTE + time.clock.now() - startMs;
  const monitor = createIdleMonitor({
    sources,
    signs: [{ start: (listener) => void (tell = listener), dispose: () => hold.done.push('end signs') }],
    hold,
    clock: time.clock,
    steadyTime: { throughSleepMs: upMs, awakeMs: () => upMs() - state.sleptMs },
    scheduler: time.scheduler,
    log: new FakeLog(),
  });
  const events: IdleEvent[] = [];
  return {
    time,
    state,
    says,
    hold,
    monitor,
    events,
    tell: (sign: SessionSign) => tell(sign),
    async watch() {
      monitor.watch((event) => events.push(event));
      await time.settle();
      events.length = 0;
    },
    types: () => events.map(({ type }) => type),
  };
}
