import path from 'node:path';
import { electronSwitches } from '../../../scripts/lib/electron-switches';
import { projectFolder } from '../../../scripts/lib/project';
import type { FakeTray } from '../../fakes/status-notifier-watcher';
import { knownRuntime } from './runtime';

const programs = path.join(import.meta.dirname, 'bin');

/** Electron, with its standard output in the file `E2E_OUTPUT`. */
export const electronWithOutputFile = path.join(programs, 'electron-with-output-file');

export interface LaunchOptions {
  /** The environment of the desktop session, with what chooses a cloud. */
  readonly environment: Readonly<Record<string, string>>;
  /** Settings, log and locks of this installation; given again for a restart. */
  readonly userData: string;
  /** A folder for what the harness itself keeps. */
  readonly scratch: string;
  /** Where the icon appears; null where there is no tray host. */
  readonly tray: FakeTray | null;
  readonly args?: readonly string[];
}

/** Where one start leaves what it prints and what it opens in the browser. */
export interface Files {
  readonly output: string;
  readonly addresses: string;
}

/** The command line behind the program's name. */
export function launchArguments({ userData, args = [] }: LaunchOptions): string[] {
  return [...electronSwitches(knownRuntime(), () => undefined), `--user-data-dir=${userData}`, projectFolder, ...args];
}

/** The environment; `xdg-open` in it is ours. */
export function launchEnvironment({ environment }: LaunchOptions, files: Files): Record<string, string> {
  return {
    ...environment,
    PATH: `${programs}:${environment['PATH'] ?? ''}`,
    E2E_ELECTRON: knownRuntime().executable,
    E2E_OUTPUT: files.output,
    E2E_OPENED_ADDRESSES: files.addresses,
  };
}
