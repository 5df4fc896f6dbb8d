import { chmod, copyFile, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { startDesktopSession } from '../../../scripts/lib/desktop-session/desktop-session';
import { giveTo } from '../../../scripts/lib/other-user';
import { startOwnedProcess } from '../../../scripts/lib/owned-process';
import { startCloud, type Cloud } from '../../e2e/support/cloud';
import { startFakeTray, type FakeTray } from '../../fakes/status-notifier-watcher';
import { ordinaryUser, whyNoSandboxFor } from './ordinary-user';
import { PackedApp } from './packed-app';
import { archiveFile } from './release';

/** An ordinary user with a desktop: display, session bus, opened keyring, a panel, and a browser that is watched. */
interface UserDesktop {
  readonly environment: Readonly<Record<string, string>>;
  readonly busAddress: string;
  readonly home: string;
  readonly tray: FakeTray;
  readonly addressFile: string;
}

interface StartOptions {
  readonly args?: readonly string[];
  /** Set over the environment of the desktop. */
  readonly environment?: Readonly<Record<string, string>>;
}

interface WorkerFixtures {
  /** The app as people get it: the archive, unpacked by the ordinary user. */
  appFolder: string;
  /** Why the app cannot have its sandbox on this machine; undefined where it can. */
  sandboxObstacle: string | undefined;
}

interface TestFixtures {
  /** A simulated organisation outside the app; its first agent is Available. */
  cloud: Cloud;
  desktop: UserDesktop;
  /** Starts the packed app, as often as the test likes. All of them are ended after it. */
  startApp: (options?: StartOptions) => Promise<PackedApp>;
}

const unpackLimitMs = 60_000;
const browser = path.join(import.meta.dirname, '../../e2e/support/bin/xdg-open');

export const test = base.extend<TestFixtures, WorkerFixtures>({
  appFolder: [
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'presence-tray-packed-'));
      await giveTo(ordinaryUser, folder);
      await unpack(archiveFile(), folder);
      await use(path.join(folder, path.basename(archiveFile(), '.tar.gz')));
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: unpackLimitMs },
  ],
  sandboxObstacle: [async ({ appFolder }, use) => use(whyNoSandboxFor(ordinaryUser, appFolder)), { scope: 'worker' }],
  cloud: async ({}, use) => {
    const cloud = await startCloud(1);
    await cloud.changeElsewhere('Available');
    await use(cloud);
    await cloud.dispose();
  },
  desktop: async ({}, use) => {
    const home = await mkdtemp(path.join(tmpdir(), 'presence-tray-user-'));
    const programs = path.join(home, 'bin');
    const addressFile = path.join(home, 'opened-addresses');
    await mkdir(programs);
    await copyFile(browser, path.join(programs, 'xdg-open'));
    await chmod(path.join(programs, 'xdg-open'), 0o755);
    await writeFile(addressFile, '');
    const session = await startDesktopSession({
      display: 'own',
      bus: 'own',
      keyring: 'unlocked',
      home,
      environment: {
        PATH: `${programs}:/usr/local/bin:/usr/bin:/bin`,
        // The words and times of the tests are English ones.
        LANG: 'C.UTF-8',
        LANGUAGE: 'en_US',
        E2E_OPENED_ADDRESSES: addressFile,
      },
      ...(ordinaryUser !== undefined && { user: ordinaryUser }),
    });
    const busAddress = session.env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
    const tray = await startFakeTray(busAddress);
    await use({ environment: session.env, busAddress, home, tray, addressFile });
    await tray.close();
    await session.dispose();
    await rm(home, { recursive: true, force: true });
  },
  startApp: async ({ appFolder, desktop, sandboxObstacle }, use, testInfo) => {
    const apps: PackedApp[] = [];
    await use(async (options = {}) => {
      const app = await PackedApp.start({
        folder: appFolder,
        // The app never adds this by itself; where nothing else works, this test run does.
        args: [...(sandboxObstacle === undefined ? [] : ['--no-sandbox']), ...(options.args ?? [])],
        environment: { ...desktop.environment, ...options.environment },
        user: ordinaryUser,
        addressFile: desktop.addressFile,
        tray: desktop.tray,
      });
      apps.push(app);
      return app;
    });
    for (const [index, app] of apps.entries()) {
      await app.stop();
      if (testInfo.status !== testInfo.expectedStatus) {
        await testInfo.attach(`output-${index + 1}`, { body: app.output, contentType: 'text/plain' });
      }
    }
  },
});

export { expect } from '@playwright/test';

/** As the user who will run it. It is read from a handle, because that user may not see this folder. */
async function unpack(archive: string, target: string): Promise<void> {
  const file = await open(archive).catch(() => {
    throw new Error(`${archive} is missing; run "npm run dist" first.`);
  });
  try {
    const unpacking = await startOwnedProcess('tar', ['--extract', '--gzip', '--directory', target], {
      environment: process.env,
      stdio: [file.fd, 'ignore', 'inherit'],
      ...(ordinaryUser !== undefined && { user: ordinaryUser }),
      folder: target,
    });
    if ((await unpacking.ended) !== 0) throw new Error(`${archive} could not be unpacked.`);
  } finally {
    await file.close();
  }
}
