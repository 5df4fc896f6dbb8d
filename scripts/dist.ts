// npm run dist [-- --dir]: packs the app into release/. npm run dist:release: the same, on the pinned Electron and signed, or not at
// all.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { build } from 'electron-builder';
import type { CliOptions, Configuration } from 'electron-builder';
import { withBuiltApp } from './lib/app-build';
import { Cure, describeFailure } from './lib/cure';
import type { ElectronRuntime } from './lib/electron-runtime';
import { prepareMachine } from './lib/prepared-machine';
import { checkoutCacheFolder, projectFolder } from './lib/project';
import { copyElectronWithoutApp } from './lib/registry-electron';
import { printReport, secondsSince } from './lib/report';

const configurationFile = path.join(projectFolder, 'electron-builder.yml');
const buildResources = path.join(checkoutCacheFolder, 'build-resources');
const iconSizePx = 1024;

async function main(switches: readonly string[]): Promise<void> {
  const startedAtMs = performance.now();
  const runtime = await prepareMachine('pack', printReport, { build: false });
  const isLocal = runtime.kind !== 'official';
  const isRelease = switches.includes('--release');
  if (isLocal && isRelease) {
    throw new Cure(
      `A release is built on the pinned Electron only, and this machine has only Electron ${runtime.version}. Run this where github.com can be reached.`,
    );
  }
  await drawIcon();
  // electron-builder fetches its own copy of 7-Zip, which a machine without GitHub cannot.
  if (existsSync('/usr/bin/7zz')) process.env['ELECTRON_BUILDER_7ZIP_PATH'] ??= '/usr/bin/7zz';
  const options: CliOptions = {
    projectDir: projectFolder,
    publish: 'never',
    ...(switches.includes('--dir') && { dir: true }),
    ...(isLocal && { config: await localConfiguration(runtime) }),
    // Without a certificate electron-builder would only mention that it did not sign. Linux packages are not signed.
    ...(isRelease && { config: { extends: configurationFile, forceCodeSigning: true } }),
  };
  const made = await withBuiltApp((outcome) => {
    printReport(`build: ${outcome}`);
    return build(options);
  });
  for (const file of made) printReport(`dist: ${path.relative(projectFolder, file)}`);
  printReport(
    `dist: release/ made in ${secondsSince(startedAtMs)}${isLocal ? `, local only: on Electron ${runtime.version}` : ''}`,
  );
}

/** A package on another runtime than the pinned one is called `-local` and carries a file that makes the app say so. */
async function localConfiguration(runtime: ElectronRuntime): Promise<Configuration> {
  const folder = path.join(checkoutCacheFolder, 'local-dist');
  const electron = path.join(folder, 'electron');
  const mark = path.join(folder, 'local-build');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await copyElectronWithoutApp(runtime, electron);
  await writeFile(mark, `Electron ${runtime.version}\n`);
  return {
    extends: configurationFile,
    electronDist: electron,
    artifactName: '${name}-${version}-${os}-${arch}-local.${ext}',
    extraResources: [{ from: mark, to: 'local-build' }],
    compression: 'store',
  };
}

async function drawIcon(): Promise<void> {
  const svg = await readFile(path.join(projectFolder, 'electron/tray/icons/app.svg'), 'utf8');
  await mkdir(buildResources, { recursive: true });
  const png = new Resvg(svg, { fitTo: { mode: 'width', value: iconSizePx } }).render().asPng();
  await writeFile(path.join(buildResources, 'icon.png'), png);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}
