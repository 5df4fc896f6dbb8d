import type { SettingSource } from './definition';
import { settingSources } from './definition';

/** Where values come from, by the dotted path of the setting; what has its default is not in it. */
export type SettingOrigins = Readonly<Record<string, SettingSource>>;

/**
 * Where the value of a setting comes from; of a group, the strongest that decides any part of it.
 *
 * @returns null for the default.
 */
export function originOf(origins: SettingOrigins, path: string): SettingSource | null {
  const found = Object.entries(origins)
    .filter(([one]) => one === path || one.startsWith(`${path}.`))
    .map(([, source]) => source);
  return settingSources.find((source) => found.includes(source)) ?? null;
}

/** Whether the person cannot change it, because something stronger than their own file has decided it. */
export function isDecided(origins: SettingOrigins, path: string): boolean {
  const origin = originOf(origins, path);
  return origin === 'policy' || origin === 'environment';
}
