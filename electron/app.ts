import { clientRequest, missingRightRequest } from '../shared/format';
import { createTranslator } from '../shared/i18n';
import type { PageName } from '../shared/pages';
import type { Cause } from '../shared/presence/cause';
import { ok } from '../shared/result';
import type { AppView, IdleView, SettingsView, Snapshot } from '../shared/snapshot';
import { wireWebhooks } from './compose-webhooks';
import type { CloudConnection } from './compose-cloud';
import { createConnectedCloud } from './connected-cloud';
import { createCommandHandler } from './handle-command';
import { createHandlers } from './ipc/handlers';
import type { LaunchMode } from './launch-mode';
import type { AppCommand, AppPorts } from './ports';
import { createPublisher } from './publisher';
import { remindOfTimer } from './remind-of-timer';
import { createIdleSelfTest } from './services/idle-self-test';
import { createPresenceProgram } from './services/presence-program/presence-program';
import { configureWebhooks } from './services/webhooks/configure';
import { buildSnapshot } from './services/snapshot';
import { createStartAtLogin } from './start-at-login';
import { createWarningNotice } from './warning-notice';
import { watchTrayHost } from './watch-tray-host';
import { wireLocalPrograms } from './wire-local-programs';

export interface AppOptions {
  readonly mode: LaunchMode;
  readonly version: string;
  readonly platform: string;
  /** BCP 47. */
  readonly locale: string;
  /** A package on a runtime that is not the pinned one. */
  readonly isLocalBuild: boolean;
  /** Whether the set-up opens by itself where nobody has signed in yet: at each start that asks for it, once, or never. */
  readonly setUpOpens: 'now' | 'once' | 'never';
}

export interface App {
  /** What a click in the tray, or a second start, asks for. */
  handle(command: AppCommand): void;
  dispose(): Promise<void>;
}

const byTray: Cause = { kind: 'agent', via: 'tray' };
const byNotice: Cause = { kind: 'agent', via: 'notice' };

