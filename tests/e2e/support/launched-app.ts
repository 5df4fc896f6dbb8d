import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron } from '@playwright/test';
import { projectFolder } from '../../../scripts/lib/project';
import type { TrayItem } from '../../fakes/tray-item';
import {
  electronWithOutputFile,
  launchArguments,
  launchEnvironment,
  type Files,
  type LaunchOptions,
} from './launch-options';
import { processesOfSession, type RunningProcess } from './processes';
import { knownRuntime } from './runtime';
import { textOf, until } from './until';

const readyLimitMs = 20_000;
const endLimitMs = 8_000;
const leftoverLimitMs = 3_000;
/** A card comes only after its time. */
const windowLimitMs = 30_000;

/** How a process ended. */
export interface Ending {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** From what made it end until it had ended. */
  readonly tookMs: number;
}

let launches = 0;

/** The app, running on the real Electron. */
export class LaunchedApp {
  readonly options: LaunchOptions;
  readonly electron: ElectronApplication;
  readonly processId: number;
  readonly #process: ChildProcess;
  /** Its icon in the tray; a new one after the icon was made anew. */
  trayItem: TrayItem | null = null;
  readonly #outputFile: string;
  readonly #addressFile: string;
  readonly #ended: Promise<[number | null, NodeJS.Signals | null]>;
  #addressesRead = 0;

  private constructor(options: LaunchOptions, electron: ElectronApplication, files: Files) {
    this.options = options;
    this.electron = electron;
    this.#outputFile = files.output;
    this.#addressFile = files.addresses;
    // Playwright forgets it when it has ended.
    const running = electron.process();
    if (running.pid === undefined) throw new Error('Electron has no process id.');
    this.#process = running;
    this.processId = running.pid;
    this.#ended =
      running.exitCode === null && running.signalCode === null
        ? (once(running, 'exit') as Promise<[number | null, NodeJS.Signals | null]>)
        : Promise.resolve([running.exitCode, running.signalCode]);
  }

  /** Starts it; settles as soon as it can be driven, which may be before or after it says that it is ready. */
  static async launch(options: LaunchOptions): Promise<LaunchedApp> {
    await mkdir(options.scratch, { recursive: true });
    launches += 1;
    const files = {
      output: path.join(options.scratch, `output-${launches}.txt`),
      addresses: path.join(options.scratch, `addresses-${launches}.txt`),
    };
    const electron = await _electron.launch({
      executablePath: electronWithOutputFile,
      args: launchArguments(options),
      env: launchEnvironment(options, files),
      cwd: projectFolder,
      timeout: readyLimitMs,
    });
    const app = new LaunchedApp(options, electron, files);
    try {
      if (options.tray !== null) app.trayItem = await options.tray.nextItem();
    } catch (error) {
      await app.end();
      throw error;
    }
    return app;
  }

