import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app, BrowserWindow, clipboard, dialog, globalShortcut, nativeTheme, Notification, protocol } from 'electron';
import { screen, session, shell, utilityProcess } from 'electron';
import type { BrowserWindowConstructorOptions, WebContents } from 'electron';
import { createHttpTransport } from './adapters/http-transport';
import { accountFolder } from './adapters/journal/account-folder';
import { openJournal } from './adapters/journal/open-journal';
import { createKeychainSecretStore } from './adapters/keychain-secret-store';
import type { DeferredLog } from './adapters/log/deferred-log';
import { openFileLog } from './adapters/log/file-log';
import { openHistoryCache } from './adapters/history/open-history-cache';
import { createMemoryHistoryCache } from './adapters/memory-history-cache';
import { createElectronGlobalShortcuts } from './adapters/electron-global-shortcuts';
import { createElectronLoginItem } from './adapters/login-item/electron-login-item';
import { createXdgAutostart } from './adapters/login-item/xdg-autostart';
import { createMemoryJournal } from './adapters/memory-journal';
import { createMemorySecretStore } from './adapters/memory-secret-store';
import { readPrivateFile } from './adapters/private-file';
import { openSettingsStore } from './adapters/settings-store';
import { createShell, openWithElectron, openWithXdgOpen } from './adapters/shell';
import { startSimulatedCloud } from './adapters/simulated-cloud';
import { createSocketTransport } from './adapters/socket/socket-transport';
import { saveFile } from './adapters/save-file';
import { systemSteadyTime } from './adapters/steady-time';
import { systemChance, systemClock, systemScheduler, systemTimeZone } from './adapters/system-time';
import { createDesktopNotices } from './adapters/notices/desktop-notices';
import { createTrayHost } from './adapters/tray-host/tray-host';
import { createPostWebhook } from './adapters/webhooks/post-webhook';
import { hostResolver } from './adapters/webhooks/resolve-host';
import { systemWebhookKeys } from './adapters/webhooks/webhook-keys';
import { createApp } from './app';
import type { App } from './app';
import { readConfiguration } from './configuration';
import { openCommandLine } from './integration/command-line/open-command-line';
import { serveWindow } from './ipc/serve-window';
import { createTrustedSenders } from './ipc/trusted-sender';
import { mayReceive } from './core/webhooks/addresses';
import { TIMEOUT_MS } from './core/webhooks/delivery';
import { keepUntilExit } from './keep-until-exit';
import { keychainService } from './keychain-service';
import { SET_UP_SWITCH } from './launch-mode';
import type { LaunchMode } from './launch-mode';
import { openIdleMonitor } from './open-idle-monitor';
import type { PolicyPlace } from './policy-place';
import type { AppPorts, CardView, LoginItem, SecretStore, TrayView } from './ports';
import { serveApp } from './security/app-protocol';
import { guardSession } from './security/guard-session';
import { assertSecureWebPreferences, webPreferencesFor } from './security/web-preferences';
import { withoutDictionaries } from './security/without-dictionaries';
import { createSettings } from './services/settings';
import { cardPlace } from './windows/card-place';
import { createCardWindow } from './windows/card-window';
import { noCard } from './windows/no-card';
import { createPageWindows } from './windows/page-windows';
import { windowSystem } from './window-system';
import { popoverPlace } from './windows/popover-place';
import { environmentOf, restart } from './restart';
import { createPopoverWindow } from './windows/popover-window';

export interface Start {
  readonly tray: TrayView;
  readonly mode: LaunchMode;
  readonly policy: PolicyPlace;
  readonly page: { readonly address: string; readonly origin: string };
  readonly log: DeferredLog;
}

/** What the contents were really made with. Electron has it and does not document it; where it is gone, nothing is reported. */
function lastWebPreferencesOf(contents: object): Record<string, unknown> {
  const { getLastWebPreferences } = contents as { getLastWebPreferences?: () => Record<string, unknown> | null };
  return getLastWebPreferences?.call(contents) ?? {};
}

function hasNativeWayland(): boolean {
  return process.platform === 'linux' && windowSystem() === 'wayland';
}

