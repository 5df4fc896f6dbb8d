import { z } from 'zod';
import { featureRightSchema } from '../rights/feature-rights';
import { epochMs } from './epoch';

/**
 * Why nobody is signed in. `not-chosen`: no organisation is. `expired`: the sign-in's time was over. `revoked`: the cloud ended it,
 * as an administrator or a new password does. `idle`: the organisation's inactivity timeout did. `lapsed`: the cloud ended it while
 * the app did not run, and does not say why. `other-region`: the region's API does not know a token that its own sign-in gave.
 * `scope-missing`: `detail` names the scope without which nothing works. `set-up-wrong`: the OAuth client, its redirect URI or the
 * address is not right, which an administrator mends in the cloud. `application-refused`: the OAuth client that acts for the agent
 * gets no token, or may not do it. `misconfigured`: this computer must be set up otherwise first. `keyring-*` codes: the sign-in of
 * last time could not be read.
 */
export const signedOutReasons = [
  'not-chosen',
  'never',
  'by-user',
  'expired',
  'revoked',
  'idle',
  'lapsed',
  'other-region',
  'scope-missing',
  'refused',
  'cancelled',
  'timed-out',
  'network',
  'set-up-wrong',
  'application-refused',
  'misconfigured',
  'keyring-locked',
  'keyring-absent',
  'keyring-hanging',
  'libsecret-missing',
] as const;
export type SignedOutReason = (typeof signedOutReasons)[number];

/** A new sign-in while the old one still lasts. Nothing of what is shown and waits is lost by it. */
const signInAgainSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('under-way'), address: z.string(), mustPaste: z.boolean() }),
  z.strictObject({ state: z.literal('failed'), reason: z.enum(signedOutReasons), detail: z.string() }),
]);

export const sessionViewSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('starting'), waitingFor: z.enum(['app', 'keyring', 'cloud']) }),
  z.strictObject({
    state: z.literal('signed-out'),
    reason: z.enum(signedOutReasons),
    detail: z.string(),
    canSignIn: z.boolean(),
  }),
  /**
   * The system browser has the sign-in page; `address` can be copied if it did not open. With `mustPaste` the browser cannot
   * come back by itself: the agent must bring its last address here.
   */
  z.strictObject({ state: z.literal('signing-in'), address: z.string(), mustPaste: z.boolean() }),
  z.strictObject({
    state: z.literal('signed-in'),
    userName: z.string(),
    /** Null when the cloud did not tell. */
    email: z.string().nullable(),
    organisationName: z.string(),
    /**
     * Whether it outlives the app: `in-keychain` it does; `until-quit` it does not, as the person or their organisation wished;
     * `keychain-refused` it does not, though it was meant to.
     */
    remembered: z.enum(['in-keychain', 'until-quit', 'keychain-refused']),
    /** `application`: the app acts for the agent through an OAuth client that could alter everybody. */
    actsAs: z.enum(['agent', 'application']),
    /** When the sign-in ends by itself; null when it renews itself. */
    endsAt: epochMs.nullable(),
    /** The last half hour before `endsAt`. */
    isEndingSoon: z.boolean(),
    again: signInAgainSchema.nullable(),
    /** What works, and what scope or permission is missing where something does not. */
    rights: z.array(featureRightSchema).readonly(),
  }),
]);
export type SessionView = z.infer<typeof sessionViewSchema>;
