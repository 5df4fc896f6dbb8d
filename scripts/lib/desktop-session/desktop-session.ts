import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { definedEnvironment } from '../defined-environment';
import type { OtherUser } from '../other-user';
import { giveTo } from '../other-user';
import type { OwnedProcess } from '../owned-process';
import type { Report } from '../report';
import { hasWorkingDisplay, workingBusAddress } from './existing-desktop';
import { startKeyring } from './keyring';
import { startSessionBus } from './session-bus';
import { startVirtualDisplay } from './virtual-display';

export interface DesktopSessionOptions {
  /** `own`: always Xvfb. `existing-or-own`: the display of the environment where it works, else Xvfb. */
  readonly display: 'own' | 'existing-or-own';
  /** `own`: always a private session bus. `existing-or-own`: the bus of the environment where it works, else a private one. */
  readonly bus: 'own' | 'existing-or-own';
  /**
   * `none`: no Secret Service is started (an own bus then has none). `unlocked`, `locked`: a gnome-keyring of this session in
   * `home`, opened or not; a locked one can ask for its password on the display. Both need an own bus.
   */
  readonly keyring: 'none' | 'unlocked' | 'locked';
  /** The home folder of the session, kept when the session ends; without it a session with a keyring has one of its own. */
  readonly home?: string;
  /** Size and depth of an own display. */
  readonly screen?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** Whose session it is where root makes it for an ordinary user; display and bus must be own ones. The home is given to them. */
  readonly user?: OtherUser;
  readonly report?: Report;
}

export interface DesktopSession {
  /** The whole environment for programs of this session; not an addition to `process.env`. */
  readonly env: Record<string, string>;
  /** Ends everything that was started here and removes its files. May be called again. */
  dispose(): Promise<void>;
}

const defaultScreen = '1280x1024x24';
const prompters = ['org.gnome.keyring.SystemPrompter', 'org.gnome.keyring.PrivatePrompter'];

/** Makes a desktop session out of what is there and what is missing. On other systems than Linux it is the present one. */
export async function startDesktopSession(options: DesktopSessionOptions): Promise<DesktopSession> {
  const env = definedEnvironment(options.environment);
  if (process.platform !== 'linux') return { env, dispose: () => Promise.resolve() };

  // Short, because the path of a Unix socket has at most 107 characters.
  const folder = await mkdtemp(path.join(tmpdir(), 'presence-tray-'));
  const started: OwnedProcess[] = [];
  let disposing: Promise<void> | undefined;
  const dispose = (): Promise<void> => (disposing ??= endSession(started, folder));
  try {
    await setHome(env, options, folder);
    await giveTo(options.user, folder);
    await startServices(env, options, folder, started);
    return { env, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function startServices(
  env: Record<string, string>,
  options: DesktopSessionOptions,
  folder: string,
  started: OwnedProcess[],
): Promise<void> {
  const report = options.report ?? (() => undefined);
  const existingBus = options.bus === 'own' ? undefined : await workingBusAddress(env);
  const ownDisplay = options.display === 'own' || !(await hasWorkingDisplay(env));
  if (existingBus !== undefined && options.keyring !== 'none')
    throw new Error('A keyring of our own needs a bus of our own');

  if (existingBus === undefined || env['XDG_RUNTIME_DIR'] === undefined) {
    const runtimeFolder = path.join(folder, 'run');
    await mkdir(runtimeFolder, { mode: 0o700 });
    await chmod(runtimeFolder, 0o700);
    await giveTo(options.user, runtimeFolder);
    env['XDG_RUNTIME_DIR'] = runtimeFolder;
    if (ownDisplay) report(`runtime folder: ${runtimeFolder}, private to this run`);
  }
  // Before the bus: what it starts on demand, such as the prompt for a password, gets the environment of this moment.
  if (ownDisplay) {
    const display = await startVirtualDisplay(folder, options.screen ?? defaultScreen, env, options.user);
    started.push(display.process);
    delete env['WAYLAND_DISPLAY'];
    Object.assign(env, display.environment, { XDG_SESSION_TYPE: 'x11' });
    report(`display: a virtual one for this run (Xvfb ${display.environment.DISPLAY})`);
  }
  if (existingBus === undefined) {
    const bus = await startSessionBus(folder, env, options.keyring === 'locked' ? prompters : [], options.user);
    started.push(bus.process);
    env['DBUS_SESSION_BUS_ADDRESS'] = bus.address;
    // The machine's own sleep and locks are none of this session's.
    if (options.bus === 'own') env['DBUS_SYSTEM_BUS_ADDRESS'] = `unix:path=${path.join(folder, 'no-system-bus')}`;
    report('D-Bus: a private session bus for this run');
  } else {
    env['DBUS_SESSION_BUS_ADDRESS'] = existingBus;
  }
  if (options.keyring !== 'none') {
    const { XDG_DATA_HOME = '', XDG_RUNTIME_DIR = '', DBUS_SESSION_BUS_ADDRESS = '' } = env;
    started.push(
      await startKeyring(
        options.keyring,
        { ...env, XDG_DATA_HOME, XDG_RUNTIME_DIR, DBUS_SESSION_BUS_ADDRESS },
        options.user,
      ),
    );
    report(`keyring: one of this run, ${options.keyring}`);
  }
}

async function setHome(env: Record<string, string>, options: DesktopSessionOptions, folder: string): Promise<void> {
  const home = options.home ?? (options.keyring === 'none' ? undefined : path.join(folder, 'home'));
  if (home === undefined) return;
  Object.assign(env, {
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_DATA_HOME: path.join(home, '.local/share'),
    XDG_CACHE_HOME: path.join(home, '.cache'),
    XDG_STATE_HOME: path.join(home, '.local/state'),
  });
  await mkdir(path.join(home, '.config'), { recursive: true });
  await mkdir(path.join(home, '.local/share'), { recursive: true });
  await giveTo(options.user, home);
}

async function endSession(started: OwnedProcess[], folder: string): Promise<void> {
  for (const process_ of started.reverse()) await process_.stop();
  await rm(folder, { recursive: true, force: true });
}
