/** Whether the agent is at this computer; `unknown` where it cannot tell. */
export type Attendance = 'present' | 'gone' | 'unknown';

/** @param withinMs `present` is who used keyboard, mouse or touch in the last so many milliseconds, and has not locked the screen. */
export type ReadAttendance = (withinMs: number) => Promise<Attendance>;
