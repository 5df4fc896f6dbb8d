import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { OtherUser } from '../../../scripts/lib/other-user';
import type { OwnedProcess } from '../../../scripts/lib/owned-process';
import { startOwnedProcess } from '../../../scripts/lib/owned-process';
import { processesOfSession } from '../../e2e/support/processes';
import { textOf, until } from '../../e2e/support/until';
import type { FakeTray } from '../../fakes/status-notifier-watcher';
import type { TrayItem } from '../../fakes/tray-item';
import { executableName } from './release';

const readyLimitMs = 20_000;
const endLimitMs = 10_000;

export interface PackedAppOptions {
  /** The unpacked archive. */
  readonly folder: string;
  readonly args: readonly string[];
  /** The environment of the user's desktop session, with what chooses a cloud. */
  readonly environment: Readonly<Record<string, string>>;
  readonly user: OtherUser | undefined;
  /** Where the stand-in for the browser writes down what it is to open. */
  readonly addressFile: string;
  readonly tray: FakeTray;
}

/** What the kernel says of a process of the app. */
export interface AppProcess {
  /** "browser" for the main one, else as in Chromium's `--type`: "renderer", "utility", "gpu-process", "zygote". */
  readonly type: string;
  readonly args: readonly string[];
  /** Whether system calls are filtered. */
  readonly hasSeccompFilter: boolean;
  /** Whether it sees only the processes of a namespace of its own. */
  readonly hasOwnProcessNamespace: boolean;
}

/** The packed app, running. It cannot be attached to: all there is are its tray, its output and its processes. */
export class PackedApp {
  readonly tray: TrayItem;
  readonly #process: OwnedProcess;
  readonly #addressFile: string;
  readonly #output: () => string;
  #addressesRead = 0;

  private constructor(process_: OwnedProcess, output: () => string, tray: TrayItem, addressFile: string) {
    this.#process = process_;
    this.#output = output;
    this.tray = tray;
    this.#addressFile = addressFile;
  }

  /** Starts it as a person does, and waits until its icon is in the tray. */
  static async start(options: PackedAppOptions): Promise<PackedApp> {
    const program = path.join(options.folder, executableName);
    const started = await startOwnedProcess(program, options.args, {
      environment: options.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      folder: options.folder,
      user: options.user,
    });
    let output = '';
    for (const stream of [started.child.stdout, started.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    const endedEarly = started.ended.then((exitCode) => {
      throw new Error(`The packed app ended at once (exit status ${exitCode}):\n${output}`);
    });
    endedEarly.catch(() => undefined);
    try {
      const addressesRead = linesOf(await textOf(options.addressFile)).length;
      const tray = await Promise.race([options.tray.nextItem(), endedEarly]);
      const app = new PackedApp(started, () => output, tray, options.addressFile);
      app.#addressesRead = addressesRead;
      return app;
    } catch (error) {
      await started.stop();
      throw error;
    }
  }

  /** Everything it printed until it said that it is ready. */
  async linesUntilReady(): Promise<readonly string[]> {
    return until(
      'the packed app says that it is ready',
      () => (/^ready: .*$/m.test(this.#output()) ? linesOf(this.#output()) : undefined),
      readyLimitMs,
    );
  }

  get output(): string {
    return this.#output();
  }

  /** How many addresses it has opened in the browser that nobody asked for yet. */
  async unreadAddresses(): Promise<number> {
    return linesOf(await textOf(this.#addressFile)).length - this.#addressesRead;
  }

  /** The next address that it opened in the browser. */
  async openedAddress(): Promise<string> {
    const address = await until(
      'an address is opened in the browser',
      async () => linesOf(await textOf(this.#addressFile))[this.#addressesRead],
    );
    this.#addressesRead += 1;
    return address;
  }

  /** Its own processes and what they started. */
  processes(): readonly AppProcess[] {
    return processesOfSession(this.#process.processId).flatMap(({ processId }) => {
      // Chromium writes the command lines of its children anew, with blanks between the words.
      const args = read(processId, 'cmdline').split(/[\0 ]/).filter(Boolean);
      const status = read(processId, 'status');
      if (args.length === 0 || status === '') return [];
      return {
        type: args.find((arg) => arg.startsWith('--type='))?.slice('--type='.length) ?? 'browser',
        args,
        hasSeccompFilter: /^Seccomp:\t2$/m.test(status),
        hasOwnProcessNamespace: /^NSpid:(\t\d+){2,}$/m.test(status),
      };
    });
  }

  /** Clicks Quit and waits until it has ended; its exit status, null after a signal. */
  async quit(): Promise<number | null> {
    // The app may be gone before it has answered the click.
    await this.tray.click('Quit').catch(() => undefined);
    let hasEnded = false;
    const ended = this.#process.ended.finally(() => (hasEnded = true));
    await until('the packed app ends', () => (hasEnded ? true : undefined), endLimitMs);
    return ended;
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}

function linesOf(text: string): string[] {
  return text.split('\n').slice(0, -1);
}

function read(processId: number, file: string): string {
  try {
    return readFileSync(`/proc/${processId}/${file}`, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}
