import { z } from 'zod';

/** Something about this installation that the agent should know; shown in the window's foot until it is resolved. */
export const appNoticeCodes = [
  'settings-reset',
  'policy-ignored',
  'environment-ignored',
  'no-tray-host',
  'journal-reset',
  'journal-unwritable',
] as const;

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
  /** Whether it starts when the person signs in to the computer; null where it cannot. */
  startsAtLogin: z.boolean().nullable(),
  /** BCP 47 tag that words and times are shown in. */
  locale: z.string(),
});
export type AppView = z.infer<typeof appViewSchema>;
