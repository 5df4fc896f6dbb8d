import { mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Cure } from './cure';

const retryMs = 100;

/**
 * Runs `work` while no other process runs work under the same lock file. The file holds the owner's process id, so a lock
 * that a killed process left behind is taken over.
 * @throws Cure when the lock is not free within `timeLimitMs`.
 */
export async function withFileLock<T>(lockFile: string, work: () => Promise<T>, timeLimitMs = 600_000): Promise<T> {
  await mkdir(path.dirname(lockFile), { recursive: true });
  const deadlineMs = performance.now() + timeLimitMs;
  while (!(await tryLock(lockFile))) {
    if (performance.now() > deadlineMs) {
      throw new Cure(
        `Another run holds ${lockFile}; end that run, or delete the file if there is none, and try again.`,
      );
    }
    await delay(retryMs);
  }
  try {
    return await work();
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function tryLock(lockFile: string): Promise<boolean> {
  try {
    const handle = await open(lockFile, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const owner = Number(await readFile(lockFile, 'utf8').catch(() => ''));
  // An empty file is a lock that is just being written: its owner is given the next retry.
  if (owner > 0 && !isAlive(owner)) await rm(lockFile, { force: true });
  return false;
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
