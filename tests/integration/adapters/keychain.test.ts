import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChildLike } from '../../../electron/adapters/keychain-process';
import { createKeychainSecretStore, keychainTimes } from '../../../electron/adapters/keychain-secret-store';
import type { KeychainTimes } from '../../../electron/adapters/keychain-secret-store';
import { systemScheduler } from '../../../electron/adapters/system-time';
import type { SecretStore } from '../../../electron/ports';
import { startDesktopSession } from '../../../scripts/lib/desktop-session/desktop-session';
import { FakeLog } from '../../fakes/log';

/** The worker as it is, under Node instead of Electron: the same file, the same keytar, the same libsecret. */
const workerFile = path.resolve(import.meta.dirname, '../../../electron/adapters/keychain-worker.ts');
const shim = path.join(import.meta.dirname, 'node-parent-port.mjs');

let folder: string;
let toDispose: (() => unknown)[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pt-keychain-'));
  toDispose = [];
});

afterEach(async () => {
  for (const dispose of toDispose.reverse()) await dispose();
  await rm(folder, { recursive: true, force: true });
});

interface Opened {
  readonly store: SecretStore;
  readonly workers: ChildProcess[];
  readonly waiting: boolean[];
}

function openStore(environment: NodeJS.ProcessEnv, times: Partial<KeychainTimes> = {}): Opened {
  const workers: ChildProcess[] = [];
  const waiting: boolean[] = [];
  const store = createKeychainSecretStore({
    fork(): ChildLike {
      const child = fork(workerFile, [], {
        env: environment,
        execArgv: ['--import', 'tsx', '--import', shim],
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      workers.push(child);
      return {
        postMessage: (message) => child.send(message),
        on: (event: string, listener: (message: unknown) => void) => child.on(event, listener),
        kill: () => child.kill('SIGKILL'),
      };
    },
    serviceOf: () => 'Presence Tray (test)',
    markerFile: path.join(folder, 'keychain-entries.json'),
    scheduler: systemScheduler,
    log: new FakeLog(),
    onWaiting: (isWaiting) => waiting.push(isWaiting),
    // Starting a worker through tsx takes longer than starting the built one.
    times: { ...keychainTimes, probeMs: 15_000, ...times },
  });
  toDispose.push(() => store.dispose());
  return { store, workers, waiting };
}

async function session(keyring: 'none' | 'locked' | 'unlocked') {
  const home = path.join(folder, 'home');
  await mkdir(home, { recursive: true });
  const desktop = await startDesktopSession({ display: 'own', bus: 'own', keyring, home });
  toDispose.push(() => desktop.dispose());
  return desktop;
}

const ended = (child: ChildProcess | undefined): Promise<void> =>
  expect.poll(() => child !== undefined && (child.exitCode ?? child.signalCode) !== null, { timeout: 5000 }).toBe(true);

const failed = (code: string) => ({ ok: false, error: { code, detail: expect.any(String) as string } });

describe.runIf(process.platform === 'linux')('a real keyring', () => {
  it('keeps what it is given, until it is taken away', async () => {
    const { env } = await session('unlocked');
    const { store, workers, waiting } = openStore(env);
    expect(await store.read('sign-in')).toEqual({ ok: true, value: null });
    expect(await store.write('sign-in', 'grüße 🔑')).toEqual({ ok: true, value: undefined });
    expect(await store.write('sign-in', `${'z'.repeat(2399)}!`)).toEqual({ ok: true, value: undefined });
    expect(await store.read('sign-in')).toEqual({ ok: true, value: `${'z'.repeat(2399)}!` });
    expect(await store.read('other')).toEqual({ ok: true, value: null });
    expect(await store.remove('sign-in')).toEqual({ ok: true, value: undefined });
    expect(await store.read('sign-in')).toEqual({ ok: true, value: null });
    expect(workers).toHaveLength(1);
    expect(waiting).toEqual([]);
    store.dispose();
    await ended(workers[0]);
  });

  it('is left alone when nothing was asked for a while', async () => {
    const { env } = await session('unlocked');
    const { store, workers } = openStore(env, { idleMs: 50 });
    await store.write('sign-in', 'x');
    await ended(workers[0]);
    expect(await store.read('sign-in')).toEqual({ ok: true, value: 'x' });
    expect(workers).toHaveLength(2);
  });

  it('that is locked hangs only the worker, which is ended; the next call starts another', async () => {
    const first = await session('unlocked');
    const before = openStore(first.env);
    expect(await before.store.write('sign-in', 'x')).toMatchObject({ ok: true });
    before.store.dispose();
    await first.dispose();

    const second = await session('locked');
    const locked = openStore(second.env, { waitingAfterMs: 100, promptMs: 1500 });
    // Nothing to be seen behind the lock: no prompt is needed to know that.
    expect(await locked.store.read('never stored')).toEqual({ ok: true, value: null });
    expect(await locked.store.read('sign-in')).toEqual(failed('hanging'));
    expect(locked.waiting).toEqual([true, false]);
    await ended(locked.workers[0]);
    expect(await locked.store.read('never stored')).toEqual({ ok: true, value: null });
    expect(locked.workers).toHaveLength(2);
    locked.store.dispose();
    await second.dispose();

    const third = await session('unlocked');
    expect(await openStore(third.env).store.read('sign-in')).toEqual({ ok: true, value: 'x' });
  });

  it('that hangs is ended at once with the app', async () => {
    const first = await session('unlocked');
    const before = openStore(first.env);
    await before.store.write('sign-in', 'x');
    before.store.dispose();
    await first.dispose();

    const { store, workers, waiting } = openStore((await session('locked')).env, { waitingAfterMs: 50 });
    const reading = store.read('sign-in');
    await expect.poll(() => waiting, { timeout: 15_000 }).toEqual([true]);
    store.dispose();
    expect(await reading).toEqual(failed('failed'));
    await ended(workers[0]);
  });

  it('that lost an entry counts as locked and is not written over', async () => {
    const first = await session('unlocked');
    const before = openStore(first.env);
    await before.store.write('sign-in', 'x');
    before.store.dispose();
    await first.dispose();
    await rm(path.join(folder, 'home/.local/share/keyrings'), { recursive: true });

    const { store } = openStore((await session('unlocked')).env);
    expect(await store.read('sign-in')).toEqual(failed('locked'));
    expect(await store.write('sign-in', 'y')).toEqual(failed('locked'));
    expect(await store.remove('sign-in')).toEqual({ ok: true, value: undefined });
    expect(await store.write('sign-in', 'y')).toEqual({ ok: true, value: undefined });
    expect(await store.read('sign-in')).toEqual({ ok: true, value: 'y' });
  });
});

describe.runIf(process.platform === 'linux')('without a keyring', () => {
  it('nobody answers on the session bus', async () => {
    const { env } = await session('none');
    const { store } = openStore(env);
    expect(await store.read('sign-in')).toEqual(failed('absent'));
    expect(await store.write('sign-in', 'x')).toEqual(failed('absent'));
  });

  it.each([
    ['unset, as on a machine without a desktop', undefined],
    ['disabled, as Electron sets it where there is none', 'disabled:'],
    ['gone', 'unix:path=/nonexistent/bus'],
  ])('the session bus is %s', async (_what, address) => {
    const { PATH, HOME } = process.env;
    const environment = { PATH, HOME, XDG_RUNTIME_DIR: folder, DBUS_SESSION_BUS_ADDRESS: address };
    expect(await openStore(environment).store.read('sign-in')).toEqual(failed('absent'));
  });

  it('libsecret is missing, and that is said in words', async () => {
    // The loader finds this file first, and can make nothing of it.
    await writeFile(path.join(folder, 'libsecret-1.so.0'), '');
    const environment = { ...process.env, LD_LIBRARY_PATH: folder };
    const result = await openStore(environment).store.read('sign-in');
    expect(result).toEqual(failed('library-missing'));
    expect(result.ok ? '' : result.error.detail).toContain('libsecret');
  });
});
