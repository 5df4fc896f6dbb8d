import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SimulatorDescription } from '../../../electron/simulator';

interface Program {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  readonly ended: Promise<number | null>;
}

function run(...parameters: readonly string[]): Program {
  const program = resolve('electron/simulator/main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
  const ended = once(child, 'close').then(() => child.exitCode);
  return { child, output: () => output, errors: () => errors, ended };
}

async function listening(program: Program): Promise<SimulatorDescription> {
  await expect.poll(program.output, { timeout: 20_000 }).toContain('\n');
  return JSON.parse(program.output()) as SimulatorDescription;
}

describe('the simulator as a program', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('prints one line when it listens and ends cleanly on %s', async (signal) => {
    const program = run('--port', '0', '--history-days', '1', '--seed', '7');
    const description = await listening(program);
    expect(description).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
      dialect: 'platform',
      oauth: {
        clientId: expect.any(String) as string,
        clientSecret: expect.any(String) as string,
        publicClientId: expect.any(String) as string,
      },
      agents: expect.arrayContaining([
        { id: expect.any(String) as string, email: expect.any(String) as string, name: expect.any(String) as string },
      ]) as object[],
    });
    expect(description.agents.length).toBeGreaterThanOrEqual(3);
    expect((await fetch(`${description.url}/simulator/ledger`)).status).toBe(200);
    program.child.kill(signal);
    expect(await program.ended).toBe(0);
    expect([program.output().split('\n').length, program.errors()]).toEqual([2, '']);
  });

  it.each([
    [['--port', 'high'], '--port must be a whole number'],
    [['something'], 'something'],
  ])('refuses %o with a sentence and status 2', async (parameters, sentence) => {
    const program = run(...parameters);
    expect(await program.ended).toBe(2);
    expect([program.output(), program.errors()]).toEqual(['', expect.stringContaining(sentence) as string]);
  });

  it.skipIf(process.platform === 'win32')('ends when the shell is gone through which npm started it', async () => {
    const shell = spawn('sh', ['-c', `'${process.execPath}' --import tsx electron/simulator/main.ts; true`], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, npm_lifecycle_event: 'simulator' },
    });
    onTestFinished(() => void shell.kill('SIGKILL'));
    let output = '';
    shell.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    await expect.poll(() => output, { timeout: 20_000 }).toContain('\n');
    const { url } = JSON.parse(output) as SimulatorDescription;
    shell.kill('SIGTERM');
    const isReachable = (): Promise<boolean> =>
      fetch(`${url}/simulator/ledger`).then(
        () => true,
        () => false,
      );
    await expect.poll(isReachable, { timeout: 5_000 }).toBe(false);
  });

  it('says that its port is in use, with status 1', async () => {
    const other = createServer();
    onTestFinished(() => void other.close());
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const { port } = other.address() as AddressInfo;
    const program = run('--port', String(port));
    expect(await program.ended).toBe(1);
    expect([program.output(), program.errors()]).toEqual(['', `Port ${port} is already in use.\n`]);
  });
});
