import { z } from 'zod';

/** The system presences whose inactivity is watched. Offline never is: there is nothing left to do. */
export const watchedPresences = [
  'available',
  'on_queue',
  'busy',
  'break',
  'meal',
  'meeting',
  'training',
  'away',
  'idle',
] as const;
export type WatchedPresence = (typeof watchedPresences)[number];

/** What a rule may set. `nothing` leaves the presence alone. */
export const ruleActions = ['nothing', 'away', 'busy', 'break', 'offline'] as const;

/**
 * What happens when the agent is back after a rule had set them Offline. `remind`: the card offers the way back. `ask`: it
 * asks what the absence was as well. `automatic`: the way back is taken by itself, though never to On Queue, and the card asks.
 */
export const returnManners = ['remind', 'ask', 'automatic'] as const;

/** What happens at the end of a presence that was set for a while. `automatic` waits until the agent is there, and never leads to On Queue. */
export const timedReturnManners = ['remind', 'automatic'] as const;

const MINUTES_PER_DAY = 24 * 60;

/** Minutes without input, fractions allowed; null for never. */
export const thresholdMinutesSchema = z.number().min(0.05).max(MINUTES_PER_DAY).nullable();

const threshold = (minutes: number | null) => thresholdMinutesSchema.default(minutes);

export const inactivityThresholdsSchema = z.strictObject({
  available: threshold(30),
  on_queue: threshold(30),
  busy: threshold(30),
  break: threshold(45),
  meal: threshold(60),
  meeting: threshold(null),
  training: threshold(null),
  away: threshold(30),
  idle: threshold(30),
} satisfies Record<WatchedPresence, z.ZodType>);

/** When and how the app acts on its own. What is absent has the usual value. */
export const inactivityRulesSchema = z.strictObject({
  /** Whether the agent is set Offline when they are gone. */
  isEnabled: z.boolean().default(true),
  /** How long without input is gone, by system presence. Secondaries inherit. */
  thresholds: inactivityThresholdsSchema.prefault({}),
  /** For a secondary presence that does not inherit: definition id to minutes. */
  secondaryThresholds: z.record(z.string().min(1).max(64), thresholdMinutesSchema).default({}),
  /** `EXPIRY_MINUTES`: takes the place of every threshold but those that are never. Null where it was not given. */
  expiryMinutes: z.number().min(0.05).max(MINUTES_PER_DAY).nullable().default(null),
  /** How long before the change the agent is warned, in milliseconds. */
  warnMs: z.int().min(1_000).max(600_000).default(60_000),
  lock: z
    .strictObject({
      action: z.enum(ruleActions).default('nothing'),
      /** A lock that is shorter changes nothing; milliseconds. */
      afterMs: z.int().min(0).max(3_600_000).default(30_000),
    })
    .prefault({}),
  sleep: z.strictObject({ action: z.enum(ruleActions).default('nothing') }).prefault({}),
  /** When the app is quit, and when the session of the desktop ends. */
  quit: z.strictObject({ action: z.enum(['nothing', 'offline']).default('nothing') }).prefault({}),
  return: z.enum(returnManners).default('ask'),
  timedReturn: z.enum(timedReturnManners).default('remind'),
});
export type InactivityRules = z.infer<typeof inactivityRulesSchema>;

export const defaultInactivityRules: InactivityRules = inactivityRulesSchema.parse({});

/** The presence that a definition is watched as, or null when nothing is watched: Offline, or one this version does not know. */
export function watchedPresenceOf(systemPresence: string): WatchedPresence | null {
  return watchedPresences.find((watched) => watched === systemPresence) ?? null;
}

const MINUTE_MS = 60_000;

/** How long without input is gone while this presence stands, in milliseconds; null for never. */
export function thresholdMsOf(rules: InactivityRules, systemPresence: string, definitionId: string): number | null {
  const watched = watchedPresenceOf(systemPresence);
  if (watched === null) return null;
  const own = rules.secondaryThresholds[definitionId];
  const minutes = own === undefined ? rules.thresholds[watched] : own;
  return minutes === null ? null : Math.round((rules.expiryMinutes ?? minutes) * MINUTE_MS);
}
