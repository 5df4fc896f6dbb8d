import { lookup } from 'node:dns/promises';
import { createMemoryHistoryCache } from '../../electron/adapters/memory-history-cache';
import { createMemoryJournal } from '../../electron/adapters/memory-journal';
import { openWebSocket } from '../../electron/adapters/socket/web-socket';
import { systemSteadyTime } from '../../electron/adapters/steady-time';
import { systemChance, systemClock, systemScheduler } from '../../electron/adapters/system-time';
import { createPostWebhook } from '../../electron/adapters/webhooks/post-webhook';
import { hostResolver } from '../../electron/adapters/webhooks/resolve-host';
import { systemWebhookKeys } from '../../electron/adapters/webhooks/webhook-keys';
import { mayReceive } from '../../electron/core/webhooks/addresses';
import { TIMEOUT_MS } from '../../electron/core/webhooks/delivery';
import type {
  AccountKey,
  AnswerRequest,
  AppPorts,
  Disposable,
  FileToSave,
  HistoryCache,
  Journal,
  LoginItem,
  Scheduler,
  SettingsFailure,
  SettingsProblem,
  SettingsStore,
  Shell,
  SimulatedCloud,
  TrayHost,
} from '../../electron/ports';
import type { Handlers } from '../../shared/ipc/contract';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { Settings, SettingsLayer } from '../../shared/settings';
import type { SettingOrigins } from '../../shared/settings/origins';
import { defaultSettings, settingsSchema } from '../../shared/settings';
import { laidOver } from '../../shared/settings/layers';
import { FakeCard } from './card';
import { FakeNotices } from './desktop-notices';
import { FakeGlobalShortcuts } from './global-shortcuts';
import { FakeIdleMonitor } from './idle-monitor';
import { FakeLog } from './log';
import { FakeSecretStore } from './secret-store';
import { FakeTray } from './tray';
import { FakePages, FakeWindow } from './window';

type TrayHostState = 'registered' | 'absent' | 'appeared';

/** A desktop of which the test says whether it has somewhere to put a tray icon. */
export class FakeTrayHost implements TrayHost {
  isDisposed = false;
  #listener: (state: TrayHostState) => void = () => undefined;

  watch(listener: (state: TrayHostState) => void): void {
    this.#listener = listener;
  }

  tell(state: TrayHostState): void {
    this.#listener(state);
  }

  dispose(): void {
    this.isDisposed = true;
  }
}

/** Settings in memory. */
export class FakeSettingsStore implements SettingsStore {
  problem: SettingsProblem | null = null;
  isBroken = false;
  #current: Settings = defaultSettings;

  current(): Settings {
    return this.#current;
  }

  /** What the organisation has decided. */
  decidedBy: SettingOrigins = {};

  origins(): SettingOrigins {
    return this.decidedBy;
  }

  ignored(): ReturnType<SettingsStore['ignored']> {
    return [];
  }

  update(patch: SettingsLayer): Result<Settings, SettingsFailure> {
    if (this.isBroken) return err({ code: 'write-failed', detail: 'The disk is full.' });
    this.#current = settingsSchema.parse(laidOver(this.#current, patch));
    return ok(this.#current);
  }
}

/** The system's own list of what starts at login. */
export class FakeLoginItem implements LoginItem {
  isLocked = false;
  /** How often it was asked. */
  looks = 0;

  constructor(private isStarting = false) {}

  isOn(): boolean {
    this.looks += 1;
    return this.isStarting;
  }

  set(isOn: boolean): Result<void, string> {
    if (this.isLocked) return err('The system did not take it.');
    this.isStarting = isOn;
    return ok(undefined);
  }
}

/**
 * The person at the computer: the sign-in page is opened with Node's `fetch`, which follows its redirects as a browser
 * does. `signInAs` is the agent whom they pick on the page; null is somebody who never finishes.
 */
export class FakeShell implements Shell {
  readonly opened: string[] = [];
  readonly copied: string[] = [];
  signInAs: string | null = null;

  async openInBrowser(address: string): Promise<boolean> {
    this.opened.push(address);
    if (this.signInAs === null) return true;
    const url = new URL(address);
    url.searchParams.set('login_hint', this.signInAs);
    const page = await fetch(url);
    await page.text();
    return page.ok;
  }

  copyText(text: string): void {
    this.copied.push(text);
  }
}

/** The system's timers, counted. */
export class CountingScheduler implements Scheduler {
  /** How many tasks wait. */
  pending = 0;

