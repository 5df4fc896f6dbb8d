import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentHash } from '../../../scripts/lib/content-hash';

let folder: string;
const hash = () => contentHash(folder, ['source', 'settings.json', 'absent']);

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'presence-tray-hash-'));
  await mkdir(path.join(folder, 'source/inner'), { recursive: true });
  await writeFile(path.join(folder, 'source/inner/a.ts'), 'one');
  await writeFile(path.join(folder, 'settings.json'), '{}');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the hash of the sources', () => {
  it('stays the same when a file is written with the same content', async () => {
    const before = await hash();
    await writeFile(path.join(folder, 'source/inner/a.ts'), 'one');
    expect(await hash()).toBe(before);
  });

  it('ignores what is not a source', async () => {
    const before = await hash();
    await writeFile(path.join(folder, 'notes.md'), 'text');
    expect(await hash()).toBe(before);
  });

  it.each<[string, () => Promise<void>]>([
    ['changed', () => writeFile(path.join(folder, 'source/inner/a.ts'), 'two')],
    ['added', () => writeFile(path.join(folder, 'source/b.ts'), '')],
    ['removed', () => rm(path.join(folder, 'settings.json'))],
    ['renamed', () => rename(path.join(folder, 'source/inner/a.ts'), path.join(folder, 'source/inner/b.ts'))],
    ['added where one was absent', () => writeFile(path.join(folder, 'absent'), '')],
  ])('changes when a file is %s', async (_what, change) => {
    const before = await hash();
    await change();
    expect(await hash()).not.toBe(before);
  });
});
