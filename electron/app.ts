import { assertNever } from '../shared/assert-never';
import { clientRequest, missingRightRequest } from '../shared/format';
import { createTranslator } from '../shared/i18n';
import type { Cause } from '../shared/presence/cause';
import { err, ok } from '../shared/result';
import type { Result } from '../shared/result';
import type { AppView, IdleView, SessionView, SettingsView, Snapshot } from '../shared/snapshot';
import { cloudAccess } from './cloud-access';
import { connectCloud } from './compose-cloud';
import { wireWebhooks } from './compose-webhooks';
import type { CloudConnection, CloudOptions } from './compose-cloud';
import { usualRedirect } from './genesys/oauth/redirect-target';
import { resolveCloud } from './genesys/regions';
import type { CloudAddresses } from './genesys/regions';
import { createCommandHandler } from './handle-command';
import { createHandlers } from './ipc/handlers';
import type { CloudAccessMode, LaunchMode } from './launch-mode';
import type { AppCommand, AppPorts, SecretStore, SimulatedCloud } from './ports';
import { createPublisher } from './publisher';
import { remindOfTimer } from './remind-of-timer';
import { attendanceBy } from './services/attendance';
import { createIdleSelfTest } from './services/idle-self-test';
import { createPresenceProgram } from './services/presence-program/presence-program';
import { createSetUp } from './services/set-up';
import { configureWebhooks } from './services/webhooks/configure';
import { buildSnapshot } from './services/snapshot';
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
  let cloud: CloudConnection | null = null;
  let cloudName = '';
  let secrets: SecretStore | null = null;
  let simulator: Promise<SimulatedCloud> | null = null;
  let sessionWithoutCloud: SessionView = { state: 'starting', waitingFor: 'app' };
  const setUp = mode.kind === 'simulated' ? null : createSetUp({ settings, reconnect, beginSignIn: signIn });
  let isDisposed = false;

  const settingsView = (): SettingsView => ({ values: settings.current(), origins: { ...settings.origins() } });
  const sessionView = (): SessionView => cloud?.session.view() ?? sessionWithoutCloud;
  const signedInAccount = () => (sessionView().state === 'signed-in' ? (cloud?.account() ?? null) : null);
  const signedInInactivity = () => signedInAccount()?.inactivity ?? null;
  const signedInEngine = () => signedInAccount()?.engine ?? null;
  const program = createPresenceProgram({
    ...ports,
    account: signedInAccount,
    history: () => cloud?.history() ?? null,
    translator,
    unavailableAs: () => settings.current().unavailableAs,
    isSimulated: mode.kind === 'simulated',
  });
  const programs = wireLocalPrograms(ports, {
    program,
    translator,
    isSimulated: mode.kind === 'simulated',
    version: options.version,
    openSecrets,
    onChange: () => publisher.invalidate(),
  });
  const webhooks = wireWebhooks(ports, openSecrets, options.version);
  const snapshot = (): Snapshot =>
    buildSnapshot(
      appView(),
      sessionView(),
      settingsView(),
      setUp?.view() ?? null,
      cloud?.account() ?? null,
      cloud?.history() ?? null,
      translator,
      idleView(),
      programs.view(),
      cloud?.webhooks()?.view() ?? webhooks.viewAtRest(),
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
  const publisher = createPublisher({ ...ports, warningNotice, build: snapshot, translator });
  if (options.isLocalBuild) {
    ports.announce('local build: made on another Electron than the pinned one, not for release');
  }
  const trayHost = watchTrayHost(ports, translator, publisher.invalidate);

  function appView(): AppView {
    const { problem } = settings;
    const journal = cloud?.account()?.journalState() ?? { keptAside: null, isWritable: true };
    return {
      version: options.version,
      platform: options.platform,
      isSimulated: mode.kind === 'simulated',
      isLocalBuild: options.isLocalBuild,
      cloud: cloudName,
      notices: [
        ...(problem === null ? [] : [{ code: 'settings-reset' as const, detail: problem.keptAside }]),
        ...settings.ignored().map(({ source, detail }) => ({ code: `${source}-ignored` as const, detail })),
        ...(journal.keptAside === null ? [] : [{ code: 'journal-reset' as const, detail: journal.keptAside }]),
        ...(journal.isWritable ? [] : [{ code: 'journal-unwritable' as const, detail: '' }]),
        ...(trayHost.hasTrayHost() ? [] : [{ code: 'no-tray-host' as const, detail: '' }]),
      ],
      startsAtLogin: ports.loginItem?.isOn() ?? null,
      locale: options.locale,
    };
  }

  function misconfigured(detail: string): void {
    log.warn('no cloud', { detail });
    sessionWithoutCloud = { state: 'signed-out', reason: 'misconfigured', detail, canSignIn: false };
    publisher.invalidate();
  }

  async function begin(): Promise<void> {
    switch (mode.kind) {
      case 'simulated':
        return beginSimulated();
      case 'cloud':
        return connectAs(mode.access, mode.orgHost);
      case 'to-be-chosen':
        return connectToChoice();
      case 'unconfigured':
        return misconfigured(translator.text('session.unconfigured', { variables: mode.missing.join(', ') }));
      case 'unknown-dialect':
        return misconfigured(translator.text('session.unknown-dialect', { dialect: mode.dialect }));
      case 'contradiction': {
        const [one, other] = mode.variables;
        return misconfigured(translator.text('session.contradiction', { one, other }));
      }
      default:
        return assertNever(mode);
    }
  }

  function openSecrets(): SecretStore {
    secrets ??= ports.openSecrets((isWaiting) => cloud?.session.keyringWaits(isWaiting));
    return secrets;
  }

  const connectAs = (access: CloudAccessMode, orgHost: string): Promise<void> =>
    connectTo(orgHost, (addresses) => cloudAccess(access, addresses, { ...ports, openSecrets }));

  /** Connects to what was chosen and decided; until both halves of it are known, that is said. */
  async function connectToChoice(): Promise<void> {
    const choice = setUp?.choice() ?? null;
    if (choice !== null && mode.kind === 'to-be-chosen') {
      const { orgHost, clientId } = choice;
      return connectAs({ dialect: 'platform', clientId, grant: mode.grant }, orgHost);
    }
    sessionWithoutCloud = { state: 'signed-out', reason: 'not-chosen', detail: '', canSignIn: false };
    publisher.invalidate();
  }

  /** The first start of an installation, or one that was asked to set up: there is nothing to do yet but this. */
  function openSetUp(): void {
    const view = sessionView();
    const isNew = view.state === 'signed-out' && (view.reason === 'not-chosen' || view.reason === 'never');
    if (options.setUpOpens === 'never' || isDisposed) return;
    if (setUp === null || !isNew) return options.setUpOpens === 'now' ? window.show() : undefined;
    if (options.setUpOpens === 'once' && settings.current().hasSeenOnboarding) return;
    settings.update({ hasSeenOnboarding: true });
    pages.open('onboarding');
  }

  async function reconnect(): Promise<void> {
    await cloud?.session.signOut();
    cloud?.dispose();
    cloud = null;
    cloudName = '';
    program.changed();
    await connectToChoice();
  }

  function signIn(): void {
    void cloud?.session.signIn();
  }

  async function beginSimulated(): Promise<void> {
    simulator = ports.startSimulator();
    const { url, clientId, agentEmail, openSignInPage } = await simulator;
    if (isDisposed) return;
    const signIn = { secrets: openSecrets(), openSignInPage, loginHint: agentEmail, redirect: usualRedirect };
    await connectTo(url, () => ok({ kind: 'agent', clientId, ...signIn }));
    await cloud?.session.signIn();
  }

  async function connectTo(
    orgHost: string,
    accessOf: (addresses: CloudAddresses) => Result<CloudOptions['access'], { readonly detail: string }>,
  ): Promise<void> {
    const resolved = resolveCloud(orgHost);
    if (!resolved.ok) return misconfigured(resolved.error.detail);
    const access = accessOf(resolved.value);
    if (!access.ok) return misconfigured(access.error.detail);
    cloudName = mode.kind === 'simulated' ? '' : resolved.value.name;
    cloud = connectCloud(ports, {
      attendance: attendanceBy(ports.idle),
      addresses: resolved.value,
      access: access.value,
      translator,
      userAgent: `PresenceTray/${options.version}`,
      inactivityRules: () => settings.current().inactivity,
      mayRemember: () => settings.current().staySignedIn,
      keptDays: () => settings.current().historyKeptDays,
      policy: () => settings.current().transitions,
      openWebhooks: webhooks.open,
      onChange() {
        publisher.invalidate();
        program.changed();
      },
      onTimerOver: () => remindOfTimer(snapshot().presence.timer, ports, translator),
    });
    await cloud.session.start();
  }

  /** What the settings decide at once, wherever it is used. */
  function settingsChanged(): void {
    const { theme, transitions } = settings.current();
    ports.setNativeTheme(theme);
    cloud?.session.rememberingDecided();
    const account = cloud?.account() ?? null;
    account?.engine.tell({ type: 'policy-changed', policy: transitions });
    account?.inactivity.rulesChanged();
    programs.settingsChanged();
  }

  function endpointsChanged(): void {
    cloud?.webhooks()?.endpointsChanged();
    publisher.invalidate();
  }

  function beginWithSettings(): void {
    const { theme, startAtLogin } = settings.current();
    ports.setNativeTheme(theme);
    if (startAtLogin === null || ports.loginItem === null || ports.loginItem.isOn() === startAtLogin) return;
    const outcome = ports.loginItem.set(startAtLogin);
    if (!outcome.ok) log.warn('the start at login was not set as decided', { detail: outcome.error });
  }

  const handle = createCommandHandler({
    account: signedInAccount,
    window,
    pages,
    signIn: (wish) => void cloud?.session.signIn(wish),
    quit: () => ports.quit(),
  });

  const serving = ports.serveWindow(
    createHandlers({
      snapshot,
      session: () => cloud?.session ?? null,
      engine: signedInEngine,
      signOut: (setOffline) => cloud?.signOut(setOffline) ?? Promise.resolve(ok(undefined)),
      act: (action) => signedInAccount()?.act(action) ?? null,
      inactivity: signedInInactivity,
      selfTest,
      updateSettings(patch) {
        const updated = settings.update(patch);
        if (updated.ok) settingsChanged();
        publisher.invalidate();
        return updated;
      },
      history: () => cloud?.history() ?? null,
      webhooks: () => cloud?.webhooks() ?? null,
      configureWebhooks: configureWebhooks(settings, ports.chance, endpointsChanged),
      webhookSecrets: webhooks.secrets,
      saveFile: (file) => ports.saveFile(file),
      setStartAtLogin(isOn) {
        const outcome = ports.loginItem?.set(isOn) ?? err('It cannot start by itself here.');
        publisher.invalidate();
        return outcome;
      },
      ...programs.handlers,
      copyText: (text) => ports.shell.copyText(text),
      setUp: () => setUp,
      clientRequest: () => clientRequest(translator),
      missingRight: (feature) => missingRightRequest(translator, snapshot(), feature),
      restart: ports.restart,
      finishSetUp() {
        pages.close('onboarding');
        window.show();
      },
      hideWindow: () => window.hide(),
      openPage: (page, section) => pages.open(page, section),
      closePage: (page) => pages.close(page),
      printHistory: () => pages.printed('history'),
      card: ports.card,
      quit: () => ports.quit(),
    }),
  );
  // A connection that slept looks alive until something is sent over it: it is made anew at once.
  const resuming = ports.idle.watch(({ type }) => {
    if (type !== 'resumed') return;
    cloud?.account()?.reconnect();
    cloud?.webhooks()?.resumed();
  });
  beginWithSettings();
  publisher.publish();
  programs.begin();
  begin()
    .then(openSetUp)
    .catch((error: unknown) => {
      log.error('the app could not begin', { error });
      misconfigured(translator.text('session.failed-to-start'));
    });

  return {
    handle: (command) => handle(command, byTray),
    async dispose() {
      isDisposed = true;
      await cloud?.account()?.inactivity.ending();
      publisher.dispose();
      program.dispose();
      // Not waited for here: it may wait for the keychain, which ends below.
      const programsClosed = programs.dispose();
      resuming.dispose();
      ports.idle.dispose();
      serving.dispose();
      ports.trayHost.dispose();
      cloud?.dispose();
      secrets?.dispose();
      window.dispose();
      pages.dispose();
      ports.card.dispose();
      warningNotice.dispose();
      selfTest.dispose();
      tray.dispose();
      await programsClosed;
      // It may still be starting.
      await simulator?.then(
        (started) => started.dispose(),
        () => undefined,
      );
    },
  };
}
