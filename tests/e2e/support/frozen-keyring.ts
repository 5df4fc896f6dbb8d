import dbus from 'dbus-next';
import type { DesktopSession } from '../../../scripts/lib/desktop-session/desktop-session';

/**
 * Stops the keyring daemon of a session in its tracks, as a debugger or a full disk may: it is on the bus, and answers nothing.
 *
 * @returns what lets it go on; it must be called before the session ends.
 */
export async function freezeKeyring({ env }: DesktopSession): Promise<() => void> {
  const bus = dbus.sessionBus({ busAddress: env['DBUS_SESSION_BUS_ADDRESS'] ?? '' });
  try {
    const answer = await bus.call(
      new dbus.Message({
        destination: 'org.freedesktop.DBus',
        path: '/org/freedesktop/DBus',
        interface: 'org.freedesktop.DBus',
        member: 'GetConnectionUnixProcessID',
        signature: 's',
        body: ['org.freedesktop.secrets'],
      }),
    );
    const processId = (answer?.body as [number] | undefined)?.[0];
    if (processId === undefined) throw new Error('Nobody on the bus says that they are the keyring.');
    process.kill(processId, 'SIGSTOP');
    return () => process.kill(processId, 'SIGCONT');
  } finally {
    bus.disconnect();
  }
}
