import { z } from 'zod';
import { settingsSchema, settingSources } from '../settings';

/** The settings that are in force, and where each comes from. */
export const settingsViewSchema = z.strictObject({
  values: settingsSchema,
  /** By the dotted path of the setting; what has its default is not in it. See shared/settings/origins. */
  origins: z.record(z.string(), z.enum(settingSources)),
});
export type SettingsView = z.infer<typeof settingsViewSchema>;
