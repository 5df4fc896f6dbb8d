import { z } from 'zod';
import { systemPresences } from '../presence/system-presence';
import { epochMs } from '../snapshot/epoch';

/** One time that other thresholds would have set the agent Offline. */
const rehearsedExpirySchema = z.strictObject({
  /** When it would have happened. */
  at: epochMs,
  idleSince: epochMs,
  /** When the agent was there again; null while they were not until the end of what is recorded. */
  backAt: epochMs.nullable(),
  definitionId: z.string(),
  systemPresence: z.enum(systemPresences),
});

/** What other thresholds would have done to the days that this computer remembers. */
export const rehearsalSchema = z.strictObject({
  /** What was replayed. */
  from: epochMs,
  until: epochMs,
  /** Since when this computer records absences at all, if that is later than `from`; nothing is known of before. */
  recordedSince: epochMs.nullable(),
  expiries: z.array(rehearsedExpirySchema),
  /** How many of them the agent would have ended within three minutes: a threshold that is too short shows here. */
  shortCount: z.int().nonnegative(),
});
export type Rehearsal = z.infer<typeof rehearsalSchema>;
