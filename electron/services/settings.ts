import type { SettingsLayer } from '../../shared/settings';
import { isDecided } from '../../shared/settings/origins';
import type { SettingOrigins } from '../../shared/settings/origins';
import { err, ok } from '../../shared/result';
import { laidOver, leavesOf } from '../../shared/settings/layers';
import { resolveSettings } from '../core/settings/resolve-settings';
import type { GivenLayer, RefusedLayer, Resolution } from '../core/settings/resolve-settings';
import type { SettingsStore, UserSettings } from '../ports';

export interface SettingsDependencies {
  readonly user: UserSettings;
  /** What stands over the person's own settings, the weakest first. It does not change while the app runs. */
  readonly above: readonly GivenLayer[];
  /** What of policy and environment was refused when it was read. */
  readonly refused: readonly RefusedLayer[];
}

/** Joins the sources of settings to what is in force, and refuses a change that would not be. */
export function createSettings({ user, above, refused }: SettingsDependencies): SettingsStore {
  const resolved = (own: SettingsLayer): Resolution =>
    resolveSettings([{ source: 'user', from: 'settings.json', values: own }, ...above]);
  let resolution = resolved(user.current());

  const origins = (): SettingOrigins =>
    Object.fromEntries([...resolution.decidedBy].map(([path, { source }]) => [path, source]));

  return {
    current: () => resolution.settings,
    origins,
    problem: user.problem,
    ignored: () =>
      [...refused, ...resolution.refused].flatMap(({ source, from, detail }) =>
        source === 'user' ? [] : [{ source, detail: `${from}: ${detail}` }],
      ),
    update(patch) {
      const decided = leavesOf(patch).find(([path]) => isDecided(origins(), path));
      if (decided !== undefined) return err({ code: 'decided', detail: `${decided[0]} is not yours to change.` });
      const next = resolved(laidOver(user.current(), patch));
      const wrong = next.refused.find(({ source }) => source === 'user');
      if (wrong !== undefined) return err({ code: 'invalid', detail: wrong.detail });
      const updated = user.update(patch);
      if (!updated.ok) return updated;
      resolution = resolved(updated.value);
      return ok(resolution.settings);
    },
  };
}
