import { z } from 'zod';
import { appViewSchema } from './app';
import { connectionViewSchema } from './connection';
import { todayStripSchema } from '../history/answer';
import { epochMs } from './epoch';
import { idleViewSchema } from './idle';
import { inactivityViewSchema } from './inactivity';
import { localApiViewSchema } from './local-api';
import { shortcutsViewSchema } from './shortcuts';
import { presenceViewSchema } from './presence';
import { settingsViewSchema } from './settings';
import { sessionViewSchema } from './session';
import { setUpViewSchema } from './set-up';
import { actionFailureSchema, routingStatuses } from './standing';
import { webhooksViewSchema } from './webhooks';

export * from './app';
export * from './connection';
export * from './idle';
export * from './inactivity';
export * from './local-api';
export * from './presence';
export * from './session';
export * from './settings';
export * from './shortcuts';
export * from './set-up';
export * from './standing';
export * from './webhooks';

/**
 * The one picture of the app that tray and window are drawn from. Main makes it; nobody else keeps presence state.
 * Instants are epoch milliseconds of this computer's clock. Texts of the organisation come as they are; all other words
 * are made by the view from codes, through the catalogue.
 */
export const snapshotSchema = z.strictObject({
  app: appViewSchema,
  session: sessionViewSchema,
  settings: settingsViewSchema,
  /** Null where there is nothing to set up: the simulated organisation needs neither. */
  setUp: setUpViewSchema.nullable(),
  connection: connectionViewSchema,
  presence: presenceViewSchema,
  /** Null while unknown or when the scope to read it is missing. */
  routingStatus: z.enum(routingStatuses).nullable(),
  /** Null while the agent is not Out of Office, and where it may not be read; `until` is null when it has no end. */
  outOfOffice: z.strictObject({ until: epochMs.nullable() }).nullable(),
  actionFailure: actionFailureSchema.nullable(),
  /** `version` rises when more of the history is known: whoever shows some of it asks again. */
  history: z.strictObject({ version: z.int(), today: todayStripSchema.nullable() }),
  /** What happens by itself when nobody is there. */
  inactivity: inactivityViewSchema,
  idle: idleViewSchema,
  localApi: localApiViewSchema,
  shortcuts: shortcutsViewSchema,
  /** Who is told of changes. */
  webhooks: webhooksViewSchema,
});
export type Snapshot = z.infer<typeof snapshotSchema>;
