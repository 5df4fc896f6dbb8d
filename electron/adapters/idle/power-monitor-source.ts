import type { PowerMonitor } from 'electron';
import type { IdleSourceFault } from '../../../shared/inactivity/idle-source';
import type { IdleSource } from '../../ports';

/** The operating system's own count on Windows and macOS; on Linux that of the X server, or of the compositor for a Wayland window. */
export function createPowerMonitorSource(
  powerMonitor: Pick<PowerMonitor, 'getSystemIdleTime'>,
  barredBy: IdleSourceFault | null,
): IdleSource {
  return {
    name: 'power-monitor',
    isCoarse: false,
    barredBy,
    read: () => Promise.resolve(powerMonitor.getSystemIdleTime() * 1_000),
  };
}