/** Builds and wires everything on the given edges. The one place that knows all the parts. */
export function createApp(ports: AppPorts, options: AppOptions): App {
  const { log, tray, window, pages, settings } = ports;
  const { mode } = options;
  const translator = createTranslator(options.locale);
  let isDisposed = false;
  const startAtLogin = createStartAtLogin(ports.loginItem, settings, log);
  const webhooks = wireWebhooks(ports, () => connected.openSecrets(), options.version);
  const connected = createConnectedCloud({
    ports,
    mode,
    version: options.version,
    translator,
    openWebhooks: webhooks.open,
    onChange() {
      publisher.invalidate();
      program.changed();
    },
    onKeychainServed: () => programs.keychainServed(),
    onTimerOver: () => remindOfTimer(snapshot().presence.timer, ports, translator),
  });
  const cloud = (): CloudConnection | null => connected.connection();

  const settingsView = (): SettingsView => ({ values: settings.current(), origins: { ...settings.origins() } });
  const signedInAccount = () => (connected.session().state === 'signed-in' ? (cloud()?.account() ?? null) : null);
  const signedInInactivity = () => signedInAccount()?.inactivity ?? null;
  const signedInEngine = () => signedInAccount()?.engine ?? null;
  const program = createPresenceProgram({
    ...ports,
    account: signedInAccount,
    history: () => cloud()?.history() ?? null,
    translator,
    unavailableAs: () => settings.current().unavailableAs,
    isSimulated: mode.kind === 'simulated',
  });
  const programs = wireLocalPrograms(ports, {
    program,
    translator,
    isSimulated: mode.kind === 'simulated',
    version: options.version,
    openSecrets: () => connected.openSecrets(),
    onChange: () => publisher.invalidate(),
  });
  const snapshot = (): Snapshot =>
    buildSnapshot(
      appView(),
      connected.session(),
      settingsView(),
      connected.setUp?.view() ?? null,
      cloud()?.account() ?? null,
      cloud()?.history() ?? null,
      translator,
      idleView(),
      programs.view(),
      cloud()?.webhooks()?.view() ?? webhooks.viewAtRest(),
    );
  const selfTest = createIdleSelfTest({
    monitor: ports.idle,
    clock: ports.clock,
    onChange: () => publisher.invalidate(),
  });
  const idleView = (): IdleView => ({ sources: [...ports.idle.health()], selfTest: selfTest.view() });
  const warningNotice = createWarningNotice({
    ...ports,
    translator,
    onCommand: (command) => handle(command, byNotice),
  });
  const publisher = createPublisher({
    ...ports,
    warningNotice,
    build: snapshot,
    translator,
    onTick: () => signedInInactivity()?.lookAlong(),
  });
  if (options.isLocalBuild) {
    ports.announce('local build: made on another Electron than the pinned one, not for release');
  }
  const trayHost = watchTrayHost(ports, translator, publisher.invalidate);

  function appView(): AppView {
    const { problem } = settings;
    const journal = cloud()?.account()?.journalState() ?? { keptAside: null, isWritable: true };
    return {
      version: options.version,
      platform: options.platform,
      isSimulated: mode.kind === 'simulated',
      isLocalBuild: options.isLocalBuild,
      cloud: connected.name(),
      notices: [
        ...(problem === null ? [] : [{ code: 'settings-reset' as const, detail: problem.keptAside }]),
        ...settings.ignored().map(({ source, detail }) => ({ code: `${source}-ignored` as const, detail })),
        ...(journal.keptAside === null ? [] : [{ code: 'journal-reset' as const, detail: journal.keptAside }]),
        ...(journal.isWritable ? [] : [{ code: 'journal-unwritable' as const, detail: '' }]),
        ...(trayHost.hasTrayHost() ? [] : [{ code: 'no-tray-host' as const, detail: '' }]),
      ],
      startsAtLogin: startAtLogin.isOn(),
      locale: options.locale,
    };
  }

  /** The first start of an installation, or one that was asked to set up: there is nothing to do yet but this. */
  function openSetUp(): void {
    const view = connected.session();
    const isNew = view.state === 'signed-out' && (view.reason === 'not-chosen' || view.reason === 'never');
    if (options.setUpOpens === 'never' || isDisposed) return;
    if (connected.setUp === null || !isNew) return options.setUpOpens === 'now' ? window.show() : undefined;
    if (options.setUpOpens === 'once' && settings.current().hasSeenOnboarding) return;
    settings.update({ hasSeenOnboarding: true });
    pages.open('onboarding');
  }

  function openPage(page: PageName, section?: string): void {
    if (page === 'settings') startAtLogin.look();
    publisher.invalidate();
    pages.open(page, section);
  }

  /** What the settings decide at once, wherever it is used. */
  function settingsChanged(): void {
    const { theme, transitions } = settings.current();
    ports.setNativeTheme(theme);
    cloud()?.session.rememberingDecided();
    const account = cloud()?.account() ?? null;
    account?.engine.tell({ type: 'policy-changed', policy: transitions });
    account?.inactivity.rulesChanged();
    programs.settingsChanged();
  }

  function endpointsChanged(): void {
    cloud()?.webhooks()?.endpointsChanged();
    publisher.invalidate();
  }

  const handle = createCommandHandler({
    account: signedInAccount,
    window,
    openPage,
    signIn: connected.signIn,
    quit: () => ports.quit(),
  });

  const serving = ports.serveWindow(
    createHandlers({
      snapshot,
      session: () => cloud()?.session ?? null,
      signIn: connected.signIn,
      engine: signedInEngine,
      signOut: (setOffline) => cloud()?.signOut(setOffline) ?? Promise.resolve(ok(undefined)),
      act: (action) => signedInAccount()?.act(action) ?? null,
      inactivity: signedInInactivity,
      selfTest,
      updateSettings(patch) {
        const updated = settings.update(patch);
        if (updated.ok) settingsChanged();
        publisher.invalidate();
        return updated;
      },
      history: () => cloud()?.history() ?? null,
      webhooks: () => cloud()?.webhooks() ?? null,
      configureWebhooks: configureWebhooks(settings, ports.chance, endpointsChanged),
      webhookSecrets: webhooks.secrets,
      saveFile: (file) => ports.saveFile(file),
      setStartAtLogin(isOn) {
        const outcome = startAtLogin.set(isOn);
        publisher.invalidate();
        return outcome;
      },
      ...programs.handlers,
      copyText: (text) => ports.shell.copyText(text),
      setUp: () => connected.setUp,
      clientRequest: () => clientRequest(translator),
      missingRight: (feature) => missingRightRequest(translator, snapshot(), feature),
      restart: ports.restart,
      finishSetUp() {
        pages.close('onboarding');
        window.show();
      },
      hideWindow: () => window.hide(),
      openPage,
      closePage: (page) => pages.close(page),
      printHistory: () => pages.printed('history'),
      card: ports.card,
      quit: () => ports.quit(),
    }),
  );
  // A connection that slept looks alive until something is sent over it: it is made anew at once.
  const resuming = ports.idle.watch(({ type }) => {
    if (type !== 'resumed') return;
    cloud()?.account()?.reconnect();
    cloud()?.webhooks()?.resumed();
  });
  ports.setNativeTheme(settings.current().theme);
  publisher.publish();
  programs.begin();
  void connected.begin().then(openSetUp);

  return {
    handle: (command) => handle(command, byTray),
    async dispose() {
      isDisposed = true;
      await cloud()?.account()?.inactivity.ending();
      publisher.dispose();
      program.dispose();
      // Not waited for here: it may wait for the keychain, which ends below.
      const programsClosed = programs.dispose();
      resuming.dispose();
      ports.idle.dispose();
      serving.dispose();
      ports.trayHost.dispose();
      const cloudClosed = connected.dispose();
      window.dispose();
      pages.dispose();
      ports.card.dispose();
      warningNotice.dispose();
      selfTest.dispose();
      tray.dispose();
      await programsClosed;
      await cloudClosed;
    },
  };
}
