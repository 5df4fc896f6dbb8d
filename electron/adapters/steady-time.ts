import { uptime } from 'node:os';
import type { SteadyTime } from '../ports';

/**
 * How long the computer is up goes on in sleep on all three systems. Node's own clock is the monotonic one, which stands still
 * in sleep on Linux and macOS; on Linux it is the one that the desktop counts by.
 */
export const systemSteadyTime: SteadyTime = {
  throughSleepMs: () => uptime() * 1_000,
  awakeMs: () => Number(process.hrtime.bigint() / 1_000_000n),
};
