import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWithXdgOpen } from '../../../electron/adapters/shell';
import { systemScheduler } from '../../../electron/adapters/system-time';
import { createVirtualTime } from '../../fakes/virtual-time';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'presence-tray-xdg-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function program(name: string, script: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}

describe.runIf(process.platform === 'linux')('xdg-open', () => {
  it('gets the address as one argument, and its success is ours', async () => {
    const seen = path.join(folder, 'seen');
    const works = await program('works', `printf '%s|' "$#" "$1" > '${seen}'`);
    expect(await openWithXdgOpen(systemScheduler, works)('https://example.com/?a=1&b=$(id)')).toBe(true);
    expect(await readFile(seen, 'utf8')).toBe('1|https://example.com/?a=1&b=$(id)|');
  });

  it('finds no browser', async () => {
    const fails = await program('fails', 'exit 3');
    expect(await openWithXdgOpen(systemScheduler, fails)('https://example.com/')).toBe(false);
  });

  it('is not installed', async () => {
    expect(await openWithXdgOpen(systemScheduler, path.join(folder, 'missing'))('https://example.com/')).toBe(false);
  });

  it('has become the browser when it still runs after three seconds', async () => {
    const time = createVirtualTime();
    const pidFile = path.join(folder, 'pid');
    const stays = await program(
      'stays',
      `echo $$ > '${pidFile}.new' && mv '${pidFile}.new' '${pidFile}'; exec sleep 60`,
    );
    const opening = openWithXdgOpen(time.scheduler, stays)('https://example.com/');
    await time.advance(3000);
    expect(await opening).toBe(true);
    const pid = await expect
      .poll(() => readFile(pidFile, 'utf8').catch(() => ''), { timeout: 5000 })
      .not.toBe('')
      .then(() => readFile(pidFile, 'utf8'));
    process.kill(Number(pid));
  });
});
