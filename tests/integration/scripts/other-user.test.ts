import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import dbus from 'dbus-next';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startDesktopSession } from '../../../scripts/lib/desktop-session/desktop-session';
import { busSocket } from '../../../scripts/lib/desktop-session/existing-desktop';
import type { OtherUser } from '../../../scripts/lib/other-user';
import { firstLineOf, startOwnedProcess } from '../../../scripts/lib/owned-process';

const nobody: OtherUser = { userId: 65_534, groupId: 65_534 };

describe.runIf(process.getuid?.() === 0)('what root starts for an ordinary user', () => {
  it('is a program without root’s groups and rights', async () => {
    const program = await startOwnedProcess('sh', ['-c', 'echo "$(id -u) $(id -G)"; cat'], {
      environment: process.env,
      stdio: ['pipe', 'pipe', 'ignore'],
      user: nobody,
    });
    onTestFinished(() => program.stop());
    const line = await firstLineOf(program, program.child.stdout as Readable, 'the program', 5_000);
    expect(line).toBe(`${nobody.userId} ${nobody.groupId}`);
  });

  it('is a desktop session whose display, bus and keyring run as that user', async () => {
    const { env, home } = await startSessionOf(nobody);
    const made = [
      env['XDG_RUNTIME_DIR'] ?? '',
      busSocket(env['DBUS_SESSION_BUS_ADDRESS'] ?? '') ?? '',
      `/tmp/.X11-unix/X${env['DISPLAY']?.slice(1)}`,
      path.join(home, '.local/share/keyrings/login.keyring'),
    ];
    const owners = await Promise.all(made.map(async (file) => (await stat(file)).uid));
    expect(owners).toEqual(made.map(() => nobody.userId));
  });

  it('is a desktop session whose bus lets root in', async () => {
    const { env } = await startSessionOf(nobody);
    const bus = dbus.sessionBus({ busAddress: env['DBUS_SESSION_BUS_ADDRESS'] ?? '' });
    onTestFinished(() => bus.disconnect());
    const names = await bus.call(
      new dbus.Message({
        destination: 'org.freedesktop.DBus',
        path: '/org/freedesktop/DBus',
        interface: 'org.freedesktop.DBus',
        member: 'ListNames',
      }),
    );
    expect(names?.body[0]).toContain('org.freedesktop.secrets');
  });
});

async function startSessionOf(user: OtherUser): Promise<{ env: Record<string, string>; home: string }> {
  const home = await mkdtemp(path.join(tmpdir(), 'presence-tray-home-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const session = await startDesktopSession({ display: 'own', bus: 'own', keyring: 'unlocked', home, user });
  onTestFinished(() => session.dispose());
  return { env: session.env, home };
}
