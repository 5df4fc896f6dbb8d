import { assertNever } from '../shared/assert-never';
import type { Translator } from '../shared/i18n';
import { ok } from '../shared/result';
import type { Result } from '../shared/result';
import type { SessionView } from '../shared/snapshot';
import { cloudAccess } from './cloud-access';
import type { AccessFault } from './cloud-access';
import { connectCloud } from './compose-cloud';
import type { CloudConnection, CloudOptions } from './compose-cloud';
import { usualRedirect } from './genesys/oauth/redirect-target';
import { resolveCloud } from './genesys/regions';
import type { CloudAddresses } from './genesys/regions';
import type { CloudAccessMode, LaunchMode } from './launch-mode';
import type { AppPorts, SecretStore, SimulatedCloud } from './ports';
import { attendanceBy } from './services/attendance';
import type { SignInWish } from './services/session';
import { createSetUp } from './services/set-up';
import type { SetUp } from './services/set-up';
import { toldSecrets } from './services/told-secrets';

/** The cloud that this run is connected to: the simulated one, the one it was started for, or the one that the agent chose. */
export interface ConnectedCloud {
  /** Null before there is one, and where there can be none. */
  connection(): CloudConnection | null;
  /** Who is signed in; without a cloud, why there is none. */
  session(): SessionView;
  /** Its name for people; empty without one, and for the simulated organisation. */
  name(): string;
  /** The agent's part in choosing it; null where nothing is to be chosen. */
  readonly setUp: SetUp | null;
  /** Connects to what this start is for. */
  begin(): Promise<void>;
  /** Signs in, or tries to connect once more where that is what was in the way. */
  signIn(wish?: SignInWish): void;
  openSecrets(): SecretStore;
  dispose(): Promise<void>;
}

export interface ConnectedCloudDependencies {
  readonly ports: AppPorts;
  readonly mode: LaunchMode;
  readonly version: string;
  readonly translator: Translator;
  readonly openWebhooks: CloudOptions['openWebhooks'];
  readonly onChange: () => void;
  readonly onTimerOver: () => void;
  /** The keychain has given or taken a sign-in. */
  readonly onKeychainServed: () => void;
}

export function createConnectedCloud(dependencies: ConnectedCloudDependencies): ConnectedCloud {
  const { ports, mode, version, translator, openWebhooks, onChange, onTimerOver, onKeychainServed } = dependencies;
  const { log, settings } = ports;
  let cloud: CloudConnection | null = null;
  let name = '';
  let secrets: SecretStore | null = null;
  let simulator: Promise<SimulatedCloud> | null = null;
  let withoutCloud: SessionView = { state: 'starting', waitingFor: 'app' };
  let isDisposed = false;
  /** One change of the cloud after the other: the second must not take away what the first has just made. */
  let lastChange: Promise<void> = Promise.resolve();
  const setUp = mode.kind === 'simulated' ? null : createSetUp({ settings, reconnect, beginSignIn: () => signIn() });

  function showWithout(reason: 'misconfigured' | 'not-chosen', detail: string, canSignIn: boolean): void {
    withoutCloud = { state: 'signed-out', reason, detail, canSignIn };
    onChange();
  }

  function misconfigured({ detail, canBeMended = false }: AccessFault): void {
    log.warn('no cloud', { detail });
    showWithout('misconfigured', detail, canBeMended);
  }

  function openSecrets(): SecretStore {
    secrets ??= ports.openSecrets((isWaiting) => cloud?.session.keyringWaits(isWaiting));
    return secrets;
  }

  const signInSecrets = (): SecretStore => toldSecrets(openSecrets(), onKeychainServed);

  async function connect(): Promise<void> {
    switch (mode.kind) {
      case 'simulated':
        return connectToSimulator();
      case 'cloud':
        return connectAs(mode.access, mode.orgHost);
      case 'to-be-chosen':
        return connectToChoice();
      case 'unconfigured':
        return misconfigured({
          detail: translator.text('session.unconfigured', { variables: mode.missing.join(', ') }),
        });
      case 'unknown-dialect':
        return misconfigured({ detail: translator.text('session.unknown-dialect', { dialect: mode.dialect }) });
      case 'contradiction': {
        const [one, other] = mode.variables;
        return misconfigured({ detail: translator.text('session.contradiction', { one, other }) });
      }
      default:
        return assertNever(mode);
    }
  }

  const connectAs = (access: CloudAccessMode, orgHost: string): Promise<void> =>
    connectTo(orgHost, (addresses) => cloudAccess(access, addresses, { ...ports, openSecrets: signInSecrets }));

  /** Connects to what was chosen and decided; until both halves of it are known, that is said. */
  async function connectToChoice(): Promise<void> {
    const choice = setUp?.choice() ?? null;
    if (choice === null || mode.kind !== 'to-be-chosen') return showWithout('not-chosen', '', false);
    const { orgHost, clientId } = choice;
    return connectAs({ dialect: 'platform', clientId, grant: mode.grant }, orgHost);
  }

  async function connectToSimulator(): Promise<void> {
    simulator = ports.startSimulator();
    const { url, clientId, agentEmail, openSignInPage } = await simulator;
    if (isDisposed) return;
    const access = { secrets: signInSecrets(), openSignInPage, loginHint: agentEmail, redirect: usualRedirect };
    await connectTo(url, () => ok({ kind: 'agent', clientId, ...access }));
    await cloud?.session.signIn();
  }

  async function connectTo(
    orgHost: string,
    accessOf: (addresses: CloudAddresses) => Result<CloudOptions['access'], AccessFault>,
  ): Promise<void> {
    const resolved = resolveCloud(orgHost);
    if (!resolved.ok) return misconfigured({ detail: resolved.error.detail });
    const access = accessOf(resolved.value);
    if (!access.ok) return misconfigured(access.error);
    name = mode.kind === 'simulated' ? '' : resolved.value.name;
    cloud = connectCloud(ports, {
      attendance: attendanceBy(ports.idle),
      addresses: resolved.value,
      access: access.value,
      translator,
      userAgent: `PresenceTray/${version}`,
      inactivityRules: () => settings.current().inactivity,
      mayRemember: () => settings.current().staySignedIn,
      keptDays: () => settings.current().historyKeptDays,
      policy: () => settings.current().transitions,
      openWebhooks,
      onChange,
      onTimerOver,
    });
    await cloud.session.start();
  }

  function begin(): Promise<void> {
    return connect().catch((error: unknown) => {
      log.error('the app could not begin', { error });
      misconfigured({ detail: translator.text('session.failed-to-start') });
    });
  }

  function reconnect(): Promise<void> {
    lastChange = lastChange.then(async () => {
      // What was begun there ends first, with a token that it may have been given.
      cloud?.session.cancelSignIn();
      await cloud?.session.signOut();
      cloud?.dispose();
      cloud = null;
      name = '';
      onChange();
      if (!isDisposed) await begin();
    });
    return lastChange;
  }

  function signIn(wish?: SignInWish): void {
    if (cloud !== null) return void cloud.session.signIn(wish);
    if (withoutCloud.state === 'signed-out' && withoutCloud.canSignIn) void begin();
  }

  return {
    connection: () => cloud,
    session: () => cloud?.session.view() ?? withoutCloud,
    name: () => name,
    setUp,
    begin,
    signIn,
    openSecrets,
    async dispose() {
      isDisposed = true;
      cloud?.dispose();
      secrets?.dispose();
      // It may still be starting.
      await simulator?.then(
        (started) => started.dispose(),
        () => undefined,
      );
    },
  };
}
