import type { Result } from '../../shared/result';
import type { Settings, SettingsLayer } from '../../shared/settings';
import type { SettingOrigins } from '../../shared/settings/origins';

/** A settings file that could not be read was kept aside here, and defaults are in force. */
export interface SettingsProblem {
  readonly keptAside: string;
  readonly detail: string;
}

export type SettingsFailure =
  | { readonly code: 'write-failed'; readonly detail: string }
  /** Something stronger than the person's own file has decided it. */
  | { readonly code: 'decided'; readonly detail: string }
  /** It does not go together with the rest of the settings. */
  | { readonly code: 'invalid'; readonly detail: string };

/** The person's own settings file: only what they have changed. */
export interface UserSettings {
  current(): SettingsLayer;
  /** What was wrong with the file at start, or null. */
  readonly problem: SettingsProblem | null;
  /** Lays the patch over what is stored; what is absent in it stays. */
  update(patch: SettingsLayer): Result<SettingsLayer, Extract<SettingsFailure, { code: 'write-failed' }>>;
}

/** The settings that are in force: policy over environment over the person's own over the defaults. */
export interface SettingsStore {
  current(): Settings;
  /** Where each value comes from. */
  origins(): SettingOrigins;
  /** What was wrong with the person's file at start, or null. */
  readonly problem: SettingsProblem | null;
  /** A policy or variable of which nothing holds, because it is wrong. */
  ignored(): readonly { readonly source: 'policy' | 'environment'; readonly detail: string }[];
  update(patch: SettingsLayer): Result<Settings, SettingsFailure>;
}
