import { spawn } from 'node:child_process';
import { app, BaseWindow, powerMonitor } from 'electron';
import { createLastingConnection } from './adapters/bus/lasting-connection';
import { createInhibitorHold } from './adapters/idle/inhibitor-hold';
import { createLogind } from './adapters/idle/logind';
import { createPowerMonitorSigns } from './adapters/idle/power-monitor-signs';
import { createPowerMonitorSource } from './adapters/idle/power-monitor-source';
import { createQuittingHold } from './adapters/idle/quitting-hold';
import { createScreenSaverSigns, createScreenSaverSource } from './adapters/idle/screen-savers';
import { createWindowManagerSource } from './adapters/idle/window-manager-source';
import { createWindowsSessionEnd } from './adapters/idle/windows-session-end';
import { systemSteadyTime } from './adapters/steady-time';
import { systemClock, systemScheduler } from './adapters/system-time';
import type { IdleMonitor, Log } from './ports';
import { windowSystem } from './window-system';
import { createIdleMonitor } from './services/idle-monitor/idle-monitor';

/** Where a system bus is that nobody has set another address for. */
const SYSTEM_BUS = 'unix:path=/run/dbus/system_bus_socket';

/** Chooses what this system has to tell of idle time, lock, sleep and the end of the session. */
export function openIdleMonitor(log: Log): IdleMonitor {
  const shared = { clock: systemClock, steadyTime: systemSteadyTime, scheduler: systemScheduler, log };
  switch (process.platform) {
    case 'win32': {
      const end = createWindowsSessionEnd(() => new BaseWindow({ show: false, skipTaskbar: true }));
      const signs = createPowerMonitorSigns({ powerMonitor, platform: process.platform, holdsEnd: () => false });
      const sources = [createPowerMonitorSource(powerMonitor, null)];
      return createIdleMonitor({ ...shared, sources, signs: [signs, end], hold: end });
    }
    case 'darwin': {
      const hold = createQuittingHold(() => app.quit());
      const signs = createPowerMonitorSigns({ powerMonitor, platform: process.platform, holdsEnd: hold.holdsEnd });
      const sources = [createPowerMonitorSource(powerMonitor, null)];
      return createIdleMonitor({ ...shared, sources, signs: [signs], hold });
    }
    default:
      return openOnLinux(shared);
  }
}

function openOnLinux(shared: Omit<Parameters<typeof createIdleMonitor>[0], 'sources' | 'signs' | 'hold'>): IdleMonitor {
  const { env: environment } = process;
  const { log } = shared;
  const session = createLastingConnection({
    name: 'session bus',
    address: environment['DBUS_SESSION_BUS_ADDRESS'],
    log,
  });
  const system = createLastingConnection({
    name: 'system bus',
    address: environment['DBUS_SYSTEM_BUS_ADDRESS'] ?? SYSTEM_BUS,
    log,
  });
  const logind = createLogind({
    system,
    sessionId: environment['XDG_SESSION_ID'],
    monotonicMs: systemSteadyTime.awakeMs,
  });
  const monitor = createIdleMonitor({
    ...shared,
    sources: [
      createWindowManagerSource(session),
      createPowerMonitorSource(powerMonitor, windowSystem() === 'x11-on-wayland' ? 'x11-on-wayland' : null),
      createScreenSaverSource(session),
      logind.source,
    ],
    // Not Electron: on Linux it has its news from logind too, and brings it later.
    signs: [logind, createScreenSaverSigns(session)],
    hold: createInhibitorHold({
      spawn: (program, args) => spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] }),
      delayLimitMs: logind.delayLimitMs,
      log,
    }),
  });
  return {
    ...monitor,
    dispose() {
      monitor.dispose();
      session.dispose();
      system.dispose();
    },
  };
}
