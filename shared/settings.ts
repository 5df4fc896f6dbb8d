import { z } from 'zod';

export const themes = ['system', 'light', 'dark'] as const;

/** The version that this build writes. Raise it with a step in electron/adapters/settings-migrations. */
export const SETTINGS_VERSION = 1;

/** What the agent may change. Every field has a default, so that a new field never breaks an older file. */
export const settingsSchema = z.strictObject({
  version: z.literal(SETTINGS_VERSION),
  /** Light or dark, or as the desktop does. */
  theme: z.enum(themes).default('system'),
  /** True once the first-start hint was shown. */
  hasSeenTrayHint: z.boolean().default(false),
});

export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = settingsSchema.parse({ version: SETTINGS_VERSION });

/** The fields that may come over IPC, each optional: what is absent stays. */
export const settingsPatchSchema = z.strictObject({ theme: z.enum(themes).optional() });

export type SettingsPatch = z.infer<typeof settingsPatchSchema>;
