import { z } from 'zod';

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
