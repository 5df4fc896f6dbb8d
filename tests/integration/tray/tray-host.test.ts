import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import dbus, { type MessageBus } from 'dbus-next';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  FIRST_ANSWER_LIMIT_MS,
  REGISTRATION_LIMIT_MS,
  RESTART_LIMIT_MS,
} from '../../../electron/adapters/tray-host/linux-tray-host';
import { createTrayHost, type TrayHostOptions } from '../../../electron/adapters/tray-host/tray-host';
import { startSessionBus, type SessionBus } from '../../../scripts/lib/desktop-session/session-bus';
import { FakeLog } from '../../fakes/log';
import { startFakeTray, type FakeTray } from '../../fakes/status-notifier-watcher';
import { createVirtualTime, type VirtualTime } from '../../fakes/virtual-time';

let folder: string;
let session: SessionBus;
let time: VirtualTime;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tray-host-'));
  session = await startSessionBus(folder, process.env);
});
afterAll(async () => {
  await session.process.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  time = createVirtualTime();
});
afterEach(() => {
  expect(time.pending()).toBe(0);
});

/** Watches the tray and hands out what is told, one state at a time. */
function watch(options: Partial<TrayHostOptions> = {}): { next(): Promise<string>; told: string[] } {
  const host = createTrayHost({
    platform: 'linux',
    processId: process.pid,
    busAddress: session.address,
    scheduler: time.scheduler,
    log: new FakeLog(),
    ...options,
  });
  onTestFinished(() => host.dispose());
  const told: string[] = [];
  const unread: string[] = [];
  const waiting: ((state: string) => void)[] = [];
  host.watch((state) => {
    told.push(state);
    const next = waiting.shift();
    if (next === undefined) {
      unread.push(state);
    } else {
      next(state);
    }
  });
  return {
    told,
    next: () => {
      const state = unread.shift();
      return state === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(state);
    },
  };
}

async function startTray(options?: { hasHost: boolean }): Promise<FakeTray> {
  const tray = await startFakeTray(session.address, options);
  onTestFinished(() => tray.close());
  return tray;
}

/** An icon of this process: a connection that registers itself. */
async function registerIcon(): Promise<void> {
  const bus: MessageBus = dbus.sessionBus({ busAddress: session.address });
  onTestFinished(() => bus.disconnect());
  await new Promise<void>((resolve) => bus.once('connect', resolve));
  await bus.call(
    new dbus.Message({
      destination: 'org.kde.StatusNotifierWatcher',
      path: '/StatusNotifierWatcher',
      interface: 'org.kde.StatusNotifierWatcher',
      member: 'RegisterStatusNotifierItem',
      signature: 's',
      body: [Reflect.get(bus, 'name') as string],
    }),
  );
}

/** Until the host waits for something that only time can bring. */
async function untilWaiting(): Promise<void> {
  const before = time.pending();
  while (time.pending() === before) {
    await time.settle();
  }
}

describe('the tray host on Linux', () => {
  it('is registered when an icon of this process is already in the tray', async () => {
    await startTray();
    await registerIcon();
    expect(await watch().next()).toBe('registered');
  });

  it('is registered as soon as the icon registers', async () => {
    await startTray();
    const host = watch();
    await registerIcon();
    expect(await host.next()).toBe('registered');
    expect(host.told).toEqual(['registered']);
  });

  it('does not take another process’s icon for ours, asks for a new one, then gives up', async () => {
    await startTray();
    await registerIcon();
    const host = watch({ processId: process.pid + 1 });
    await settleOnBus();
    await time.advance(REGISTRATION_LIMIT_MS);
    expect(host.told).toEqual(['appeared']);
    await time.advance(REGISTRATION_LIMIT_MS);
    expect(host.told).toEqual(['appeared', 'absent']);
  });

  it('is absent without a tray, and tells when one appears and the new icon is in it', async () => {
    const host = watch();
    expect(await host.next()).toBe('absent');
    await startTray();
    expect(await host.next()).toBe('appeared');
    await registerIcon();
    expect(await host.next()).toBe('registered');
  });

  it('is absent while no panel shows what the watcher collects', async () => {
    const tray = await startTray({ hasHost: false });
    const host = watch();
    expect(await host.next()).toBe('absent');
    tray.addHost();
    expect(await host.next()).toBe('appeared');
    await registerIcon();
    expect(await host.next()).toBe('registered');
  });

  it('bears a panel that restarts, and tells when it does not come back', async () => {
    const tray = await startFakeTray(session.address);
    await registerIcon();
    const host = watch();
    expect(await host.next()).toBe('registered');

    const ended = untilWaiting();
    await tray.close();
    await ended;
    await time.advance(RESTART_LIMIT_MS - 1);
    expect(host.told).toEqual(['registered']);
    const restarted = await startFakeTray(session.address);
    await registerIcon();
    await settleOnBus();
    await time.advance(RESTART_LIMIT_MS + REGISTRATION_LIMIT_MS);
    expect(host.told).toEqual(['registered']);

    const endedAgain = untilWaiting();
    await restarted.close();
    await endedAgain;
    await time.advance(RESTART_LIMIT_MS);
    expect(host.told).toEqual(['registered', 'absent']);
  });

  it.each([
    ['no address', undefined],
    ['an empty address', ''],
    ['the address that Electron sets where there is no bus', 'disabled:'],
    ['a socket that is not there', 'unix:path=/nowhere/bus'],
    ['nonsense', 'nonsense'],
  ])('is absent, without a throw, with %s', async (_, busAddress) => {
    expect(await watch({ busAddress }).next()).toBe('absent');
  });

  it('is absent when the bus does not answer', async () => {
    const silent: Server = createServer((connection) => connection.resume());
    const socket = path.join(folder, 'silent');
    await new Promise<void>((resolve) => silent.listen(socket, resolve));
    onTestFinished(() => new Promise((resolve) => silent.close(() => resolve())));
    const host = watch({ busAddress: `unix:path=${socket}` });
    await time.advance(FIRST_ANSWER_LIMIT_MS);
    expect(host.told).toEqual(['absent']);
  });
});

describe('the tray host on Windows and macOS', () => {
  it.each(['win32', 'darwin'] as const)('is always there on %s', async (platform) => {
    expect(await watch({ platform }).next()).toBe('registered');
  });
});

/** A round trip on the bus by which everything sent before it has been answered. */
async function settleOnBus(): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    const bus = dbus.sessionBus({ busAddress: session.address });
    await new Promise<void>((resolve) => bus.once('connect', resolve));
    bus.disconnect();
  }
}
