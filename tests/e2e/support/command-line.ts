import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { projectFolder } from '../../../scripts/lib/project';
import { launchArguments } from './launch-options';
import { knownRuntime } from './runtime';
import { until } from './until';

/** What one run of the command line left behind. */
export interface Run {
  readonly exitCode: number | null;
  readonly output: string;
  readonly complaints: string;
  /** Of the whole process. */
  readonly tookMs: number;
}

type Program = ChildProcessByStdio<null, Readable, Readable>;

/**
 * Starts the app's own binary with these words. It has no display: the command line needs none.
 *
 * @param userData of the installation that is meant.
 */
export function startCommandLine(userData: string, words: readonly string[]): Program {
  const args = launchArguments({ environment: {}, userData, scratch: userData, tray: null, args: words });
  return start(knownRuntime().executable, args);
}

/** Runs it to its end. */
export const runCommandLine = (userData: string, ...words: readonly string[]): Promise<Run> =>
  toItsEnd(startCommandLine(userData, words));

/** The same as `npm run --silent cli -- …`, without Electron. */
export const runDevelopmentCommandLine = (userData: string, ...words: readonly string[]): Promise<Run> => {
  const script = path.join(projectFolder, 'scripts/cli.mjs');
  return toItsEnd(start(process.execPath, [script, ...words, `--user-data-dir=${userData}`]));
};

/** Waits until it has said this, and gives all that it said so far. */
export async function hasSaid(program: Program, pattern: RegExp): Promise<string> {
  const heard = outputOf(program);
  return until(`the command line says ${pattern}`, () => (pattern.test(heard.text) ? heard.text : undefined));
}

const outputs = new WeakMap<Program, { text: string }>();

function outputOf(program: Program): { text: string } {
  const known = outputs.get(program) ?? { text: '' };
  if (!outputs.has(program)) {
    outputs.set(program, known);
    program.stdout.setEncoding('utf8').on('data', (more: string) => (known.text += more));
  }
  return known;
}

function start(program: string, args: readonly string[]): Program {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, NODE_OPTIONS: ___, ...environment } = process.env;
  const started = spawn(program, args, { cwd: projectFolder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  outputOf(started);
  return started;
}

async function toItsEnd(program: Program): Promise<Run> {
  const startedAtMs = performance.now();
  let complaints = '';
  program.stderr.setEncoding('utf8').on('data', (more: string) => (complaints += more));
  const [exitCode] = (await once(program, 'close')) as [number | null];
  // Chromium's own lines, as of a system bus that is not there.
  const own = complaints.split('\n').filter((line) => !/^\[\d+:\d+\/\d+\.\d+:[A-Z]+:/.test(line));
  return {
    exitCode,
    output: outputOf(program).text,
    complaints: own.join('\n'),
    tookMs: performance.now() - startedAtMs,
  };
}
