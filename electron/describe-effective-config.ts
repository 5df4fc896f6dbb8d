import path from 'node:path';
import { secretVariables } from '../shared/settings';
import { readSettingsFile } from './adapters/settings-file';
import type { ConfigFormat } from './config-format';
import type { Configuration } from './configuration';
import { effectiveConfig, effectiveConfigText } from './core/settings/effective-config';
import { resolveSettings } from './core/settings/resolve-settings';
import type { RefusedLayer } from './core/settings/resolve-settings';

/**
 * What is in force, to be printed instead of a start. Nothing is changed: a broken file stays where it is.
 *
 * @returns The text, and 1 as the exit code where something is wrong.
 */
export function describeEffectiveConfig(options: {
  readonly format: ConfigFormat;
  readonly version: string;
  readonly userData: string;
  readonly configuration: Configuration;
}): { readonly text: string; readonly exitCode: 0 | 1 } {
  const { format, version, userData, configuration } = options;
  const userFile = path.join(userData, 'settings.json');
  const stored = readSettingsFile(userFile);
  const refusedFile: RefusedLayer[] = stored.ok ? [] : [{ source: 'user', from: userFile, detail: stored.error }];
  const config = effectiveConfig(
    {
      version,
      policyFile: configuration.policy.file,
      userFile,
      secrets: secretVariables.filter((name) => (configuration.environment[name] ?? '') !== ''),
    },
    resolveSettings([
      { source: 'user', from: userFile, values: stored.ok ? stored.value : {} },
      ...configuration.above,
    ]),
    [...configuration.refused, ...refusedFile],
  );
  return {
    text: format === 'json' ? `${JSON.stringify(config, null, 2)}\n` : effectiveConfigText(config),
    exitCode: config.problems.length === 0 ? 0 : 1,
  };
}
