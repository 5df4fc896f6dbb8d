import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Cure } from './cure';
import type { ElectronRuntime } from './electron-runtime';
import type { OwnedProcess } from './owned-process';
import { startOwnedProcess } from './owned-process';
import { projectFolder } from './project';
import { isHarmlessComplaint } from './quiet-lines';

/** The app says with a line of this form that it can be used. */
const readyLine = /^ready: /;

export interface RunningApp {
  /** Settles when the app has printed its ready line; rejects with a Cure when it ended or was silent for too long. */
  readonly ready: Promise<void>;
  /** Settles with the exit status when the app has ended. */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

export interface AppOptions {
  readonly runtime: ElectronRuntime;
  readonly switches: readonly string[];
  readonly appArguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly readyLimitMs: number;
}

/** Starts the built app of this checkout in Electron and passes on what it prints, line by line. */
export async function runApp(options: AppOptions): Promise<RunningApp> {
  const environment = { ...options.environment };
  // Terminals inside Electron programs set this; it would turn the app into a bare Node.
  delete environment['ELECTRON_RUN_AS_NODE'];
  const app = await startOwnedProcess(
    options.runtime.executable,
    [...options.switches, projectFolder, ...options.appArguments],
    { environment, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  createInterface({ input: app.child.stderr as Readable }).on('line', (line) => {
    if (!isHarmlessComplaint(line)) process.stderr.write(`${line}\n`);
  });
  const ready = becomesReady(app, app.child.stdout as Readable, options.readyLimitMs);
  return { ready, ended: app.ended, stop: () => app.stop() };
}

function becomesReady(app: OwnedProcess, output: Readable, limitMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(
        new Cure(
          `The app did not say that it is ready within ${limitMs / 1000} s. Look at its last lines above, end other running instances, and try again.`,
        ),
      );
    }, limitMs);
    void app.ended.then((exitCode) => {
      clearTimeout(timer);
      reject(new Cure(`The app ended before it was ready (exit status ${exitCode}); its last lines above say why.`));
    });
    createInterface({ input: output }).on('line', (line) => {
      process.stdout.write(`${line}\n`);
      if (!readyLine.test(line)) return;
      clearTimeout(timer);
      resolve();
    });
  });
}