  /** A second start of the same installation, as by clicking its icon twice. */
  async startAgain(): Promise<Ending & { readonly output: string }> {
    const { options } = this;
    const files = { output: `${this.#outputFile}.second`, addresses: this.#addressFile };
    const startedAtMs = performance.now();
    const second = spawn(knownRuntime().executable, launchArguments(options), {
      cwd: projectFolder,
      env: launchEnvironment(options, files),
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: readyLimitMs,
      killSignal: 'SIGKILL',
    });
    let output = '';
    second.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    const [exitCode, signal] = (await once(second, 'exit')) as [number | null, NodeJS.Signals | null];
    return { exitCode, signal, tookMs: performance.now() - startedAtMs, output };
  }

  /** The icon, for tests that have a tray. */
  get tray(): TrayItem {
    if (this.trayItem === null) throw new Error('This app has no icon in a tray.');
    return this.trayItem;
  }

  /** Clicks the item with this label in the menu of the icon. */
  async click(label: string): Promise<void> {
    await this.tray.click(label);
  }

  get isRunning(): boolean {
    const { exitCode, signalCode } = this.#process;
    return exitCode === null && signalCode === null;
  }

  /** What it printed on standard output. */
  async output(): Promise<string> {
    return textOf(this.#outputFile);
  }

  /** The line that says that it can be used. */
  async ready(): Promise<string> {
    return until(
      'the app says that it is ready',
      async () => /^ready: .*$/m.exec(await this.output())?.[0],
      readyLimitMs,
    );
  }

  /** The next address that it opened in the browser. */
  async openedAddress(): Promise<string> {
    const address = await until(
      'an address is opened in the browser',
      async () => (await textOf(this.#addressFile)).split('\n').slice(0, -1)[this.#addressesRead],
    );
    this.#addressesRead += 1;
    return address;
  }

  /** Opens the window from the menu and waits until its page is drawn. */
  async openWindow(): Promise<Page> {
    await this.click('Open Presence Tray');
    return this.page();
  }

  /** The window's page, as soon as it is there and drawn. */
  page(): Promise<Page> {
    return this.#drawn((page) => !isTitled(page));
  }

  /** Opens the settings from the menu and waits until they are drawn. */
  async openSettings(): Promise<Page> {
    // The first menu, which stands before the rest of the app, has no settings yet.
    await this.tray.menuBecomes((items) => items.some(({ label }) => label === 'Settings…'));
    await this.click('Settings…');
    return this.settings();
  }

  /** The page of the settings' window, as soon as it is there and drawn. */
  settings(): Promise<Page> {
    return this.#drawn((page) => page.url().includes('page=settings'));
  }

  /** Opens the history from the menu, which has it while somebody is signed in, and waits until it is drawn. */
  async openHistory(): Promise<Page> {
    await this.tray.menuBecomes((items) => items.some(({ label }) => label === 'History…'));
    await this.click('History…');
    return this.history();
  }

  /** The page of the history's window, as soon as it is there and drawn. */
  history(): Promise<Page> {
    return this.#drawn((page) => page.url().includes('page=history'));
  }

  /** The page of the card in the corner of the screen, as soon as it is there and drawn. */
  card(): Promise<Page> {
    return this.#drawn((page) => page.url().endsWith('page=card'));
  }

  /** The page of the set-up's window, likewise. */
  onboarding(): Promise<Page> {
    return this.#drawn((page) => page.url().includes('page=onboarding'));
  }

  async #drawn(isWanted: (page: Page) => boolean): Promise<Page> {
    const page = await until(
      'the window is there',
      async () => this.electron.windows().find((one) => one.url() !== '' && isWanted(one)),
      windowLimitMs,
    );
    await page.locator('h1').first().waitFor({ state: 'attached', timeout: 10_000 });
    return page;
  }

  /** Whether a window can be seen on the screen. */
  async isWindowVisible(): Promise<boolean> {
    return this.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((one) => one.isVisible()));
  }

  /** Everything it logged, of all starts of this installation. */
  async log(): Promise<string> {
    const files = await readdir(this.options.userData, { recursive: true }).catch(() => []);
    const logs = files.filter((file) => path.basename(file) === 'presence-tray.log');
    return (await Promise.all(logs.map((file) => textOf(path.join(this.options.userData, file))))).join('');
  }

  /** Its own processes and what they started. */
  processes(): RunningProcess[] {
    return processesOfSession(this.processId);
  }

  /** Does what ends it, and waits until it has ended. */
  async endsBy(act: () => unknown): Promise<Ending> {
    const startedAtMs = performance.now();
    await act();
    const [exitCode, signal] = await withLimit(this.#ended, endLimitMs, 'the app ends');
    return { exitCode, signal, tookMs: performance.now() - startedAtMs };
  }

  quit(): Promise<Ending> {
    // The app may be gone before it has answered the click.
    return this.endsBy(() => this.click('Quit').catch(() => undefined));
  }

  kill(signal: NodeJS.Signals): Promise<Ending> {
    return this.endsBy(() => process.kill(this.processId, signal));
  }

  /**
   * Ends it however it stands. By SIGTERM first; what does not end by that, and whatever outlives it, is killed and told.
   *
   * @returns what was wrong with its end; empty when it ended as it should.
   */
  async end(): Promise<string[]> {
    const wrong: string[] = [];
    if (this.isRunning) {
      await this.kill('SIGTERM').catch(() => wrong.push(`SIGTERM did not end it in ${endLimitMs / 1000} s`));
    }
    await until('nothing is left', () => (this.processes().length === 0 ? true : undefined), leftoverLimitMs).catch(
      () => wrong.push(...this.processes().map(({ command }) => `left running: ${command}`)),
    );
    for (const { processId } of this.processes()) process.kill(processId, 'SIGKILL');
    return wrong;
  }
}

/** Whether it is a titled window's page, and not the pop-over's. */
const isTitled = (page: Page): boolean => page.url().includes('page=');

async function withLimit<Value>(promise: Promise<Value>, limitMs: number, what: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It did not come true in ${limitMs / 1000} s: ${what}`)), limitMs);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}
