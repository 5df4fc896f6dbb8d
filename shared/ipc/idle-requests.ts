import { z } from 'zod';
import { request } from './request';

const nothing = z.void();

/** What the settings may ask of the sources of idle time. What comes of it shows in the snapshot. */
export const idleRequests = {
  /** Reads every source once a second for ten seconds; begins anew where a test runs. */
  'idle.startSelfTest': request(nothing, nothing),
  /** Ends the test, or puts its result away. */
  'idle.stopSelfTest': request(nothing, nothing),
} as const;
