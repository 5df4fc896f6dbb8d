import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import dbus from 'dbus-next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DesktopSession, DesktopSessionOptions } from '../../../scripts/lib/desktop-session/desktop-session';
import { startDesktopSession } from '../../../scripts/lib/desktop-session/desktop-session';
import { hasWorkingDisplay, workingBusAddress } from '../../../scripts/lib/desktop-session/existing-desktop';
import { processesThatMention } from './processes';

const login = '/org/freedesktop/secrets/collection/login';
const cleaning: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const clean of cleaning.splice(0).reverse()) await clean();
});

async function start(options: Partial<DesktopSessionOptions> = {}): Promise<DesktopSession> {
  const session = await startDesktopSession({ display: 'own', bus: 'own', keyring: 'none', ...options });
  cleaning.push(() => session.dispose());
  return session;
}

function folderOf(environment: Record<string, string>): string {
  return path.dirname(environment['XDG_RUNTIME_DIR'] ?? '');
}

async function isLoginKeyringLocked(session: DesktopSession): Promise<unknown> {
  const bus = dbus.sessionBus({ busAddress: session.env['DBUS_SESSION_BUS_ADDRESS'] ?? '' });
  try {
    const answer = await bus.call(
      new dbus.Message({
        destination: 'org.freedesktop.secrets',
        path: login,
        interface: 'org.freedesktop.DBus.Properties',
        member: 'Get',
        signature: 'ss',
        body: ['org.freedesktop.Secret.Collection', 'Locked'],
      }),
    );
    return (answer?.body[0] as dbus.Variant).value;
  } finally {
    bus.disconnect();
  }
}

describe('a desktop session of its own', () => {
  it('has a display and a bus that accept connections at once', async () => {
    const { env } = await start();
    expect(await hasWorkingDisplay(env)).toBe(true);
    expect(await workingBusAddress(env)).toBe(env['DBUS_SESSION_BUS_ADDRESS']);
  });

  it('keeps its runtime folder from other users', async () => {
    const { env } = await start();
    expect((await stat(env['XDG_RUNTIME_DIR'] ?? '')).mode & 0o777).toBe(0o700);
  });

  it('leaves no process and no file when it is disposed', async () => {
    const session = await start({ keyring: 'unlocked' });
    const folder = folderOf(session.env);
    expect(processesThatMention(folder)).toHaveLength(3);
    await session.dispose();
    expect(processesThatMention(folder)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  it('does not share its display with a session beside it', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect(one.env['DISPLAY']).not.toBe(other.env['DISPLAY']);
  });

  it('ends with the process that started it, even when that is killed', async () => {
    const holder = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'hold-session.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface({ input: holder.stdout }), 'line')) as [string];
    const folder = folderOf(JSON.parse(line) as Record<string, string>);
    cleaning.push(() => rm(folder, { recursive: true, force: true }));
    expect(processesThatMention(folder)).toHaveLength(2);
    holder.kill('SIGKILL');
    await vi.waitFor(() => expect(processesThatMention(folder)).toEqual([]), { timeout: 5_000 });
  });
});

describe('the keyring of a session', () => {
  it('is open when asked for unlocked', async () => {
    expect(await isLoginKeyringLocked(await start({ keyring: 'unlocked' }))).toBe(false);
  });

  it('is there but shut when asked for locked', async () => {
    expect(await isLoginKeyringLocked(await start({ keyring: 'locked' }))).toBe(true);
  });

  it('is the same one in a later session with the same home', async () => {
    const home = await mkdtemp(path.join(tmpdir(), 'presence-tray-home-'));
    cleaning.push(() => rm(home, { recursive: true, force: true }));
    const first = await start({ keyring: 'unlocked', home });
    await first.dispose();
    expect(await isLoginKeyringLocked(await start({ keyring: 'locked', home }))).toBe(true);
    expect(existsSync(path.join(home, '.local/share/keyrings/login.keyring'))).toBe(true);
  });
});

describe('an existing desktop', () => {
  it('is used where it works', async () => {
    const outer = await start();
    const inner = await start({ display: 'existing-or-own', bus: 'existing-or-own', environment: outer.env });
    expect(inner.env).toEqual(outer.env);
  });

  it('is replaced where its display and bus are dead', async () => {
    const outer = await start();
    await outer.dispose();
    const inner = await start({ display: 'existing-or-own', bus: 'existing-or-own', environment: outer.env });
    expect(inner.env['XDG_RUNTIME_DIR']).not.toBe(outer.env['XDG_RUNTIME_DIR']);
    expect(await hasWorkingDisplay(inner.env)).toBe(true);
  });
});
