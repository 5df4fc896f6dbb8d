import { SETTINGS_VERSION } from '../../shared/settings';
import { err, ok } from '../../shared/result';
import type { Result } from '../../shared/result';

type StoredSettings = Readonly<Record<string, unknown>>;

/** Takes settings of one version to the next. It need not set `version`. */
export type SettingsMigration = (settings: StoredSettings) => StoredSettings;

/** The first step takes version 1 to 2, the next 2 to 3, and so on. A step is never changed once it was released. */
export const settingsMigrations: readonly SettingsMigration[] = [];

/**
 * Brings stored settings to the version of this build.
 *
 * @returns The settings, still to be parsed, or a sentence that says why they cannot be used.
 */
export function migrateSettings(
  stored: StoredSettings,
  migrations: readonly SettingsMigration[] = settingsMigrations,
  targetVersion: number = SETTINGS_VERSION,
): Result<StoredSettings, string> {
  const { version } = stored;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return err('It does not say which version it has.');
  }
  if (version > targetVersion) return err(`It was written by a newer version of Presence Tray (${version}).`);
  let settings = stored;
  for (let from = version; from < targetVersion; from += 1) {
    const migrate = migrations[from - 1];
    if (migrate === undefined) throw new Error(`No migration of settings from version ${from}`);
    settings = { ...migrate(settings), version: from + 1 };
  }
  return ok(settings);
}
