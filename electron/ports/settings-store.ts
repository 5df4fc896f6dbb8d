import type { Result } from '../../shared/result';
import type { Settings, SettingsPatch } from '../../shared/settings';

/** A settings file that could not be read was kept aside here, and defaults are in force. */
export interface SettingsProblem {
  readonly keptAside: string;
  readonly detail: string;
}

export interface SettingsStore {
  current(): Settings;
  /** What was wrong with the file at start, or null. */
  readonly problem: SettingsProblem | null;
  update(
    patch: SettingsPatch & { readonly hasSeenTrayHint?: boolean },
  ): Result<Settings, { readonly code: 'write-failed'; readonly detail: string }>;
}
