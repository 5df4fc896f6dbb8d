import path from 'node:path';
import ElectronStore from 'electron-store';
import { SETTINGS_VERSION, userFileSchema } from '../../shared/settings';
import type { SettingsLayer } from '../../shared/settings';
import { laidOver } from '../../shared/settings/layers';
import { err, ok } from '../../shared/result';
import type { Clock, SettingsProblem, UserSettings } from '../ports';
import { keepAside, prepareFolder, readSettingsFile } from './settings-file';

/**
 * Opens `settings.json` in a folder. What cannot be used is kept aside and reported in `problem`; then nothing is set.
 * Writing is atomic; a file that could be neither used nor moved is not written over.
 *
 * @param directory An absolute path; made if it is missing.
 */
export function openSettingsStore(options: { readonly directory: string; readonly clock: Clock }): UserSettings {
  const file = path.join(options.directory, 'settings.json');
  prepareFolder(file);
  const stored = readSettingsFile(file);
  const { problem, isBlocked } = stored.ok
    ? { problem: null, isBlocked: false }
    : setAside(file, stored.error, options.clock.now());
  let current: SettingsLayer = stored.ok ? stored.value : {};
  let electronStore: ElectronStore | null = null;

  const write = (settings: SettingsLayer): void => {
    // Only now: its constructor reads the file too, and throws at a folder that it cannot use.
    electronStore ??= new ElectronStore({
      cwd: options.directory,
      name: 'settings',
      accessPropertiesByDotNotation: false,
      configFileMode: 0o600,
      // It reads what is about to be replaced, and knows no byte order mark.
      clearInvalidConfig: true,
    });
    electronStore.store = { version: SETTINGS_VERSION, ...settings };
  };

  return {
    problem,
    current: () => current,
    update(patch) {
      if (isBlocked) return err({ code: 'write-failed', detail: `${file} cannot be used and could not be moved.` });
      const { version: _version, ...next } = userFileSchema.parse({
        version: SETTINGS_VERSION,
        ...laidOver(current, patch),
      });
      try {
        write(next);
      } catch (error) {
        return err({ code: 'write-failed', detail: error instanceof Error ? error.message : String(error) });
      }
      current = next;
      return ok(next);
    },
  };
}

function setAside(file: string, detail: string, atMs: number): { problem: SettingsProblem; isBlocked: boolean } {
  const keptAside = keepAside(file, atMs);
  return keptAside === null
    ? {
        problem: { keptAside: file, detail: `${detail} It could not be moved, so changes are not kept.` },
        isBlocked: true,
      }
    : { problem: { keptAside, detail }, isBlocked: false };
}
