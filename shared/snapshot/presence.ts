import { z } from 'zod';
import { causeSchema } from '../presence/cause';
import { presenceClasses, systemPresences } from '../presence/system-presence';
import { epochMs } from './epoch';

/** Why a presence cannot be chosen just now. */
export const refusalSchema = z.discriminatedUnion('code', [
  /** The transition policy forbids it; `allowed` names the classes that may follow the present one. */
  z.strictObject({ code: z.literal('transition-forbidden'), allowed: z.array(z.enum(presenceClasses)) }),
  z.strictObject({ code: z.literal('definition-deactivated') }),
  /** The agent's roles lack the permission to go On Queue. */
  z.strictObject({ code: z.literal('permission-missing'), permission: z.string() }),
  z.strictObject({ code: z.literal('signed-out') }),
]);
export type Refusal = z.infer<typeof refusalSchema>;

/** A row of the picker or an item of the menu. */
export const presenceChoiceSchema = z.strictObject({
  definitionId: z.string(),
  systemPresence: z.enum(systemPresences),
  label: z.string(),
  /** False for a secondary presence, which stands in the row of its system presence. */
  isSystemDefault: z.boolean(),
  refusal: refusalSchema.nullable(),
});
export type PresenceChoice = z.infer<typeof presenceChoiceSchema>;

/** The last presence that the cloud acknowledged. */
export const currentPresenceSchema = z.strictObject({
  definitionId: z.string(),
  systemPresence: z.enum(systemPresences),
  label: z.string(),
  /** Empty when the agent has no note. */
  note: z.string(),
  /** When this presence began; a change of the note alone does not move it. */
  since: epochMs,
  cause: causeSchema,
});
export type CurrentPresence = z.infer<typeof currentPresenceSchema>;

/** Why a write did not succeed. Stable: shown, logged and given to programs. */
export const writeFailureCodes = [
  'network',
  'timeout',
  'unavailable',
  'rate-limited',
  'busy',
  'unauthorised',
  'permission-missing',
  'scope-missing',
  'rejected',
  'not-found',
  'malformed',
] as const;
export type WriteFailureCode = (typeof writeFailureCodes)[number];

/** What the agent wished and the cloud has not acknowledged yet. The old presence stays on top until it has. */
export const wantedPresenceSchema = z.strictObject({
  intentId: z.string(),
  /** Absent when only the note is to change. */
  definitionId: z.string().nullable(),
  label: z.string().nullable(),
  /** Absent when the note is to stay. */
  note: z.string().nullable(),
  /** How long it is meant to last, in milliseconds; null without an end. */
  durationMs: z.int().nullable(),
  decidedAt: epochMs,
  /** When it is given up and reported, should it still wait then. */
  givenUpAt: epochMs,
  stage: z.enum(['sending', 'waiting']),
  /** Set while waiting: why, and when it is tried next (null: when something changes, such as a sign-in). */
  failure: z
    .strictObject({ code: z.enum(writeFailureCodes), detail: z.string(), retryAt: epochMs.nullable() })
    .nullable(),
});
export type WantedPresence = z.infer<typeof wantedPresenceSchema>;

/** Something that waits for the agent. At most one is shown, the most serious. */
export const presenceNoticeSchema = z.discriminatedUnion('kind', [
  /** A choice was given up: the cloud, or a rule, refused it. */
  z.strictObject({
    kind: z.literal('not-set'),
    label: z.string(),
    code: z.union([z.enum(writeFailureCodes), z.literal('transition-forbidden')]),
    detail: z.string(),
  }),
  /** Somebody else changed the presence at the same moment; theirs stands until the agent chooses. */
  z.strictObject({
    kind: z.literal('conflict'),
    theirsLabel: z.string(),
    mineLabel: z.string(),
    mineDefinitionId: z.string(),
  }),
  /** A rule should have changed the presence at this time and could not. It is not done later. */
  z.strictObject({
    kind: z.literal('automatic-missed'),
    label: z.string(),
    /** What stood instead; null when that was not known. */
    stayedLabel: z.string().nullable(),
    at: epochMs,
    cause: causeSchema,
  }),
]);
export type PresenceNotice = z.infer<typeof presenceNoticeSchema>;

/** One line of what happened to the presence. */
export const recentChangeSchema = z.strictObject({
  /** Counts the changes of this account on this computer. */
  sequence: z.int().positive(),
  systemPresence: z.enum(systemPresences),
  label: z.string(),
  /** When the cloud applied it. */
  at: epochMs,
  cause: causeSchema,
  /** Its answer had been lost: it was found to have been carried out. */
  isRecovered: z.boolean(),
});
export type RecentChange = z.infer<typeof recentChangeSchema>;

/** A presence that the agent meant to end at a time. */
export const presenceTimerSchema = z.strictObject({
  /** Of the presence that it belongs to, which is the current one. */
  label: z.string(),
  endsAt: epochMs,
  /** `over`: the agent was reminded and has not answered. `late`: its end passed unseen, in a sleep or while the app did not run. */
  stage: z.enum(['running', 'over', 'late']),
  /** What a click on "return" sets; null when nothing leads back. */
  returnTo: z.strictObject({ definitionId: z.string(), label: z.string() }).nullable(),
  /** On Queue stood before it and is offered as a click of its own; null when it did not. */
  onQueue: z.strictObject({ definitionId: z.string(), label: z.string() }).nullable(),
});
export type PresenceTimerView = z.infer<typeof presenceTimerSchema>;

export const presenceViewSchema = z.strictObject({
  current: currentPresenceSchema.nullable(),
  wanted: wantedPresenceSchema.nullable(),
  notice: presenceNoticeSchema.nullable(),
  /** What follows by itself once the interaction under way has ended: leaving the queue was accepted for then. */
  future: z.strictObject({ definitionId: z.string(), label: z.string() }).nullable(),
  timer: presenceTimerSchema.nullable(),
  /** Others see another source than this one, such as Microsoft Teams; `name` is null when the cloud does not tell it. */
  otherSource: z.strictObject({ name: z.string().nullable() }).nullable(),
  /** In menu order: by system presence, the system row first, then its secondaries by label. Idle is never in it. */
  choices: z.array(presenceChoiceSchema),
  /** The newest changes, newest first. */
  recentChanges: z.array(recentChangeSchema),
});
export type PresenceView = z.infer<typeof presenceViewSchema>;
