import { z } from 'zod';
import { causeSchema } from './presence/cause';
import { presenceClasses, systemPresences } from './presence/system-presence';
import { themes } from './settings';

/**
 * The one picture of the app that tray and window are drawn from. Main makes it; nobody else keeps presence state.
 * Instants are epoch milliseconds of this computer's clock. Texts of the organisation come as they are; all other words
 * are made by the view from codes, through the catalogue.
 */
const epochMs = z.int();

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
  decidedAt: epochMs,
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

export const presenceViewSchema = z.strictObject({
  current: currentPresenceSchema.nullable(),
  wanted: wantedPresenceSchema.nullable(),
  notice: presenceNoticeSchema.nullable(),
  /** What follows by itself once the interaction under way has ended: leaving the queue was accepted for then. */
  future: z.strictObject({ definitionId: z.string(), label: z.string() }).nullable(),
  /** Others see another source than this one, such as Microsoft Teams; `name` is null when the cloud does not tell it. */
  otherSource: z.strictObject({ name: z.string().nullable() }).nullable(),
  /** In menu order: by system presence, the system row first, then its secondaries by label. Idle is never in it. */
  choices: z.array(presenceChoiceSchema),
  /** The newest changes, newest first. */
  recentChanges: z.array(recentChangeSchema),
});
export type PresenceView = z.infer<typeof presenceViewSchema>;

export const routingStatuses = [
  'off_queue',
  'idle',
  'interacting',
  'not_responding',
  'communicating',
  'unknown',
] as const;
export type RoutingStatusName = (typeof routingStatuses)[number];

/** What the agent may ask of the cloud besides a presence. */
export const actionNames = ['clear-not-responding', 'claim-primary'] as const;
export type ActionName = (typeof actionNames)[number];

/** Why the agent's last click on one of them was in vain. It is not tried again by itself. */
export const actionFailureSchema = z.strictObject({
  action: z.enum(actionNames),
  code: z.enum(writeFailureCodes),
  detail: z.string(),
});
export type ActionFailure = z.infer<typeof actionFailureSchema>;

/** How well what is shown follows the cloud. */
export const connectionViewSchema = z.strictObject({
  /** `live`: the event feed is open. `connecting`: not yet or not again. `offline`: the cloud does not answer. */
  state: z.enum(['live', 'connecting', 'offline']),
  /** When the cloud last confirmed the presence; null before the first answer. */
  confirmedAt: epochMs.nullable(),
  /** True when what is shown was not confirmed for two minutes. */
  isStale: z.boolean(),
});
export type ConnectionView = z.infer<typeof connectionViewSchema>;

/** Why nobody is signed in. `keyring-*` codes: the sign-in of last time could not be read. */
export const signedOutReasons = [
  'never',
  'by-user',
  'expired',
  'refused',
  'cancelled',
  'timed-out',
  'network',
  'misconfigured',
  'keyring-locked',
  'keyring-absent',
  'keyring-hanging',
  'libsecret-missing',
] as const;
export type SignedOutReason = (typeof signedOutReasons)[number];

export const sessionViewSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('starting'), waitingFor: z.enum(['app', 'keyring', 'cloud']) }),
  z.strictObject({
    state: z.literal('signed-out'),
    reason: z.enum(signedOutReasons),
    detail: z.string(),
    canSignIn: z.boolean(),
  }),
  /** The system browser has the sign-in page; `address` can be copied if it did not open. */
  z.strictObject({ state: z.literal('signing-in'), address: z.string() }),
  z.strictObject({
    state: z.literal('signed-in'),
    userName: z.string(),
    organisationName: z.string(),
    /** False when the token is kept in memory only, because there is no keyring: the sign-in ends with the app. */
    isRemembered: z.boolean(),
  }),
]);
export type SessionView = z.infer<typeof sessionViewSchema>;

/** Something about this installation that the agent should know; shown in the window's foot until it is resolved. */
export const appNoticeCodes = ['settings-reset', 'no-tray-host', 'journal-reset', 'journal-unwritable'] as const;

export const appViewSchema = z.strictObject({
  version: z.string(),
  platform: z.string(),
  /** The simulated organisation is in use; said in the tooltip and in every window. */
  isSimulated: z.boolean(),
  /** A package built on a runtime that is not the pinned one; never a release. */
  isLocalBuild: z.boolean(),
  /** The host that the app is configured for, for people: `mypurecloud.de`. Empty when simulated. */
  cloud: z.string(),
  notices: z.array(z.strictObject({ code: z.enum(appNoticeCodes), detail: z.string() })),
  theme: z.enum(themes),
  /** BCP 47 tag that words and times are shown in. */
  locale: z.string(),
});
export type AppView = z.infer<typeof appViewSchema>;

export const snapshotSchema = z.strictObject({
  app: appViewSchema,
  session: sessionViewSchema,
  connection: connectionViewSchema,
  presence: presenceViewSchema,
  /** Null while unknown or when the scope to read it is missing. */
  routingStatus: z.enum(routingStatuses).nullable(),
  /** Null while the agent is not Out of Office, and where it may not be read; `until` is null when it has no end. */
  outOfOffice: z.strictObject({ until: epochMs.nullable() }).nullable(),
  actionFailure: actionFailureSchema.nullable(),
});
export type Snapshot = z.infer<typeof snapshotSchema>;
