import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { knownRuntime } from '../e2e/support/runtime';
import { expect, test } from './support/fixtures';
import { archiveFile, executableName, isLocalBuild, manifest, releaseFolder, unpackedFolder } from './support/release';

const mebibyte = 1024 * 1024;
const platform = `linux-${process.arch}`;
const keytar = 'node_modules/keytar';
const sqlite = 'node_modules/@photostructure/sqlite';
const binaryFinder = 'node_modules/node-gyp-build';
/** Native code, which must be files beside the archive. */
const binaries = [
  `${sqlite}/prebuilds/${platform}/@photostructure+sqlite.glibc.node`,
  `${keytar}/prebuilds/${platform}/keytar.node`,
];
/** The packages that are not bundled, because they bring or look for native code. */
const packages = [
  ...['package.json', 'LICENSE.md', 'lib/keytar.js'].map((file) => `${keytar}/${file}`),
  ...['package.json', 'LICENSE'].map((file) => `${sqlite}/${file}`),
  ...['package.json', 'LICENSE', 'index.js', 'node-gyp-build.js'].map((file) => `${binaryFinder}/${file}`),
];

/** What may be in app.asar. A new kind of file must be put here by hand. */
const allowed: readonly RegExp[] = [
  /^package\.json$/,
  /^dist\/index\.html$/,
  /^dist\/assets\/[\w-]+\.(js|css)$/,
  /^dist-electron\/[\w-]+\.js$/,
  /^dist-electron\/preload\.cjs$/,
  /^dist-electron\/tray-icons\/linux\/[\w-]+\.png$/,
  /^node_modules\/@photostructure\/sqlite\/dist\/[\w-]+\.mjs$/,
];

const isAllowed = (file: string): boolean =>
  [...packages, ...binaries].includes(file) || allowed.some((pattern) => pattern.test(file));

function asarOf(folder: string): string {
  return path.join(folder, 'resources/app.asar');
}

/** The files in an asar archive, without its folders. */
function filesIn(asar: string): string[] {
  return listPackage(asar, { isPack: false })
    .map((name) => name.replace(/^\//, ''))
    .filter((name) => !('files' in statFile(asar, name)));
}

test.describe('the packed app', () => {
  test('holds what it needs and nothing else', ({ appFolder }) => {
    const files = filesIn(asarOf(appFolder));
    expect(files.filter((file) => !isAllowed(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        'package.json',
        'dist/index.html',
        'dist-electron/main.js',
        'dist-electron/preload.cjs',
        'dist-electron/keychain-worker.js',
        'dist-electron/tray-icons/linux/available.png',
        ...packages,
        ...binaries,
      ]),
    );
  });

  test('keeps native code as a file beside the archive, for this platform only', async ({ appFolder }) => {
    const besideArchive = `${asarOf(appFolder)}.unpacked`;
    const unpacked = await filesBelow(besideArchive);
    expect(unpacked.filter((file) => !isAllowed(file))).toEqual([]);
    expect(unpacked.filter((file) => file.endsWith('.node'))).toEqual(binaries);
    for (const binary of binaries) {
      const content = await readFile(path.join(besideArchive, binary));
      expect(content.subarray(0, 4).toString('latin1')).toBe('\x7fELF');
    }
  });

  test('says what it is, and carries no instructions for building it', ({ appFolder }) => {
    const packed = JSON.parse(extractFile(asarOf(appFolder), 'package.json').toString('utf8')) as object;
    const { name, version, main } = manifest;
    expect(packed).toMatchObject({ name, version, main });
    expect(packed).not.toHaveProperty('scripts');
    expect(packed).not.toHaveProperty('devDependencies');
    expect(filesIn(asarOf(appFolder))).toContain(main);
  });

  test('has nothing among its resources but the app, the licence and, if it is one, the mark of a local build', async ({
    appFolder,
  }) => {
    const resources = path.join(appFolder, 'resources');
    const mark = isLocalBuild() ? ['local-build'] : [];
    expect((await readdir(resources)).sort()).toEqual(['LICENSE.txt', 'app.asar', 'app.asar.unpacked', ...mark]);
    if (isLocalBuild()) {
      expect(await readFile(path.join(resources, 'local-build'), 'utf8')).toBe(`Electron ${knownRuntime().version}\n`);
    }
  });

  test('is small', async ({ appFolder }) => {
    expect((await stat(asarOf(appFolder))).size).toBeLessThan(5 * mebibyte);
    expect((await stat(archiveFile())).size).toBeLessThan(150 * mebibyte);
  });

  test('is in the archive just as it is in the folder beside it', async ({ appFolder }) => {
    expect(await filesBelow(appFolder)).toEqual(await filesBelow(unpackedFolder));
    for (const file of [executableName, 'resources/app.asar']) {
      expect(await hashOf(path.join(appFolder, file))).toBe(await hashOf(path.join(unpackedFolder, file)));
    }
  });

  test('is called local when it was made on another Electron than the pinned one', async () => {
    const archives = (await readdir(releaseFolder)).filter((name) => name.endsWith('.tar.gz'));
    expect(archives).toContain(path.basename(archiveFile()));
    if (isLocalBuild()) expect(archives.filter((name) => !name.endsWith('-local.tar.gz'))).toEqual([]);
  });
});

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
