import { leavesOf } from '../../../shared/settings/layers';
import type { SettingSource } from '../../../shared/settings';
import type { RefusedLayer, Resolution } from './resolve-settings';

/** One setting as an administrator reads it. */
interface ConfigLine {
  readonly path: string;
  readonly value: unknown;
  readonly origin: SettingSource | 'default';
  /** The file or variable that gives it; null for the default. */
  readonly from: string | null;
}

export interface EffectiveConfig {
  readonly version: string;
  /** The files that were looked for, whether or not they are there. */
  readonly policyFile: string;
  readonly userFile: string;
  readonly settings: readonly ConfigLine[];
  /** Secrets that are set, by the name of the variable; never with a value. */
  readonly secrets: readonly string[];
  /** What is wrong, and therefore not in force. */
  readonly problems: readonly RefusedLayer[];
}

/** Every value that is in force, where it comes from, and what is wrong. */
export function effectiveConfig(
  files: Pick<EffectiveConfig, 'version' | 'policyFile' | 'userFile' | 'secrets'>,
  { settings, decidedBy, refused }: Resolution,
  refusedBefore: readonly RefusedLayer[],
): EffectiveConfig {
  return {
    ...files,
    settings: leavesOf(settings).map(([path, value]) => {
      const layer = decidedBy.get(path);
      return { path, value, origin: layer?.source ?? 'default', from: layer?.from ?? null };
    }),
    problems: [...refusedBefore, ...refused],
  };
}

/** One line per setting, aligned, and what is wrong at the end. */
export function effectiveConfigText(config: EffectiveConfig): string {
  const secrets = config.secrets.map((name) => ({
    path: name,
    text: '(set, not shown)',
    origin: 'environment',
    from: name,
  }));
  const lines = config.settings.map(({ value, ...line }) => ({ ...line, text: JSON.stringify(value) }));
  const all = [...lines, ...secrets];
  const width = (column: 'path' | 'text'): number => Math.max(...all.map((line) => line[column].length));
  const [pathWidth, textWidth] = [width('path'), width('text')];
  return [
    `Presence Tray ${config.version}: what is in force (policy over environment over user over default)`,
    `policy file: ${config.policyFile}`,
    `user file:   ${config.userFile}`,
    '',
    ...all.map(
      ({ path, text, origin, from }) =>
        `${path.padEnd(pathWidth)}  ${text.padEnd(textWidth)}  ${origin}${from === null ? '' : ` (${from})`}`,
    ),
    ...config.problems.map(
      ({ source, from, detail }) => `\nNot in force, because it is wrong: ${source} (${from}). ${detail}`,
    ),
    '',
  ].join('\n');
}
