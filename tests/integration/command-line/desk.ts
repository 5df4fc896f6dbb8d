import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemScheduler } from '../../../electron/adapters/system-time';
import { runCommandLine } from '../../../electron/command-line/run-command-line';
import { listenForCommandLine } from '../../../electron/integration/command-line/listen';
import type { AnswerRequest, Disposable, Scheduler } from '../../../electron/ports';
import { FakeLog } from '../../fakes/log';

/** What a run of the command line left behind. */
export interface Run {
  readonly exitCode: number;
  readonly output: string;
  readonly complaints: string;
}

/** A user-data folder, in which the app may listen and the command line may speak to it. */
export class Desk {
  readonly log = new FakeLog();
  readonly folder: string;
  readonly runtimeFolder: string;
  readonly #listening: Disposable[] = [];

  private constructor(root: string) {
    this.folder = path.join(root, 'user-data');
    this.runtimeFolder = path.join(root, 'runtime');
  }

  static async make(): Promise<Desk> {
    const root = await mkdtemp(path.join(tmpdir(), 'presence-tray-command-line-'));
    const desk = new Desk(root);
    await mkdir(desk.folder);
    await mkdir(desk.runtimeFolder, { mode: 0o700 });
    return desk;
  }

  /** Begins to listen as the app does. */
  async listen(
    answer: AnswerRequest,
    more: {
      readonly runtimeFolder?: string | undefined;
      readonly scheduler?: Scheduler;
      readonly userData?: string;
    } = {},
  ): Promise<Disposable> {
    const runtimeFolder = 'runtimeFolder' in more ? more.runtimeFolder : this.runtimeFolder;
    const listening = await listenForCommandLine(
      {
        platform: process.platform,
        userData: more.userData ?? this.folder,
        runtimeFolder,
        temporaryFolder: path.dirname(this.folder),
        userId: process.getuid?.(),
      },
      { version: '0.1.0', answer, scheduler: more.scheduler ?? systemScheduler, log: this.log },
    );
    if (!listening.ok) throw new Error(listening.error.detail);
    this.#listening.push(listening.value);
    return listening.value;
  }

  /** Runs the command line. Where nobody `reads` its output, writing fails. */
  async run(
    words: readonly string[],
    { reads = true, ownUserId = process.getuid?.() }: { readonly reads?: boolean; readonly ownUserId?: number } = {},
  ): Promise<Run> {
    let output = '';
    let complaints = '';
    const exitCode = await runCommandLine({
      words,
      version: '0.1.0',
      folders: [this.folder],
      simulatedFolder: path.join(this.folder, 'simulated'),
      ownUserId,
      write: async (text) => {
        output += text;
        return reads;
      },
      complain: (text) => (complaints += text),
    });
    return { exitCode, output, complaints };
  }

  async dispose(): Promise<void> {
    for (const each of this.#listening) each.dispose();
    await rm(path.dirname(this.folder), { recursive: true, force: true });
  }
}
