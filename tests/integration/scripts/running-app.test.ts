import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RunningApp } from '../../../scripts/lib/running-app';
import { runApp } from '../../../scripts/lib/running-app';
import { processesThatMention } from './processes';

let app: RunningApp | undefined;

afterEach(async () => {
  await app?.stop();
  vi.restoreAllMocks();
});

/** Runs a line of JavaScript where Electron and the app would run. */
async function run(code: string, readyLimitMs = 10_000): Promise<RunningApp> {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const runtime = { kind: 'registry', version: '0', folder: '', executable: process.execPath } as const;
  const environment = { PATH: process.env['PATH'] ?? '', ELECTRON_RUN_AS_NODE: '1' };
  app = await runApp({ runtime, switches: ['-e', code], appArguments: ['--simulated'], environment, readyLimitMs });
  return app;
}

const stay = 'setInterval(() => {}, 1000);';
const say = (expression: string): string => `console.log('ready: ' + ${expression});`;

describe('the started app', () => {
  it('is ready when it says so', async () => {
    await (
      await run(`${say(`'tray registered'`)} ${stay}`)
    ).ready;
  });

  it('is given the folder of the project and the arguments', async () => {
    await (
      await run(`${say('JSON.stringify(process.argv.slice(1))')} ${stay}`)
    ).ready;
    expect(process.stdout.write).toHaveBeenCalledWith(expect.stringMatching(/^ready: \[".+","--simulated"\]\n$/));
  });

  it('is not made a bare Node by a variable that terminals inside Electron set', async () => {
    await (
      await run(`${say('process.env.ELECTRON_RUN_AS_NODE')} ${stay}`)
    ).ready;
    expect(process.stdout.write).toHaveBeenCalledWith('ready: undefined\n');
  });

  it('that ends before it is ready is told with its exit status', async () => {
    await expect((await run('process.exit(7)')).ready).rejects.toThrow('exit status 7');
  });

  it('that stays silent is told with what to do', async () => {
    await expect((await run(stay, 50)).ready).rejects.toThrow('end other running instances, and try again');
  });

  it('ends when it is stopped, together with what it started', async () => {
    const mark = `presence-tray-${randomUUID()}`;
    const child = `require('node:child_process').spawn(process.execPath, ['-e', '${stay} // ${mark}'])`;
    const running = await run(`${child}.once('spawn', () => { ${say(`'both'`)} }); ${stay}`);
    await running.ready;
    expect(processesThatMention(mark)).toHaveLength(2);
    await running.stop();
    await vi.waitFor(() => expect(processesThatMention(mark)).toEqual([]));
  });

  it('that ignores the request to end is killed', { timeout: 15_000 }, async () => {
    const running = await run(`process.on('SIGTERM', () => {}); ${say(`'deaf'`)} ${stay}`);
    await running.ready;
    await running.stop();
    expect(await running.ended).toBeNull();
  });
});
