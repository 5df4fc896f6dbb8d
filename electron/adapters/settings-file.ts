import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { userFileSchema } from '../../shared/settings';
import type { SettingsLayer } from '../../shared/settings';
import { describeIssues } from '../../shared/settings/describe-issues';
import { err, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import { migrateSettings } from './settings-migrations';

/** What stands in a settings file: settings, none where there is no file, or something that is none, with a sentence about it. */
export type StoredSettings = Result<SettingsLayer, string>;

/** Reads a settings file and brings it to the present version, without touching it. */
export function readSettingsFile(file: string): StoredSettings {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR' ? ok({}) : err('It could not be read.');
  }
  let stored: unknown;
  try {
    // Editors on Windows put a byte order mark first.
    stored = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return err('It is not valid JSON.');
  }
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return err('It holds no settings.');
  const migrated = migrateSettings({ ...stored });
  if (!migrated.ok) return migrated;
  const parsed = userFileSchema.safeParse(migrated.value);
  if (!parsed.success) return err(describeIssues(parsed.error));
  const { version: _version, ...settings } = parsed.data;
  return ok(settings);
}

/**
 * Renames a file to `<file>.broken-<time>`, beside any that are there already.
 *
 * @param atMs Epoch milliseconds.
 * @returns Where it is now, or null when it could not be moved.
 */
export function keepAside(file: string, atMs: number): string | null {
  const time = new Date(atMs).toISOString().replace(/[-:]|\.\d+/g, '');
  const wanted = `${file}.broken-${time}`;
  let target = wanted;
  for (let count = 2; existsSync(target); count += 1) target = `${wanted}-${count}`;
  try {
    renameSync(file, target);
    return target;
  } catch {
    return null;
  }
}

/** Makes the folder and removes what a killed run left of its atomic writes. A folder that cannot be changed is left. */
export function prepareFolder(file: string): void {
  const folder = path.dirname(file);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder)) {
      if (name.startsWith(`${path.basename(file)}.tmp-`)) rmSync(path.join(folder, name), { force: true });
    }
  } catch {
    // Reading may work all the same, and writing says for itself that it does not.
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
