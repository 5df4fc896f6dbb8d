import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { OwnedProcess } from '../owned-process';
import type { OtherUser } from '../other-user';
import { firstLineOf, startOwnedProcess } from '../owned-process';

const readyLimitMs = 15_000;
const systemServices = '/usr/share/dbus-1/services';

export interface SessionBus {
  readonly process: OwnedProcess;
  readonly address: string;
}

/**
 * Starts a private D-Bus session bus whose socket is in `folder`. It starts no services by itself except the named ones, so
 * that nothing of the machine (a keyring daemon, a portal) joins the session unasked or outlives it.
 * @param activatableServices names of `.service` files of the system, such as "org.gnome.keyring.SystemPrompter".
 */
export async function startSessionBus(
  folder: string,
  environment: NodeJS.ProcessEnv,
  activatableServices: readonly string[] = [],
  user?: OtherUser,
): Promise<SessionBus> {
  const services = path.join(folder, 'services');
  await mkdir(services, { recursive: true });
  for (const name of activatableServices) {
    await copyFile(path.join(systemServices, `${name}.service`), path.join(services, `${name}.service`));
  }
  const configuration = path.join(folder, 'session-bus.conf');
  await writeFile(configuration, busConfiguration(path.join(folder, 'bus'), services));
  const daemon = await startOwnedProcess(
    'dbus-daemon',
    [`--config-file=${configuration}`, '--nofork', '--nopidfile', '--print-address=3'],
    { environment, stdio: ['ignore', 'ignore', 'ignore', 'pipe'], user },
  );
  const address = await firstLineOf(
    daemon,
    daemon.child.stdio[3] as Readable,
    'The private D-Bus session',
    readyLimitMs,
  );
  return { process: daemon, address };
}

/** For the user who runs the bus, as every session bus, and for root, who may have started it for another user. */
function busConfiguration(socket: string, services: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    <allow user="root"/>
  </policy>
</busconfig>
`;
}
