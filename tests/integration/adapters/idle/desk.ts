import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createLastingConnection } from '../../../../electron/adapters/bus/lasting-connection';
import { createLogind } from '../../../../electron/adapters/idle/logind';
import { createScreenSaverSigns, createScreenSaverSource } from '../../../../electron/adapters/idle/screen-savers';
import { createWindowManagerSource } from '../../../../electron/adapters/idle/window-manager-source';
import { systemSteadyTime } from '../../../../electron/adapters/steady-time';
import { systemClock } from '../../../../electron/adapters/system-time';
import type { Disposable, IdleEvent, IdleMonitor, SystemHold } from '../../../../electron/ports';
import { createIdleMonitor } from '../../../../electron/services/idle-monitor/idle-monitor';
import { startSessionBus } from '../../../../scripts/lib/desktop-session/session-bus';
import { FakeLog } from '../../../fakes/log';
import { CountingScheduler } from '../../../fakes/ports';

export interface Buses {
  readonly session: string;
  readonly system: string;
}

/** A session bus and a system bus that nobody else is on. */
export async function startBuses(): Promise<Buses & { end(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'idle-'));
  const [session, system] = await Promise.all(
    ['session', 'system'].map((name) => startSessionBus(path.join(folder, name), process.env)),
  );
  return {
    session: session?.address ?? '',
    system: system?.address ?? '',
    async end() {
      await Promise.all([session?.process.stop(), system?.process.stop()]);
      await rm(folder, { recursive: true });
    },
  };
}

export const noHold: SystemHold = {
  ask: () => undefined,
  grantedMs: () => 0,
  release: () => undefined,
  renew: () => undefined,
  dispose: () => undefined,
};

export interface LinuxDesk {
  readonly monitor: IdleMonitor;
  readonly scheduler: CountingScheduler;
  readonly events: readonly IdleEvent[];
  /** Settles with the next event of the type, also one that has come already and was not handed out. */
  next<Type extends IdleEvent['type']>(type: Type): Promise<Extract<IdleEvent, { type: Type }>>;
  health(): Record<string, string>;
}

/** The monitor as it is on Linux, less what Electron tells, on the given buses. */
export function watchLinuxDesk(
  buses: Buses,
  hold: (delayLimitMs: () => number) => SystemHold = () => noHold,
): LinuxDesk {
  const log = new FakeLog();
  const scheduler = new CountingScheduler();
  const session = createLastingConnection({ name: 'session bus', address: buses.session, log });
  const system = createLastingConnection({ name: 'system bus', address: buses.system, log });
  const logind = createLogind({ system, sessionId: undefined, monotonicMs: systemSteadyTime.awakeMs });
  const monitor = createIdleMonitor({
    sources: [createWindowManagerSource(session), createScreenSaverSource(session), logind.source],
    signs: [logind, createScreenSaverSigns(session)],
    hold: hold(logind.delayLimitMs),
    clock: systemClock,
    steadyTime: systemSteadyTime,
    scheduler,
    log,
  });
  const parts: readonly Disposable[] = [monitor, session, system];
  onTestFinished(() => parts.forEach((part) => part.dispose()));

  const events: IdleEvent[] = [];
  const unread: IdleEvent[] = [];
  const waiting: { readonly type: string; readonly resolve: (event: IdleEvent) => void }[] = [];
  monitor.watch((event) => {
    events.push(event);
    const index = waiting.findIndex(({ type }) => type === event.type);
    if (index < 0) unread.push(event);
    else waiting.splice(index, 1)[0]?.resolve(event);
  });
  return {
    monitor,
    scheduler,
    events,
    next: (type) =>
      new Promise((resolve) => {
        const known = unread.findIndex((event) => event.type === type);
        const give = resolve as (event: IdleEvent) => void;
        if (known < 0) waiting.push({ type, resolve: give });
        else give(unread.splice(known, 1)[0] as IdleEvent);
      }),
    health: () =>
      Object.fromEntries(
        monitor.health().map((source) => [source.name, source.state === 'demoted' ? source.fault : source.state]),
      ),
  };
}
