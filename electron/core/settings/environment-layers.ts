import { settingDefinitions } from '../../../shared/settings';
import type { SettingsLayer } from '../../../shared/settings';
import type { GivenLayer } from './resolve-settings';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings that environment variables give, each a layer of its own: a wrong one takes no other with it. */
export function environmentLayers(environment: Environment): readonly GivenLayer[] {
  return Object.entries(settingDefinitions).flatMap(([name, { variable }]) => {
    const text = variable === null ? '' : (environment[variable.name]?.trim() ?? '');
    if (variable === null || text === '') return [];
    const values = { [name]: variable.valueOf(text) } as SettingsLayer;
    return [{ source: 'environment' as const, from: variable.name, values }];
  });
}

/**
 * The environment as the start reads it: what the policy decides stands in place of the variable that would set it.
 *
 * @param policy What the policy file gives.
 */
export function environmentUnder(policy: SettingsLayer, environment: Environment): Environment {
  const decided: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(policy)) {
    const variable = settingDefinitions[name]?.variable ?? null;
    if (variable !== null && typeof value === 'string') decided[variable.name] = value;
  }
  // It has decided by what an application proves itself: a secret of the environment is not another way.
  if (typeof policy.privateKeyFile === 'string') decided['GENESYS_CLIENT_SECRET'] = undefined;
  return { ...environment, ...decided };
}
