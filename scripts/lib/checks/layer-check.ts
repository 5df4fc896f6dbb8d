import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ICruiseOptions, ICruiseResult } from 'dependency-cruiser';
import { cruise } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { checkoutCacheFolder, projectFolder } from '../project';
import type { Check, CheckResult } from './check';
import { plants } from './planted-violations';

const configuration = path.join(projectFolder, '.dependency-cruiser.cjs');
const everything = ['electron', 'renderer', 'shared', 'scripts', 'tests'];
/** Fewer modules than this means that the tool looked at nothing, as it does in silence without a TypeScript it knows. */
const fewestModules = 50;

/**
 * The arrows between the layers. The tool is first made to find one planted violation of every rule, so that it cannot pass by
 * looking at nothing or by a rule that matches nothing.
 */
export const layerCheck: Check = {
  name: 'layers',
  async run(): Promise<CheckResult> {
    const deaf = await rulesThatDoNotFire();
    if (deaf.length > 0) return { ok: false, detail: `planted violations were not found: ${deaf.join(', ')}` };
    const { summary } = await look(projectFolder, everything);
    if (summary.totalCruised < fewestModules) {
      return { ok: false, detail: `only ${summary.totalCruised} modules were looked at` };
    }
    const lines = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
    return {
      ok: lines.length === 0,
      detail: lines.length === 0 ? `${summary.totalCruised} modules` : lines.join('\n'),
    };
  },
};

async function rulesThatDoNotFire(): Promise<string[]> {
  await mkdir(checkoutCacheFolder, { recursive: true });
  const folder = await mkdtemp(path.join(checkoutCacheFolder, 'planted-'));
  try {
    await symlink(path.join(projectFolder, 'node_modules'), path.join(folder, 'node_modules'));
    await symlink(path.join(projectFolder, 'package.json'), path.join(folder, 'package.json'));
    await symlink(path.join(projectFolder, 'tsconfig.base.json'), path.join(folder, 'tsconfig.base.json'));
    for (const [file, text] of Object.entries(plants.files)) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), text);
    }
    const { summary } = await look(folder, everything, { preserveSymlinks: true });
    const found = new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`));
    return plants.expected.filter((expected) => !found.has(expected));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function look(folder: string, entries: readonly string[], more: ICruiseOptions = {}): Promise<ICruiseResult> {
  const options = await extractDepcruiseOptions(configuration);
  const result = await cruise([...entries], { ...options, ...more, baseDir: folder, validate: true }, undefined, {
    tsConfig: extractTSConfig(path.join(projectFolder, 'tsconfig.base.json')),
  });
  if (typeof result.output === 'string') throw new Error('dependency-cruiser answered with text instead of a result');
  return result.output;
}
