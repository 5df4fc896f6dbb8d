import { z } from 'zod';
import { appMemory } from './app-memory';
import { appearance } from './appearance';
import { cloud } from './cloud';
import { history } from './history';
import { inactivity } from './inactivity';
import type { SettingDefinition, SettingDefinitions } from './definition';
import { localApi } from './local-api';
import { presence } from './presence';
import { shortcuts } from './shortcuts';
import { sparse } from './sparse';
import { signIn } from './sign-in';
import { start } from './start';
import type { Sparse } from './sparse';
import { webhooks } from './webhooks';

export { secretVariables } from './cloud';
export { settingSources } from './definition';
export type { SettingSource } from './definition';
export type { Sparse } from './sparse';

/** The version of the user's file that this build writes. Raise it with a step in electron/adapters/settings-migrations. */
export const SETTINGS_VERSION = 1;

/** Every setting there is. An area is a file beside this one and a line here. */
const areas = {
  ...appearance,
  ...cloud,
  ...history,
  ...inactivity,
  ...localApi,
  ...presence,
  ...signIn,
  ...shortcuts,
  ...start,
  ...webhooks,
  ...appMemory,
};
export const settingDefinitions: SettingDefinitions = areas;

type Areas = typeof areas;
type Values<Key extends keyof Areas> = { [One in Key]: z.output<Areas[One]['schema']> };

/** All that is in force, complete. */
export type Settings = Values<keyof Areas>;
/** What one source gives: any part of the settings. */
export type SettingsLayer = Sparse<Settings>;
/** What a window may ask to be changed; what is absent stays. */
export type SettingsPatch = SettingsLayer;

const shapeOf = (
  isWanted: (definition: SettingDefinition<z.ZodType>) => boolean,
  schemaOf: (schema: z.ZodType) => z.ZodType,
): Record<string, z.ZodType> =>
  Object.fromEntries(
    Object.entries(settingDefinitions)
      .filter(([, definition]) => isWanted(definition))
      .map(([name, { schema }]) => [name, schemaOf(schema)]),
  );
const part = (schema: z.ZodType): z.ZodType => sparse(schema).optional();

/** All settings; what is absent gets its default. */
export const settingsSchema = z.strictObject(
  shapeOf(
    () => true,
    (schema) => schema,
  ),
) as unknown as z.ZodType<Settings>;

export const defaultSettings: Settings = settingsSchema.parse({});

/** What stands in the user's own file. */
export const userFileSchema = z.strictObject({
  version: z.literal(SETTINGS_VERSION),
  ...shapeOf(({ changedBy }) => changedBy !== null, part),
}) as unknown as z.ZodType<SettingsLayer & { readonly version: number }>;

/** What a window may send. */
export const settingsPatchSchema = z.strictObject(
  shapeOf(({ changedBy }) => changedBy === 'window', part),
) as unknown as z.ZodType<SettingsPatch>;

/** What the organisation's policy file holds. */
export const policySchema = z.strictObject({
  $schema: z.string().optional().describe('Where the schema of this file is, for editors.'),
  ...shapeOf(({ isForPolicy }) => isForPolicy, part),
}) as unknown as z.ZodType<SettingsLayer & { readonly $schema?: string | undefined }>;
