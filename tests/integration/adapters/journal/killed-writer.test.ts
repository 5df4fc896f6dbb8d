import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JournalFolder } from './samples';

const program = path.join(import.meta.dirname, 'writing-program.ts');
const kills = 10;

let here: JournalFolder;
beforeEach(() => {
  here = new JournalFolder();
});
afterEach(() => rm(here.parent, { recursive: true, force: true }));

/**
 * Runs the program that writes.
 *
 * @param limits Shell commands in front of it.
 * @param killAfter How many acknowledged writes it may make before it is killed.
 * @returns What it acknowledged, and whether it was killed.
 */
async function writes(limits: string, killAfter: number): Promise<{ lines: string[]; isKilled: boolean }> {
  const shell = ['-c', `${limits}exec "$@"`, 'sh', process.execPath, '--import', 'tsx', program, here.folder];
  const writer = spawn('/bin/sh', shell, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => writer.once('exit', (_, signal) => resolve(signal)));
  const lines: string[] = [];
  for await (const line of createInterface({ input: writer.stdout })) {
    lines.push(line);
    if (lines.length === killAfter) writer.kill('SIGKILL');
  }
  return { lines, isKilled: (await ended) === 'SIGKILL' };
}

/** Everything that was acknowledged is there; of what was not, either all or nothing. */
function expectWhole(acknowledged: readonly string[]): void {
  expect(here.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  const attempts = here.query('SELECT id, state FROM attempt ORDER BY id') as { id: number; state: string }[];
  const changes = here.query('SELECT sequence FROM change ORDER BY sequence') as { sequence: number }[];
  const settled = attempts.filter(({ state }) => state === 'applied');
  expect(attempts.map(({ id }) => id)).toEqual(attempts.map((_, index) => index + 1));
  expect(changes.map(({ sequence }) => sequence)).toEqual(settled.map((_, index) => index + 1));
  const number = (kind: string): number =>
    Number(acknowledged.findLast((line) => line.startsWith(kind))?.split(' ')[1]);
  expect(attempts.length).toBeGreaterThanOrEqual(number('begun'));
  expect(settled.length).toBeGreaterThanOrEqual(number('settled'));
  expect(attempts.length - settled.length).toBeLessThanOrEqual(1);
  here.use((journal) => {
    expect(journal.problem).toBeNull();
    const { open, attemptCount, kept } = journal.remembered();
    const expected = attempts.length > settled.length ? attempts.length : null;
    expect(attemptCount).toBe(attempts.length);
    expect(open.map(({ attemptId }) => attemptId)).toEqual(expected === null ? [] : [expected]);
    expect(kept.intent?.intentId ?? null).toBe(expected === null ? null : `intent ${expected}`);
  });
}

describe.skipIf(process.platform === 'win32')('a journal whose writer', () => {
  it(
    `is killed ${kills} times at any instant loses nothing that it acknowledged and stays whole`,
    { timeout: 90_000 },
    async () => {
      const lines = ['begun 0', 'settled 0'];
      for (let kill = 1; kill <= kills; kill += 1) {
        const run = await writes('', 7 * kill + (kill % 2));
        expect(run.isKilled).toBe(true);
        lines.push(...run.lines);
        // Every other time the next writer finds what the killed one left, as it left it.
        if (kill % 2 === 0) expectWhole(lines);
      }
      const runs = here.query('SELECT count(*) AS count FROM run') as { count: number }[];
      expect(runs[0]?.count).toBeGreaterThanOrEqual(kills);
    },
  );

  it('finds the disk full is told so, leaves nothing of that step, and closes', async () => {
    const blocks = 400;
    const { lines, isKilled } = await writes(`ulimit -f ${blocks}; `, Infinity);
    expect(isKilled).toBe(false);
    expect(lines.at(-1)).toMatch(/^failed .*(disk|full|I\/O)/);
    expect(lines.length).toBeGreaterThan(3);
    expectWhole(lines);
  });

  it('finds no room to begin with is told so at its first write, and the next start begins it', async () => {
    const { lines } = await writes('ulimit -f 1; ', Infinity);
    expect(lines).toEqual([expect.stringMatching(/^failed .*(disk|full|I\/O)/)]);
    here.use((journal) => {
      expect(journal.problem).toBeNull();
      expect(journal.write([])).toMatchObject({ ok: true });
    });
  });
});
