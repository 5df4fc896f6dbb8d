import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withFileLock } from '../../../scripts/lib/file-lock';

let folder: string;
let lockFile: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'presence-tray-lock-'));
  lockFile = path.join(folder, 'work.lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('lets one run work at a time', async () => {
  let working = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    working += 1;
    most = Math.max(most, working);
    await new Promise((resolve) => setImmediate(resolve));
    working -= 1;
  };
  await Promise.all([withFileLock(lockFile, work), withFileLock(lockFile, work), withFileLock(lockFile, work)]);
  expect(most).toBe(1);
  expect(existsSync(lockFile)).toBe(false);
});

it('is free again when the work fails', async () => {
  await expect(withFileLock(lockFile, () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
  expect(existsSync(lockFile)).toBe(false);
});

it('takes over what a dead process left behind', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  await writeFile(lockFile, String(pid));
  expect(await withFileLock(lockFile, () => Promise.resolve('done'))).toBe('done');
});

it('tells what to do when it is not free in time', async () => {
  await writeFile(lockFile, String(process.pid));
  await expect(withFileLock(lockFile, () => Promise.resolve(), 1)).rejects.toThrow('end that run');
});
