import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import dbus from 'dbus-next';
import { Cure } from '../cure';
import type { OtherUser } from '../other-user';
import { giveTo } from '../other-user';
import type { OwnedProcess } from '../owned-process';
import { startOwnedProcess } from '../owned-process';

/** Opens the login keyring of every session made here; it protects nothing but test data. */
export const keyringPassword = 'presence-tray-test';

const serviceName = 'org.freedesktop.secrets';
const readyLimitMs = 15_000;

/**
 * Starts a Secret Service (gnome-keyring) on the bus of `environment`, with its keyrings below `XDG_DATA_HOME`.
 * `unlocked`: the login keyring is made where missing and opened. `locked`: it is made where missing and left shut, so a read
 * waits for a password prompt.
 */
export async function startKeyring(
  state: 'unlocked' | 'locked',
  environment: NodeJS.ProcessEnv & { XDG_DATA_HOME: string; XDG_RUNTIME_DIR: string; DBUS_SESSION_BUS_ADDRESS: string },
  user?: OtherUser,
): Promise<OwnedProcess> {
  const keyrings = path.join(environment.XDG_DATA_HOME, 'keyrings');
  await mkdir(keyrings, { recursive: true, mode: 0o700 });
  await giveTo(user, keyrings);
  if (state === 'unlocked') return startDaemon(environment, keyringPassword, user);
  if (!existsSync(path.join(keyrings, 'login.keyring'))) {
    const seeding = await startDaemon(environment, keyringPassword, user);
    await seeding.stop();
  }
  return startDaemon(environment, undefined, user);
}

async function startDaemon(
  environment: NodeJS.ProcessEnv & { XDG_RUNTIME_DIR: string; DBUS_SESSION_BUS_ADDRESS: string },
  password: string | undefined,
  user: OtherUser | undefined,
): Promise<OwnedProcess> {
  const control = path.join(environment.XDG_RUNTIME_DIR, 'keyring');
  const args = ['--foreground', '--components=secrets', `--control-directory=${control}`];
  if (password !== undefined) args.push('--unlock');
  const bus = dbus.sessionBus({ busAddress: environment.DBUS_SESSION_BUS_ADDRESS });
  // Without a listener a lost connection would end this process.
  bus.on('error', () => undefined);
  try {
    const appeared = nameAppears(bus, serviceName);
    // A daemon that ends at once wins the race below; the time limit of the loser must not become an unhandled rejection.
    appeared.catch(() => undefined);
    const daemon = await startOwnedProcess('gnome-keyring-daemon', args, {
      environment,
      stdio: ['pipe', 'ignore', 'ignore'],
      user,
    });
    daemon.child.stdin?.on('error', () => undefined).end(password ?? '');
    await Promise.race([
      appeared,
      daemon.ended.then(() => Promise.reject(new Cure('The keyring (gnome-keyring-daemon) ended at once.'))),
    ]);
    return daemon;
  } finally {
    bus.disconnect();
  }
}

/** Settles when someone owns `name` on the bus: told by the bus itself, asked once for the case that it is owned already. */
async function nameAppears(bus: dbus.MessageBus, name: string): Promise<void> {
  const object = await bus.getProxyObject('org.freedesktop.DBus', '/org/freedesktop/DBus');
  const daemon = object.getInterface('org.freedesktop.DBus');
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Cure(`${name} did not appear on D-Bus in time; try again.`)),
      readyLimitMs,
    );
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    daemon.on('NameOwnerChanged', (changed: string, _before: string, after: string) => {
      if (changed === name && after !== '') done();
    });
    (daemon['NameHasOwner'] as (asked: string) => Promise<boolean>)(name).then((owned) => {
      if (owned) done();
    }, reject);
  });
}
