import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logFileIn, openFileLog } from '../../../electron/adapters/log/file-log';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'presence-tray-log-'));
});

afterEach(() => rm(directory, { recursive: true, force: true }));

const clock = { now: () => Date.UTC(2026, 0, 5, 8) };
const openHere = (isVerbose = true) => openFileLog({ directory, clock, printsToConsole: false, isVerbose });

async function lines(): Promise<unknown[]> {
  const text = await readFile(logFileIn(directory), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

describe('the log file', () => {
  it('has one line of JSON per entry', async () => {
    const log = openHere();
    log.debug('started');
    log.info('100 %c of %d, "quoted"\nand broken', { code: 'network', at: 'not the time' });
    log.warn('careful', { nested: { list: [1, 2] } });
    log.error('failed', { error: new Error('no') });
    const at = '2026-01-05T08:00:00.000Z';
    expect(await lines()).toEqual([
      { at, level: 'debug', message: 'started' },
      { at, level: 'info', message: '100 %c of %d, "quoted"\nand broken', code: 'network' },
      { at, level: 'warn', message: 'careful', nested: { list: [1, 2] } },
      { at, level: 'error', message: 'failed', error: expect.objectContaining({ message: 'no' }) as object },
    ]);
    if (process.platform !== 'win32') expect((await stat(logFileIn(directory))).mode & 0o777).toBe(0o600);
  });

  it('holds no secret', async () => {
    const log = openHere();
    log.info('refused Bearer s3cret1', {
      url: 'http://127.0.0.1:1/?code=s3cret2',
      accessToken: 's3cret3',
      error: Object.assign(new Error('401'), { config: { headers: { Authorization: 'Bearer s3cret4' } } }),
    });
    expect(await readFile(logFileIn(directory), 'utf8')).not.toContain('s3cret');
  });

  it('leaves out debug lines unless it is verbose', async () => {
    const log = openHere(false);
    log.debug('detail');
    log.info('fact');
    expect(await lines()).toMatchObject([{ message: 'fact' }]);
  });

  it('turns at one megabyte and keeps one file before it', async () => {
    const log = openHere();
    const filler = Array.from({ length: 40 }, () => 'some words to fill a line ');
    for (let count = 0; count < 2600; count += 1) log.info('line', { count, filler });
    expect((await readdir(directory)).sort()).toEqual(['presence-tray.log', 'presence-tray.old.log']);
    for (const name of await readdir(directory)) {
      expect((await stat(path.join(directory, name))).size).toBeLessThan(1024 * 1024 + 4096);
    }
    expect((await lines()).at(-1)).toMatchObject({ count: 2599 });
  });

  it('does not stop the app where it cannot be written', () => {
    const log = openFileLog({ directory: '/dev/null/below', clock, printsToConsole: false, isVerbose: true });
    expect(() => {
      log.error('nobody reads this');
    }).not.toThrow();
  });
});
