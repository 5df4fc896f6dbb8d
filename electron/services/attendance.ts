import type { IdleMonitor, ReadAttendance } from '../ports';

/** Whether the agent is at the computer, by when it last saw input. Behind a locked screen nobody is. */
export function attendanceBy(idle: Pick<IdleMonitor, 'read' | 'lockState'>): ReadAttendance {
  return async (withinMs) => {
    if (idle.lockState() === 'locked') return 'gone';
    const reading = await idle.read();
    if (reading === null) return 'unknown';
    return reading.idleMs < withinMs ? 'present' : 'gone';
  };
}
