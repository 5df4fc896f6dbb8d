import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { eventually } from '../fakes/eventually';
import type { CrashOrder } from './crash-order';

const program = path.join(import.meta.dirname, 'crashing-program.ts');

/** A process over the app that waits for its order, and is killed. */
export class CrashingProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: string[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #ended: Promise<NodeJS.Signals | null>;
  #complaints = '';
  #hasEnded = false;

  constructor() {
    this.#child = spawn(process.execPath, ['--import', 'tsx', program], { stdio: 'pipe' });
    const wake = (): void => this.#listeners.forEach((listener) => listener());
    this.#ended = new Promise((resolve) => {
      this.#child.once('exit', (_, signal) => {
        this.#hasEnded = true;
        wake();
        resolve(signal);
      });
    });
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      this.#lines.push(line);
      wake();
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#complaints += text));
  }

  obey(order: CrashOrder): void {
    this.#child.stdin.write(`${JSON.stringify(order)}\n`);
  }

  /** Waits for a line on its standard output. @throws when it ends before. */
  async says(line: string): Promise<void> {
    await eventually(
      () => {
        this.assertRuns();
        return this.#lines.includes(line);
      },
      {
        what: () => `the line “${line}”; it said ${this.#lines.join(' | ')}`,
        withinMs: 30_000,
        watch: (listener) => {
          this.#listeners.add(listener);
          return () => this.#listeners.delete(listener);
        },
      },
    );
  }

  /** @throws when it has ended by itself, with what it complained of. */
  assertRuns(): void {
    if (this.#hasEnded) throw new Error(`The program ended by itself: ${this.#complaints}`);
  }

  /** Kills it as the system would, without a word of warning. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    const signal = await this.#ended;
    if (signal !== 'SIGKILL') throw new Error(`The program ended before it was killed: ${this.#complaints}`);
  }

  /** Ends it whatever its state is. */
  async dispose(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}
