import path from 'node:path';
import { checkoutCacheFolder } from '../project';
import type { Check } from './check';
import { programCheck } from './program-check';

/** Each has a tsconfig.json with just the libraries and globals that its code may use. */
const projects = ['shared', 'electron/core', 'electron', 'renderer', 'scripts', 'tests'];

/** One run of the TypeScript compiler per layer, incremental between runs. */
export const typeChecks: readonly Check[] = projects.map((project) => {
  const memory = path.join(checkoutCacheFolder, 'types', `${project.replace('/', '-')}.tsbuildinfo`);
  return programCheck(`types of ${project}`, 'typescript/bin/tsc', [
    '--project',
    project,
    '--incremental',
    '--tsBuildInfoFile',
    memory,
  ]);
});
