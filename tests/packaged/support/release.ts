import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../../scripts/lib/project';
import { knownRuntime } from '../../e2e/support/runtime';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly main: string;
}

export const manifest = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8')) as Manifest;

export const releaseFolder = path.join(projectFolder, 'release');

/** electron-builder leaves x64 out of this name. */
export const unpackedFolder = path.join(
  releaseFolder,
  process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`,
);

export const executableName = 'presence-tray';

/** Whether `npm run dist` had to pack another Electron than the pinned one. */
export function isLocalBuild(): boolean {
  return knownRuntime().kind !== 'official';
}

/** The archive of `npm run dist` as it must be called on this machine. */
export function archiveFile(): string {
  const mark = isLocalBuild() ? '-local' : '';
  return path.join(releaseFolder, `${manifest.name}-${manifest.version}-linux-${process.arch}${mark}.tar.gz`);
}
