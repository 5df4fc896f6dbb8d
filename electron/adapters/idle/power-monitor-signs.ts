import type { PowerMonitor } from 'electron';
import type { SessionSign, SessionSigns } from '../../ports';

export interface PowerMonitorSignsOptions {
  readonly powerMonitor: Pick<NodeJS.EventEmitter, 'on' | 'off'> & Pick<PowerMonitor, 'getSystemIdleState'>;
  readonly platform: 'win32' | 'darwin';
  /** Whether the end of the session is to wait; macOS then waits until the app has quit. */
  readonly holdsEnd: () => boolean;
}

type Told = readonly [event: string, listener: (event: Electron.Event) => void];

/**
 * What Electron tells of the session on Windows and macOS. On Linux it knows of no locks, and asking it for them blocks the
 * whole app until the desktop answers; what it has from logind there can be had from logind.
 */
export function createPowerMonitorSigns({ powerMonitor, platform, holdsEnd }: PowerMonitorSignsOptions): SessionSigns {
  const told: Told[] = [];

  return {
    start(tell) {
      const lock = (isLocked: boolean) => (): void => tell({ type: 'lock', voice: 'system', isLocked });
      const readLock = (): void => lock(powerMonitor.getSystemIdleState(1) === 'locked')();
      const say = (sign: SessionSign) => (): void => tell(sign);
      told.push(['suspend', say({ type: 'going-to-sleep' })], ['resume', say({ type: 'awake' })]);
      told.push(['lock-screen', lock(true)], ['unlock-screen', lock(false)]);
      if (platform === 'darwin') {
        // Fast user switching: whatever is typed now is not this person's.
        told.push(['user-did-resign-active', lock(true)], ['user-did-become-active', readLock]);
        told.push([
          'shutdown',
          (event) => {
            if (holdsEnd()) event.preventDefault();
            tell({ type: 'ending' });
          },
        ]);
      }
      for (const [name, listener] of told) powerMonitor.on(name, listener);
      readLock();
    },
    dispose() {
      for (const [name, listener] of told) powerMonitor.off(name, listener);
      told.length = 0;
    },
  };
}