/** Joins the app to Electron and to this computer. The one place where the real edges are chosen. */
export function runApp({ tray, mode, policy, page, log }: Start): App {
  const { isPackaged } = app;
  const { platform } = process;
  const userData = app.getPath('userData');
  const configuration = readConfiguration(policy, environmentOf(process));
  const beside = (file: string): string => path.join(import.meta.dirname, file);
  log.attach(
    openFileLog({
      directory: path.join(userData, 'logs'),
      clock: systemClock,
      printsToConsole: !isPackaged,
      isVerbose: process.argv.includes('--verbose'),
    }),
  );

  guardSession(session.defaultSession, { ownOrigin: page.origin, isPackaged, log });
  serveApp(protocol, path.join(import.meta.dirname, '../dist'));
  const cloudSession = session.fromPartition('cloud', { cache: false });
  withoutDictionaries(cloudSession);
  const trustedSenders = createTrustedSenders([page.origin]);

  /** What every window is made with and held against, of whichever kind it is. */
  const anyWindow = {
    createWindow: (windowOptions: BrowserWindowConstructorOptions) =>
      new BrowserWindow({ ...windowOptions, webPreferences: webPreferencesFor(beside('preload.cjs'), isPackaged) }),
    onCreated(contents: WebContents): void {
      assertSecureWebPreferences({ ...lastWebPreferencesOf(contents) });
      trustedSenders.add(contents);
    },
    pageAddress: page.address,
    webPreferences: webPreferencesFor(beside('preload.cjs'), isPackaged),
    backgroundColour: () => (nativeTheme.shouldUseDarkColors ? '#1e1f22' : '#ffffff'),
    title: app.getName(),
    log,
  };

  let isQuitting = false;
  app.once('before-quit', () => {
    isQuitting = true;
  });

  const ports: AppPorts = {
    clock: systemClock,
    steadyTime: systemSteadyTime,
    scheduler: systemScheduler,
    chance: systemChance,
    log,
    tray,
    trayHost: createTrayHost({
      platform,
      processId: process.pid,
      busAddress: process.env['DBUS_SESSION_BUS_ADDRESS'],
      scheduler: systemScheduler,
      log,
    }),
    window: createPopoverWindow({
      ...anyWindow,
      place: () => popoverPlace(screen, tray.bounds(), platform),
      isQuitting: () => isQuitting,
      scheduler: systemScheduler,
    }),
    pages: createPageWindows(anyWindow),
    card: openCard(),
    notices: createDesktopNotices({
      platform,
      createNotification: (options) => keepUntilExit(new Notification(options)),
      busAddress: process.env['DBUS_SESSION_BUS_ADDRESS'],
      log,
    }),
    shell: createShell({
      openAddress: platform === 'linux' ? openWithXdgOpen(systemScheduler) : openWithElectron(shell),
      clipboard,
      log,
    }),
    idle: openIdleMonitor(log),
    settings: createSettings({
      ...configuration,
      user: openSettingsStore({ directory: userData, clock: systemClock }),
    }),
    globalShortcuts: createElectronGlobalShortcuts(globalShortcut, process),
    loginItem: isPackaged && mode.kind !== 'simulated' ? loginItem() : null,
    setNativeTheme(theme) {
      nativeTheme.themeSource = theme;
    },
    openSecrets,
    readPrivateFile,
    fetch: createHttpTransport(cloudSession),
    postWebhook: createPostWebhook({
      fetch: createHttpTransport(cloudSession),
      resolveHost: hostResolver(async (host) => (await cloudSession.resolveHost(host)).endpoints),
      mayReceive,
      timeoutMs: TIMEOUT_MS,
      clock: systemClock,
    }),
    webhookKeys: systemWebhookKeys,
    openSocket: createSocketTransport(cloudSession),
    openJournal: (account) =>
      mode.kind === 'simulated'
        ? createMemoryJournal(systemClock)
        : openJournal({ folder: accountFolder(userData, account), clock: systemClock, log, timeZone: systemTimeZone }),
    openHistoryCache: (account) =>
      mode.kind === 'simulated'
        ? createMemoryHistoryCache()
        : openHistoryCache({ folder: accountFolder(userData, account), clock: systemClock, log }),
    timeZone: systemTimeZone,
    saveFile: (file) => saveFile(file, { folder: () => app.getPath('documents'), dialog, log }),
    startSimulator: startSimulatedCloud,
    serveWindow: (handlers) =>
      serveWindow({ handlers, isTrustedSender: (event) => trustedSenders.isTrusted(event), log }),
    serveCommandLine: (answer) =>
      openCommandLine(answer, {
        computer: {
          platform,
          userData,
          runtimeFolder: process.env['XDG_RUNTIME_DIR'],
          temporaryFolder: tmpdir(),
          userId: process.getuid?.(),
        },
        version: app.getVersion(),
        scheduler: systemScheduler,
        log,
      }),
    notify(title, body) {
      if (Notification.isSupported()) keepUntilExit(new Notification({ title, body, silent: true })).show();
    },
    announce: (line) => void process.stdout.write(`${line}\n`),
    quit: () => app.quit(),
    restart: (into, localApiPort) => restart(app, { into, localApiPort: localApiPort ?? null }, process),
  };

  function openCard(): CardView {
    if (hasNativeWayland()) return noCard;
    return createCardWindow({ ...anyWindow, platform, place: (size) => cardPlace(screen, size, platform) });
  }

  function loginItem(): LoginItem {
    if (platform !== 'linux') return createElectronLoginItem(app, platform);
    return createXdgAutostart({
      configFolder: process.env['XDG_CONFIG_HOME'] || path.join(app.getPath('home'), '.config'),
      // An AppImage is started by its own file; the program in it lies at a path that ends with this run.
      program: process.env['APPIMAGE'] ?? process.execPath,
      name: app.getName(),
    });
  }

  function openSecrets(onWaiting: (isWaiting: boolean) => void): SecretStore {
    if (mode.kind === 'simulated') return createMemorySecretStore();
    return createKeychainSecretStore({
      serviceOf: keychainService({ isPackaged, environment: process.env }),
      markerFile: path.join(userData, 'keychain-entries.json'),
      fork: () => utilityProcess.fork(beside('keychain-worker.js'), [], { serviceName: 'Presence Tray keychain' }),
      onWaiting,
      scheduler: systemScheduler,
      log,
    });
  }

  return createApp(ports, {
    mode,
    version: app.getVersion(),
    platform,
    locale: app.getLocale() || 'en',
    // `npm run dist` puts this file beside the app when it had to build on another runtime than the pinned one.
    setUpOpens: process.argv.includes(SET_UP_SWITCH) ? 'now' : isPackaged ? 'once' : 'never',
    isLocalBuild: existsSync(path.join(process.resourcesPath, 'local-build')),
  });
}
