import { defaultSettings, settingsSchema } from '../../../shared/settings';
import type { Settings, SettingsLayer, SettingSource } from '../../../shared/settings';
import { describeIssues } from '../../../shared/settings/describe-issues';
import { laidOver, leavesOf } from '../../../shared/settings/layers';

/** What one source says. A file that cannot be used says nothing, and why. */
export interface GivenLayer {
  readonly source: SettingSource;
  /** What it is called for people: a file's path, a variable's name. */
  readonly from: string;
  readonly values: SettingsLayer;
}

export interface RefusedLayer {
  readonly source: SettingSource;
  readonly from: string;
  /** What is wrong, in sentences that name each setting. */
  readonly detail: string;
}

export interface Resolution {
  readonly settings: Settings;
  /** The layer that decided a value, by the value's dotted path; what has its default is not in it. */
  readonly decidedBy: ReadonlyMap<string, GivenLayer>;
  /** Layers that do not go together with what lies below them: nothing of such a one holds. */
  readonly refused: readonly RefusedLayer[];
}

/**
 * Lays the layers over the defaults. A layer holds as a whole or not at all.
 *
 * @param layers The weakest first.
 */
export function resolveSettings(layers: readonly GivenLayer[]): Resolution {
  let given: Readonly<Record<string, unknown>> = {};
  let settings = defaultSettings;
  const decidedBy = new Map<string, GivenLayer>();
  const refused: RefusedLayer[] = [];
  for (const layer of layers) {
    const together = laidOver(given, layer.values);
    const parsed = settingsSchema.safeParse(together);
    if (!parsed.success) {
      refused.push({ source: layer.source, from: layer.from, detail: describeIssues(parsed.error) });
      continue;
    }
    given = together;
    settings = parsed.data;
    for (const [path] of leavesOf(layer.values)) decidedBy.set(path, layer);
  }
  return { settings, decidedBy, refused };
}
