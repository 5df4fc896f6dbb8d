import type { PowerMonitor } from 'electron';
import type { SessionSign, SessionSigns } from '../../ports';

export interface PowerMonitorSignsOptions {
  readonly powerMonitor: Pick<NodeJS.EventEmitter, 'on' | 'off'> & Pick<PowerMonitor, 'getSystemIdleState'>;
  readonly platform: NodeJS.Platform;
  /** Whether the end of the session is to wait; macOS then waits until the app has quit. */
  readonly holdsEnd: () => boolean;
}

type Told = readonly [event: string, listener: (event: Electron.Event) => void];

/**
 * What Electron tells of the session. Locks only on Windows and macOS; on Linux its way to ask for them blocks the whole app
 * until the desktop answers, and the end of the session is told by logind, without Electron's wish to quit.
 */
export function createPowerMonitorSigns({ powerMonitor, platform, holdsEnd }: PowerMonitorSignsOptions): SessionSigns {
  const told: Told[] = [];

  return {
    start(tell) {
      const lock = (isLocked: boolean) => (): void => tell({ type: 'lock', voice: 'system', isLocked });
      const readLock = (): void => lock(powerMonitor.getSystemIdleState(1) === 'locked')();
      const say = (sign: SessionSign) => (): void => tell(sign);
      told.push(['suspend', say({ type: 'going-to-sleep' })], ['resume', say({ type: 'awake' })]);
      if (platform === 'darwin' || platform === 'win32') {
        told.push(['lock-screen', lock(true)], ['unlock-screen', lock(false)]);
        readLock();
      }
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
    },
    dispose() {
      for (const [name, listener] of told) powerMonitor.off(name, listener);
      told.length = 0;
    },
  };
}
