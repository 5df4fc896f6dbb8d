import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EnvironmentOptions } from 'vite';
import { contentHash } from './content-hash';
import { Cure } from './cure';
import { withFileLock } from './file-lock';
import { checkoutCacheFolder, projectFolder } from './project';

/** Everything that decides what the build makes. */
const sources = [
  'electron',
  'renderer',
  'shared',
  'vite.config.ts',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
  'scripts/lib/app-build.ts',
  'scripts/tray-icons.ts',
];
const folders = ['dist', 'dist-electron'] as const;
const outputs = ['dist/index.html', 'dist-electron/main.js', 'dist-electron/preload.cjs', 'dist-electron/tray-icons'];
const stampFile = path.join(checkoutCacheFolder, 'build-hash');
const lockFile = path.join(checkoutCacheFolder, 'build.lock');

export type BuildOutcome = 'built' | 'up to date';

/**
 * Makes dist/ (renderer) and dist-electron/ (main, preload, keychain worker, tray icons) unless they already are what the
 * sources say. Parallel runs wait for each other; the former build stands until the new one is complete.
 * @returns whether anything had to be made.
 * @throws Cure when the sources do not build.
 */
export async function buildApp(options: { readonly force?: boolean } = {}): Promise<BuildOutcome> {
  return withFileLock(lockFile, () => buildWhatChanged(options.force === true));
}

/**
 * Builds as {@link buildApp} does and runs `work` before anybody else may build: for what reads the whole build, as packing does.
 * @throws Cure when the sources do not build.
 */
export async function withBuiltApp<T>(work: (outcome: BuildOutcome) => Promise<T>): Promise<T> {
  return withFileLock(lockFile, async () => work(await buildWhatChanged(false)));
}

/** To be called before something else is put into the folders of the build: the next run then builds again. */
export async function forgetBuild(): Promise<void> {
  await rm(stampFile, { force: true });
}

async function buildWhatChanged(force: boolean): Promise<BuildOutcome> {
  const hash = await contentHash(projectFolder, sources);
  const isComplete = outputs.every((output) => existsSync(path.join(projectFolder, output)));
  const built = await readFile(stampFile, 'utf8').catch(() => undefined);
  if (!force && isComplete && built === hash) return 'up to date';
  // What a run left that was killed.
  await removeBeside('next');
  await buildNext();
  await forgetBuild();
  for (const name of folders) await replace(path.join(projectFolder, name), nextFolder(name));
  await removeBeside('former');
  await mkdir(path.dirname(stampFile), { recursive: true });
  await writeFile(stampFile, hash);
  return 'built';
}

/** Where a build is made before it takes the place of the former one; beside it, because source maps hold relative paths. */
function nextFolder(name: (typeof folders)[number]): string {
  return path.join(projectFolder, `${name}.next`);
}

async function removeBeside(kind: 'next' | 'former'): Promise<void> {
  for (const name of folders) {
    await rm(path.join(projectFolder, `${name}.${kind}`), { recursive: true, force: true });
  }
}

async function buildNext(): Promise<void> {
  // Loaded only when there is something to build: a start with nothing to do should not wait for Vite.
  const [{ createBuilder }, { buildTrayIcons }] = await Promise.all([import('vite'), import('../tray-icons')]);
  const into = (name: (typeof folders)[number]): EnvironmentOptions => ({ build: { outDir: nextFolder(name) } });
  // Test runners say "test", for which Vite would build React's development version.
  const nodeEnvironment = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    const builder = await createBuilder({
      configFile: path.join(projectFolder, 'vite.config.ts'),
      environments: { client: into('dist'), main: into('dist-electron'), preload: into('dist-electron') },
      logLevel: 'warn',
      mode: 'production',
    });
    await builder.buildApp();
  } catch (error) {
    throw new Cure(`The app does not build: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    if (nodeEnvironment === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = nodeEnvironment;
  }
  await buildTrayIcons(path.join(nextFolder('dist-electron'), 'tray-icons'));
}

/** Puts a folder in the place of another, which is missing only between two renames. */
async function replace(folder: string, successor: string): Promise<void> {
  const former = `${folder}.former`;
  await rm(former, { recursive: true, force: true });
  try {
    await rename(folder, former);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await rename(successor, folder);
}
