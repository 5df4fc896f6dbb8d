import type { ChildProcess, StdioOptions } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import type { Readable } from 'node:stream';
import { Cure } from './cure';
import type { OtherUser } from './other-user';
import { becomeUser } from './other-user';

const terminateLimitMs = 5_000;

/** A program that runs until it is stopped, and never longer than this process. */
export interface OwnedProcess {
  readonly child: ChildProcess;
  readonly processId: number;
  /** Settles when the program has ended, with its exit status (null after a signal). */
  readonly ended: Promise<number | null>;
  /** Asks the program to end (SIGTERM), insists (SIGKILL) after 5 s, and settles when it and its group are gone. */
  stop(): Promise<void>;
}

export interface OwnedProcessOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly stdio: StdioOptions;
  readonly folder?: string;
  /** As whom it runs, on Linux; only root may say so. */
  readonly user?: OtherUser | undefined;
}

const owned = new Set<number>();
let exitHookInstalled = false;

/**
 * Starts a program in a process group of its own, so that a Ctrl-C at the terminal reaches only us and the order of ending is
 * ours. On Linux the kernel ends it even when we are killed (`setpriv --pdeathsig`, of util-linux).
 * @throws Cure when the program is missing.
 */
export async function startOwnedProcess(
  program: string,
  args: readonly string[],
  options: OwnedProcessOptions,
): Promise<OwnedProcess> {
  const [command, ...commandArgs] = [...prefix(options.user), program, ...args] as [string, ...string[]];
  const child = spawn(command, commandArgs, {
    cwd: options.folder,
    env: options.environment,
    stdio: options.stdio,
    detached: process.platform !== 'win32',
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', () => reject(new Cure(`The program "${program}" could not be started; is it installed?`)));
  });
  const processId = child.pid;
  if (processId === undefined) throw new Error(`${program} was started without a process id`);
  installExitHook();
  owned.add(processId);
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (exitCode) => {
      owned.delete(processId);
      killGroup(processId, 'SIGKILL');
      resolve(exitCode);
    });
  });
  return { child, processId, ended, stop: () => stop(child, ended) };
}

/**
 * The first line that a starting program writes to `stream`.
 * @throws Cure when the program ends before, or says nothing within `timeLimitMs`.
 */
export function firstLineOf(
  process_: OwnedProcess,
  stream: Readable,
  name: string,
  timeLimitMs: number,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => {
      reject(new Cure(`${name} was not ready within ${timeLimitMs / 1000} s; is the machine overloaded? Try again.`));
    }, timeLimitMs);
    void process_.ended.then((exitCode) => {
      clearTimeout(timer);
      reject(new Cure(`${name} ended at once (exit status ${exitCode}).`));
    });
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const end = text.indexOf('\n');
      if (end < 0) return;
      clearTimeout(timer);
      resolve(text.slice(0, end).trim());
    });
  });
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), terminateLimitMs);
    await ended;
    clearTimeout(timer);
  }
  await ended;
}

function killGroup(processId: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? processId : -processId, signal);
  } catch {
    // The group is gone already, which is what is wanted.
  }
}

function installExitHook(): void {
  if (exitHookInstalled) return;
  exitHookInstalled = true;
  process.on('exit', () => {
    for (const processId of owned) killGroup(processId, 'SIGTERM');
  });
}

let kernelEndsChildren: boolean | undefined;

/** What stands before the program: `setpriv` where it works, so that the program ends with us, and as another user. */
function prefix(user: OtherUser | undefined): readonly string[] {
  const endWithParent = ['--pdeathsig', 'TERM'];
  kernelEndsChildren ??=
    process.platform === 'linux' &&
    spawnSync('setpriv', [...endWithParent, '--', 'true'], { stdio: 'ignore' }).status === 0;
  const switches = [...becomeUser(user), ...(kernelEndsChildren ? endWithParent : [])];
  return switches.length === 0 ? [] : ['setpriv', ...switches, '--'];
}
