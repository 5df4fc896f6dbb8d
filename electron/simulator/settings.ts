import { z } from 'zod';

/**
 * The switches of the simulated organisation: where real organisations differ, and where the cloud's behaviour could not
 * be verified. Changed by `POST /simulator/settings`; names without a unit are counts or yes/no.
 */
const simulatorSettingsSchema = z.strictObject({
  /** Who is given a refresh token with an authorisation code. Nobody is while the idle token timeout is on. */
  refreshTokens: z.enum(['never', 'confidential-clients', 'all-clients']),
  /** `expires_in` of new access tokens: 5 minutes to 48 hours, or shorter for tests. */
  accessTokenSeconds: z.number().int().min(1).max(172_800),
  authorizationCodeSeconds: z.number().int().min(1).max(3_600),
  /** A browser that signed in once is sent back at once, without the list of agents. */
  singleSignOn: z.boolean(),
  /** Narrows what both OAuth clients may use; null leaves every scope that is simulated. */
  clientScopes: z.array(z.string()).nullable(),
  /** Further redirect addresses, registered exactly (loopback ones on any port). */
  extraRedirectUris: z.array(z.string()),
  /** The public key in PEM that was registered for the confidential client's assertions (RFC 7523); null for none. */
  jwtPublicKey: z.string().nullable(),
  idleTokenTimeoutEnabled: z.boolean(),
  idleTokenTimeoutSeconds: z.number().int().min(1).max(28_800),
  isHipaa: z.boolean(),
  /** The user is set Offline when the idle token timeout ends the token. */
  idleTimeoutSetsOffline: z.boolean(),
  /** When `v2.system.token_revoked` is sent. */
  tokenRevokedEvents: z.enum(['never', 'on-revocation', 'on-revocation-and-idle']),
  /** Leaving the queue during an interaction waits for its end. */
  requestingOffQueueEnabled: z.boolean(),
  /** Presence events carry `modifiedDate`. */
  eventsCarryModifiedDate: z.boolean(),
  /** How much later than the change its event is sent. */
  eventDelayMs: z.number().int().min(0).max(600_000),
  /** So many of the next presence updates are refused with 409. */
  nextPresenceConflicts: z.number().int().min(0),
  /** A presence update within this time of the former one for the same user is refused with 409. */
  presenceSettlingMs: z.number().int().min(0),
  /** `me` is taken for the user id on presence and routing paths. */
  acceptsMeAsUserId: z.boolean(),
  /** `GET /presence/definitions` needs its view permission even for definitions of no division. */
  definitionsNeedPermission: z.boolean(),
  /** The presence topic needs a permission that nobody has, so that there is no event feed. */
  presenceTopicNeedsPermission: z.boolean(),
  /** How a refusal lists the permissions that would do: as `[a:b:c]`, as `a:b:c`, or not at all. */
  permissionLists: z.enum(['bracketed', 'plain', 'untold']),
  /** Detail queries return one entry per user and day, so that a user appears several times. */
  detailsSplitByDay: z.boolean(),
  /** Detail query pages hold half of what was asked, so that a short page is not the last. */
  detailsShortPages: z.boolean(),
  /** The largest page of a detail query; null for none. */
  detailsMaximumPageSize: z.number().int().min(1).nullable(),
  /** How long it takes until a change is in the history. */
  historyLagMs: z.number().int().min(0),
  /** Some hours are missing from the history, as if nobody had recorded them. */
  historyGaps: z.boolean(),
  /** A page of the history begins with what the page before ended with. */
  historyDuplicates: z.boolean(),
  /** The second page of a history is empty although others follow. */
  historyEmptyPages: z.boolean(),
  /** Every tenth record of a page cannot be read. */
  historyBadRecords: z.boolean(),
  /** Requests a minute for one user through one client. */
  rateLimitPerMinute: z.number().int().min(1),
});

export type SimulatorSettings = z.infer<typeof simulatorSettingsSchema>;

/** A change of some switches: what is absent stays. */
export const simulatorSettingsPatchSchema = simulatorSettingsSchema.partial();

export type SimulatorSettingsPatch = z.infer<typeof simulatorSettingsPatchSchema>;

/** How an ordinary organisation behaves, as far as that is known. */
export const defaultSimulatorSettings: SimulatorSettings = {
  refreshTokens: 'confidential-clients',
  accessTokenSeconds: 86_400,
  authorizationCodeSeconds: 300,
  singleSignOn: true,
  clientScopes: null,
  extraRedirectUris: [],
  jwtPublicKey: null,
  idleTokenTimeoutEnabled: false,
  idleTokenTimeoutSeconds: 1_800,
  isHipaa: false,
  idleTimeoutSetsOffline: true,
  tokenRevokedEvents: 'on-revocation',
  requestingOffQueueEnabled: false,
  eventsCarryModifiedDate: true,
  eventDelayMs: 0,
  nextPresenceConflicts: 0,
  presenceSettlingMs: 0,
  acceptsMeAsUserId: false,
  definitionsNeedPermission: false,
  presenceTopicNeedsPermission: false,
  permissionLists: 'bracketed',
  detailsSplitByDay: true,
  detailsShortPages: false,
  detailsMaximumPageSize: null,
  historyLagMs: 0,
  historyGaps: false,
  historyDuplicates: false,
  historyEmptyPages: false,
  historyBadRecords: false,
  rateLimitPerMinute: 300,
};
