import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly folder?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** The program is killed after this time; its result then has `timedOut: true`. */
  readonly timeLimitMs?: number;
  /** `inherit` shows the output as it comes; `capture` (default) returns it. */
  readonly output?: 'capture' | 'inherit';
  /** Receives the output as it comes, beside what `capture` returns. */
  readonly onOutput?: (text: string) => void;
}

export interface RunResult {
  /** The exit status; null when a signal ended the program or it could not be started. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  /** Why the program could not be started, such as ENOENT. */
  readonly startError?: NodeJS.ErrnoException;
}

/** Runs a program to its end. Never rejects: what went wrong is in the result. */
export function runProgram(program: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.folder,
      env: options.environment ?? process.env,
      stdio: options.output === 'inherit' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    let startError: NodeJS.ErrnoException | undefined;
    const timer =
      options.timeLimitMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, options.timeLimitMs);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      options.onOutput?.(text);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      options.onOutput?.(text);
    });
    child.on('error', (error) => (startError = error));
    child.on('close', (exitCode) => {
      clearTimeout(timer);
      const code = startError === undefined ? exitCode : null;
      resolve({ exitCode: code, stdout, stderr, timedOut, ...(startError === undefined ? {} : { startError }) });
    });
  });
}
