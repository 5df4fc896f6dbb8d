import path from 'node:path';
import ElectronStore from 'electron-store';
import { defaultSettings, settingsSchema } from '../../shared/settings';
import type { Settings } from '../../shared/settings';
import { err, ok } from '../../shared/result';
import type { Clock, SettingsProblem, SettingsStore } from '../ports';
import { keepAside, prepareFolder, readSettingsFile } from './settings-file';

/**
 * Opens `settings.json` in a folder. What cannot be used is kept aside and reported in `problem`; then defaults are in
 * force. Writing is atomic; a file that could be neither used nor moved is not written over.
 *
 * @param directory An absolute path; made if it is missing.
 */
export function openSettingsStore(options: { readonly directory: string; readonly clock: Clock }): SettingsStore {
  const file = path.join(options.directory, 'settings.json');
  prepareFolder(file);
  const stored = readSettingsFile(file);
  const { problem, isBlocked } = stored.ok
    ? { problem: null, isBlocked: false }
    : setAside(file, stored.error, options.clock.now());
  let current: Settings = (stored.ok ? stored.value : null) ?? defaultSettings;
  let electronStore: ElectronStore | null = null;

  const write = (settings: Settings): void => {
    // Only now: its constructor reads the file too, and throws at a folder that it cannot use.
    electronStore ??= new ElectronStore({
      cwd: options.directory,
      name: 'settings',
      accessPropertiesByDotNotation: false,
      configFileMode: 0o600,
    });
    electronStore.store = settings;
  };

  return {
    problem,
    current: () => current,
    update(patch) {
      if (isBlocked) return err({ code: 'write-failed', detail: `${file} cannot be used and could not be moved.` });
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const next = settingsSchema.parse({ ...current, ...given });
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
