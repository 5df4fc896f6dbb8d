import type { Attendance, ReadAttendance } from '../ports';

/** As much of Electron's `powerMonitor` as is asked. */
export interface IdleReader {
  getSystemIdleTime(): number;
  getSystemIdleState(idleThresholdSeconds: number): 'active' | 'idle' | 'locked' | 'unknown';
}

/** @param isTrusted false where the desktop tells Electron nothing of its input, as Wayland does. */
export function createAttendance(monitor: IdleReader, isTrusted: boolean): ReadAttendance {
  return (withinMs) => {
    const attendance = (): Attendance => {
      if (!isTrusted) return 'unknown';
      if (monitor.getSystemIdleState(1) === 'locked') return 'gone';
      return monitor.getSystemIdleTime() * 1_000 < withinMs ? 'present' : 'gone';
    };
    return Promise.resolve(attendance());
  };
}
