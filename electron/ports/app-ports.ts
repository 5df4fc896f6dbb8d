import type { Handlers } from '../../shared/ipc/contract';
import type { Result } from '../../shared/result';
import type { GlobalShortcuts } from './global-shortcuts';
import type { HistoryCache } from './history';
import type { CardView } from './card';
import type { AnswerRequest } from './command-line';
import type { DesktopNotices } from './desktop-notice';
import type { IdleMonitor } from './idle';
import type { Theme } from '../../shared/settings/themes';
import type { AccountKey, Journal } from './journal';
import type { LoginItem } from './login-item';
import type { SecretStore } from './secret-store';
import type { SteadyTime } from './session-edges';
import type { SettingsStore } from './settings-store';
import type { OpenSocket } from './socket';
import type { Chance, Clock, Disposable, Log, Scheduler } from './system';
import type { PageWindows, Shell, TrayHost, TrayView, WindowView } from './views';
import type { PostWebhook, WebhookKeys } from './webhooks';

/** A simulated organisation that listens on loopback. */
export interface SimulatedCloud {
  /** One origin for sign-in, API and socket. */
  readonly url: string;
  readonly clientId: string;
  /** The agent that is signed in. */
  readonly agentEmail: string;
  /** Opens the sign-in page as a browser would, and follows where it leads. */
  openSignInPage(url: string): Promise<boolean>;
  dispose(): Promise<void>;
}

/** A file that the person gets. */
export interface FileToSave {
  /** With its ending: `presence-history-2026-10-16-to-2026-10-29.csv`. */
  readonly suggestedName: string;
  /** Text as UTF-8, or the bytes themselves. */
  readonly content: string | Uint8Array;
}

/** Everything that the app touches of the world. The real ones are made in electron-ports.ts. */
export interface AppPorts {
  readonly clock: Clock;
  readonly steadyTime: SteadyTime;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly log: Log;
  readonly tray: TrayView;
  readonly trayHost: TrayHost;
  readonly window: WindowView;
  readonly pages: PageWindows;
  readonly card: CardView;
  readonly notices: DesktopNotices;
  readonly shell: Shell;
  readonly settings: SettingsStore;
  readonly globalShortcuts: GlobalShortcuts;
  /** When the person was last there; lock, sleep and the end of the session. */
  readonly idle: IdleMonitor;
  /** Null where the app cannot start by itself: a start for development, the simulated organisation. */
  readonly loginItem: LoginItem | null;
  /** Title bars and native controls, which no page draws. */
  setNativeTheme(theme: Theme): void;
  /** `onWaiting` is told while the keychain waits for the person, and when it no longer does. */
  openSecrets(onWaiting: (isWaiting: boolean) => void): SecretStore;
  /** Reads a file that only its owner may read, such as a private key. The error is a sentence. */
  readPrivateFile(path: string): Result<string, { readonly detail: string }>;
  /** How HTTP leaves this computer. */
  readonly fetch: (input: URL | Request | string, init?: RequestInit) => Promise<Response>;
  /** How WebSockets leave this computer. */
  readonly openSocket: OpenSocket;
  /** How webhooks leave this computer. */
  readonly postWebhook: PostWebhook;
  readonly webhookKeys: WebhookKeys;
  /** The journal of one account; begun afresh where there is none, or none that can be used. */
  openJournal(account: AccountKey): Journal;
  /** What was fetched of one account's history; never fails. */
  openHistoryCache(account: AccountKey): HistoryCache;
  /** IANA name of this computer's zone; it may change while the app runs. */
  timeZone(): string;
  /** Lets the person choose where to save a file, and writes it. False when they chose not to. */
  saveFile(file: FileToSave): Promise<Result<boolean, { readonly detail: string }>>;
  startSimulator(): Promise<SimulatedCloud>;
  /** Answers the window's requests until disposed. */
  serveWindow(handlers: Handlers): Disposable;
  /** Answers the command line until disposed. */
  serveCommandLine(answer: AnswerRequest): Disposable;
  notify(title: string, body: string): void;
  /** One plain line on standard output, for whoever started the app. */
  announce(line: string): void;
  quit(): void;
  /**
   * Ends the app and starts it anew, with the simulated organisation or with the agent's own.
   *
   * @param localApiPort where the local API of the next start listens; absent where its settings say that.
   */
  restart(into: 'simulation' | 'set-up', localApiPort?: number): void;
}
