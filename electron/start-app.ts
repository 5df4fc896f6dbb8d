import { existsSync } from 'node:fs';
import path from 'node:path';
import { app, dialog, Menu, nativeImage, protocol, Tray } from 'electron';
import { hasChosenCloud } from './adapters/chosen-cloud';
import { createDeferredLog } from './adapters/log/deferred-log';
import { applicationMenu } from './application-menu';
import { createCommandRelay } from './command-relay';
import { configFormatOf } from './config-format';
import type { ConfigFormat } from './config-format';
import type { Configuration } from './configuration';
import { launchMode } from './launch-mode';
import { policyPlace } from './policy-place';
import { registerAppScheme } from './security/app-protocol';
import { guardContents } from './security/guard-contents';
import { pageSource } from './security/origins';
import { enableSandbox } from './security/sandbox';
import { createElectronTray } from './tray/electron-tray';
import { startingModel } from './tray/starting-model';

// Only what the tray icon needs is loaded here; all the rest comes when it stands.

const { isPackaged } = app;
const { argv, env, platform } = process;
const policy = policyPlace({ platform, argv, isPackaged, programData: env['ProgramData'] });
const configFormat = configFormatOf(argv);
// Its schemas are slow to load: only where there is something for them to check.
const configuration =
  configFormat !== null || existsSync(policy.file)
    ? (await import('./configuration')).readConfiguration(policy, env)
    : null;
const mode = launchMode({
  argv,
  environment: configuration?.environment ?? env,
  isPackaged,
  hasChosenCloud: () => hasChosenCloud(app.getPath('userData')),
});
// What is started from here, a browser among it, shall not inherit it.
delete env['GENESYS_CLIENT_SECRET'];
// The simulated organisation shares nothing with a real account, not even the single-instance lock.
if (mode.kind === 'simulated') app.setPath('userData', path.join(app.getPath('userData'), 'simulated'));

const log = createDeferredLog();
const page = pageSource({ isPackaged, developmentServer: process.env['VITE_DEV_SERVER_URL'] });
const commands = createCommandRelay();

enableSandbox(app, log);
registerAppScheme(protocol);
guardContents(app, { ownOrigin: page.origin, log });

// when-exit (below electron-store) puts its own handlers on these, which would kill the app before it has ended in order.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => app.quit());

if (configFormat !== null && configuration !== null) {
  await printEffectiveConfig(configFormat, configuration);
} else if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => commands.send({ type: 'open-window' }));
  // A tray application goes on without a window.
  app.on('window-all-closed', () => undefined);
  // Not top-level await: Electron's `ready` waits until this module has been evaluated.
  void app.whenReady().then(start).catch(failToStart);
} else {
  app.quit();
}

/** Instead of a start: no lock, no icon, no window. */
async function printEffectiveConfig(format: ConfigFormat, given: Configuration): Promise<void> {
  const { describeEffectiveConfig } = await import('./describe-effective-config');
  const userData = app.getPath('userData');
  const { text, exitCode } = describeEffectiveConfig({
    format,
    version: app.getVersion(),
    userData,
    configuration: given,
  });
  await new Promise((resolve) => process.stdout.write(text, resolve));
  app.exit(exitCode);
}

async function start(): Promise<void> {
  const menu = applicationMenu(platform);
  Menu.setApplicationMenu(menu === null ? null : Menu.buildFromTemplate([...menu]));
  const tray = createElectronTray({
    electron: { Tray, Menu, nativeImage },
    iconDirectory: path.join(import.meta.dirname, 'tray-icons'),
    platform,
    onCommand: (command) => (command.type === 'quit' ? app.quit() : commands.send(command)),
    onClick: () => commands.send({ type: 'toggle-window' }),
  });
  tray.render(startingModel());

  const { runApp } = await import('./run-app');
  const running = runApp({ tray, mode, policy, page, log });
  commands.connect((command) => running.handle(command));

  let isDisposed = false;
  app.on('will-quit', (event) => {
    if (isDisposed) return;
    event.preventDefault();
    isDisposed = true;
    // Not within this event: Electron ignores a quit while it still reads what was prevented, and would never end.
    void running.dispose().finally(() => setImmediate(() => app.quit()));
  });
}

/** A part that cannot be loaded, as after an update that was cut short: better a plain word than an icon that does nothing. */
function failToStart(error: unknown): void {
  process.stderr.write(`${String(error)}\n`);
  dialog.showErrorBox('Presence Tray cannot start', `Installing it again should mend this.\n\n${String(error)}`);
  app.exit(1);
}
