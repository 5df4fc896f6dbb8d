import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
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
const outputs = ['dist/index.html', 'dist-electron/main.js', 'dist-electron/preload.cjs', 'dist-electron/tray-icons'];
const stampFile = path.join(checkoutCacheFolder, 'build-hash');

/**
 * Makes dist/ (renderer) and dist-electron/ (main, preload, keychain worker, tray icons) unless they already are what the
 * sources say. Parallel runs wait for each other.
 * @returns whether anything had to be made.
 * @throws Cure when the sources do not build.
 */
export async function buildApp(options: { readonly force?: boolean } = {}): Promise<'built' | 'up to date'> {
  return withFileLock(path.join(checkoutCacheFolder, 'build.lock'), async () => {
    const hash = await contentHash(projectFolder, sources);
    const isComplete = outputs.every((output) => existsSync(path.join(projectFolder, output)));
    const built = await readFile(stampFile, 'utf8').catch(() => undefined);
    if (options.force !== true && isComplete && built === hash) return 'up to date';
    await rm(stampFile, { force: true });
    await buildClean();
    await mkdir(path.dirname(stampFile), { recursive: true });
    await writeFile(stampFile, hash);
    return 'built';
  });
}

async function buildClean(): Promise<void> {
  await Promise.all(
    ['dist', 'dist-electron'].map((name) => rm(path.join(projectFolder, name), { recursive: true, force: true })),
  );
  // Loaded only when there is something to build: a start with nothing to do should not wait for Vite.
  const [{ createBuilder }, { buildTrayIcons }] = await Promise.all([import('vite'), import('../tray-icons')]);
  try {
    const builder = await createBuilder({
      configFile: path.join(projectFolder, 'vite.config.ts'),
      logLevel: 'warn',
      mode: 'production',
    });
    await builder.buildApp();
  } catch (error) {
    throw new Cure(`The app does not build: ${error instanceof Error ? error.message : String(error)}`);
  }
  await buildTrayIcons(path.join(projectFolder, 'dist-electron/tray-icons'));
}