  after(delayMs: number, task: () => void): Disposable {
    let isWaiting = true;
    const end = (): void => {
      if (isWaiting) this.pending -= 1;
      isWaiting = false;
    };
    this.pending += 1;
    const timer = systemScheduler.after(delayMs, () => {
      end();
      task();
    });
    return {
      dispose() {
        end();
        timer.dispose();
      },
    };
  }
}

/** Edges of the app for a test in plain Node: time and network are real, all that is the desktop's is played. */
export class FakePorts implements AppPorts {
  readonly clock = systemClock;
  readonly steadyTime = systemSteadyTime;
  readonly scheduler = new CountingScheduler();
  /** The shortest pause before each new try, so that no test waits for chance. */
  readonly chance = { uuid: () => systemChance.uuid(), fraction: () => 0 };
  readonly log = new FakeLog();
  readonly tray = new FakeTray();
  readonly trayHost = new FakeTrayHost();
  readonly window = new FakeWindow();
  readonly pages = new FakePages();
  readonly card = new FakeCard();
  readonly notices = new FakeNotices();
  readonly shell = new FakeShell();
  readonly settings = new FakeSettingsStore();
  readonly globalShortcuts = new FakeGlobalShortcuts();
  readonly idle = new FakeIdleMonitor(systemClock);
  loginItem: FakeLoginItem | null = null;
  /** What title bars are drawn in. */
  nativeTheme = 'never set';
  readonly secrets: FakeSecretStore;
  readonly announced: string[] = [];
  readonly notifications: string[] = [];
  /** What the window may ask; null before the app serves it and after it ended. */
  handlers: Handlers | null = null;
  hasQuit = false;
  #onKeyringWaiting: (isWaiting: boolean) => void = () => undefined;

  /**
   * @param secrets outlives the app, as the keychain does.
   * @param startSimulator for an app in simulated mode.
   * @param disk the journals by account; it outlives the app too.
   */
  constructor(
    secrets = new FakeSecretStore(),
    readonly startSimulator: () => Promise<SimulatedCloud> = () => Promise.reject(new Error('No simulator here.')),
    readonly disk = new Map<string, Journal>(),
  ) {
    this.secrets = secrets;
  }

  /** What stands in the file of a private key, whatever its name. */
  keyFile: ReturnType<AppPorts['readPrivateFile']> = err({ detail: 'There is no such file.' });
  readonly readPrivateFile = (): ReturnType<AppPorts['readPrivateFile']> => this.keyFile;

  readonly fetch: AppPorts['fetch'] = (input, init) => fetch(input, init);
  readonly openSocket = openWebSocket;
  readonly webhookKeys = systemWebhookKeys;
  readonly postWebhook: AppPorts['postWebhook'] = createPostWebhook({
    fetch: (input, init) => fetch(input, init),
    resolveHost: hostResolver((host) => lookup(host, { all: true })),
    mayReceive,
    timeoutMs: TIMEOUT_MS,
    clock: systemClock,
  });

  openJournal(account: AccountKey): Journal {
    const key = `${account.region}/${account.organisationId}/${account.userId}`;
    const journal = this.disk.get(key) ?? createMemoryJournal(systemClock);
    this.disk.set(key, journal);
    return journal;
  }

  /** What was fetched of each account's history; it outlives the app as the journals do. */
  readonly historyCaches = new Map<string, HistoryCache>();
  readonly saved: FileToSave[] = [];
  readonly timeZone = (): string => 'Europe/Berlin';

  openHistoryCache({ userId }: AccountKey): HistoryCache {
    const cache = this.historyCaches.get(userId) ?? createMemoryHistoryCache();
    this.historyCaches.set(userId, cache);
    return cache;
  }

  saveFile(file: FileToSave): Promise<Result<boolean, { detail: string }>> {
    this.saved.push(file);
    return Promise.resolve(ok(true));
  }

  openSecrets(onWaiting: (isWaiting: boolean) => void): FakeSecretStore {
    this.#onKeyringWaiting = onWaiting;
    return this.secrets;
  }

  /** The keychain asks the person for its password, or has stopped doing so. */
  keyringWaits(isWaiting: boolean): void {
    this.#onKeyringWaiting(isWaiting);
  }

  /** What the command line may ask; null before the app answers it and after it ended. */
  commandLine: AnswerRequest | null = null;

  serveCommandLine(answer: AnswerRequest): Disposable {
    this.commandLine = answer;
    return { dispose: () => (this.commandLine = null) };
  }

  serveWindow(handlers: Handlers): Disposable {
    this.handlers = handlers;
    return { dispose: () => (this.handlers = null) };
  }

  readonly setNativeTheme = (theme: string): void => void (this.nativeTheme = theme);

  readonly notify = (title: string): void => void this.notifications.push(title);

  readonly announce = (line: string): void => void this.announced.push(line);

  readonly restarts: ('simulation' | 'set-up')[] = [];
  /** Where the local API of the next start was to listen; null where that was not said. */
  localApiPortAfterRestart: number | null = null;
  readonly restart = (into: 'simulation' | 'set-up', localApiPort?: number): void => {
    this.restarts.push(into);
    this.localApiPortAfterRestart = localApiPort ?? null;
  };

  readonly quit = (): void => void (this.hasQuit = true);
}
