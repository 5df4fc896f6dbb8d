import { readPolicyFile } from './adapters/policy-file';
import type { PolicyFile } from './adapters/policy-file';
import { environmentLayers, environmentUnder } from './core/settings/environment-layers';
import type { Environment } from './core/settings/environment-layers';
import type { GivenLayer, RefusedLayer } from './core/settings/resolve-settings';
import type { PolicyPlace } from './policy-place';

/** What organisation and environment decide, for as long as the app runs. */
export interface Configuration {
  readonly policy: PolicyFile;
  /** What stands over the person's own settings, the weakest first. */
  readonly above: readonly GivenLayer[];
  readonly refused: readonly RefusedLayer[];
  /** The environment as the start reads it: with the policy in the place of what it decides. */
  readonly environment: Environment;
}

export function readConfiguration({ file, isOwnerChecked }: PolicyPlace, environment: Environment): Configuration {
  const policy = readPolicyFile(file, isOwnerChecked);
  const { content } = policy;
  const values = content.ok ? (content.value ?? {}) : {};
  return {
    policy,
    above: [...environmentLayers(environment), { source: 'policy', from: file, values }],
    refused: content.ok ? [] : [{ source: 'policy', from: file, detail: content.error }],
    environment: environmentUnder(values, environment),
  };
}
