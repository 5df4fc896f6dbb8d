import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, type TestInfo } from '@playwright/test';
import type { DesktopSession } from '../../../scripts/lib/desktop-session/desktop-session';
import { startDesktopSession } from '../../../scripts/lib/desktop-session/desktop-session';
import { startFakeTray, type FakeTray } from '../../fakes/status-notifier-watcher';
import { startCloud, type Cloud } from './cloud';
import { LaunchedApp } from './launched-app';
import { signIn } from './sign-in';
import { xdotool } from './xdotool';

/** A desktop, and the panel that shows its tray icons; null where there is none. */
export interface Session {
  readonly desktop: DesktopSession;
  readonly tray: FakeTray | null;
}

export interface SessionOptions {
  /** The Secret Service: opened, locked behind a password, or none at all. */
  readonly keyring: 'unlocked' | 'locked' | 'none';
  /** The home folder, in which the keyring is; given again for the same one. */
  readonly home?: string;
  readonly hasTray?: boolean;
}

/** What a test may want otherwise than usual when it starts the app. */
export interface StartOptions {
  /** The folder of the installation; the test's own unless it is given. */
  readonly userData?: string;
  /** Set over the usual environment; undefined takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly args?: readonly string[];
  /** Where it runs; in the worker's own session unless it is given. */
  readonly session?: Session;
}

interface WorkerFixtures {
  /** A private display, session bus, opened keyring and home folder, shared by the tests of one worker. */
  desktop: DesktopSession;
}

interface TestFixtures {
  /** For how many days the agents of `cloud` have worked there; 1 unless the test wants more. */
  historyDays: number;
  /** A simulated organisation of this test alone; its first agent is Available. */
  cloud: Cloud;
  /** The worker's desktop with a panel of this test alone. */
  session: Session;
  /** Makes a desktop of its own, for tests that want another keyring or no tray. All of them are ended after the test. */
  startSession: (options: SessionOptions) => Promise<Session>;
  /** The test's own folder for settings, log and locks of the app. */
  userData: string;
  /** Starts the app, as often as the test likes. All of them are ended after it. */
  startApp: (options?: StartOptions) => Promise<LaunchedApp>;
  /** The app, signed in as the first agent of the simulated organisation, its event feed open. */
  app: LaunchedApp;
}

const sessionLimitMs = 30_000;
const pictureLimitMs = 3_000;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  desktop: [
    async ({}, use) => {
      const home = await mkdtemp(path.join(tmpdir(), 'presence-tray-home-'));
      const desktop = await startDesktopSession({ display: 'own', bus: 'own', keyring: 'unlocked', home });
      await use(desktop);
      await desktop.dispose();
      await rm(home, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: sessionLimitMs },
  ],
  historyDays: [1, { option: true }],
  cloud: async ({ historyDays }, use) => {
    const cloud = await startCloud(historyDays);
    await cloud.changeElsewhere('Available');
    await use(cloud);
    await cloud.dispose();
  },
  session: async ({ desktop }, use) => {
    await pressKey(desktop);
    const tray = await startFakeTray(busAddress(desktop));
    await use({ desktop, tray });
    await tray.close();
  },
  startSession: async ({ userData }, use) => {
    const sessions: Session[] = [];
    await use(async ({ keyring, home = path.join(userData, '../home'), hasTray = true }) => {
      await mkdir(home, { recursive: true });
      const desktop = await startDesktopSession({ display: 'own', bus: 'own', keyring, home });
      const session = { desktop, tray: hasTray ? await startFakeTray(busAddress(desktop)) : null };
      sessions.push(session);
      return session;
    });
    for (const { desktop, tray } of sessions) {
      await tray?.close();
      await desktop.dispose();
    }
  },
  userData: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'presence-tray-e2e-'));
    await mkdir(path.join(folder, 'user-data'));
    await use(path.join(folder, 'user-data'));
    await rm(folder, { recursive: true, force: true });
  },
  startApp: async ({ session, startSession: _endedLater, cloud, userData }, use, testInfo) => {
    const apps: LaunchedApp[] = [];
    await use(async (options = {}) => {
      const { desktop, tray } = options.session ?? session;
      const app = await LaunchedApp.launch({
        environment: definedOnly({
          ...desktop.env,
          // The words and times of the tests are English ones.
          LANGUAGE: 'en_US',
          LANG: 'C.UTF-8',
          PRESENCE_TRAY_TEST: '1',
          GENESYS_ORG_HOST: cloud.url,
          GENESYS_CLIENT_ID: cloud.publicClientId,
          ...options.environment,
        }),
        userData: options.userData ?? userData,
        scratch: path.join(userData, '../scratch'),
        tray,
        args: options.args ?? [],
      });
      apps.push(app);
      return app;
    });
    const wrong: string[] = [];
    for (const [index, app] of apps.entries()) {
      if (testInfo.status !== testInfo.expectedStatus) await attachWhatIsKnown(app, `app-${index + 1}`, testInfo);
      wrong.push(...(await app.end()));
    }
    if (wrong.length > 0) throw new Error(`The app did not end as it should: ${wrong.join('; ')}`);
  },
  app: async ({ startApp, cloud }, use) => {
    const app = await startApp();
    await signIn(app, cloud);
    await use(app);
  },
});

export { expect } from '@playwright/test';

/**
 * Somebody is at the desk as the test begins. Tests of a worker share its display, and after five minutes without input the
 * app takes its agent for gone: it lets a lost connection rest until they are back.
 */
const pressKey = (desktop: DesktopSession): Promise<string> => xdotool(desktop, 'key', 'Shift_L');

/** What it logged and printed and how its window looks, for whoever reads the failure. */
async function attachWhatIsKnown(app: LaunchedApp, name: string, testInfo: TestInfo): Promise<void> {
  const keep = async (file: string, content: string | Buffer): Promise<void> => {
    const kept = testInfo.outputPath(`${name}-${file}`);
    await writeFile(kept, content);
    await testInfo.attach(`${name}-${file}`, { path: kept });
  };
  await keep('log.txt', await app.log());
  await keep('output.txt', await app.output());
  if (!app.isRunning) return;
  for (const page of app.electron.windows()) {
    const picture = await page.screenshot({ timeout: pictureLimitMs }).catch(() => null);
    if (picture !== null) await keep('window.png', picture);
  }
}

const busAddress = ({ env }: DesktopSession): string => env['DBUS_SESSION_BUS_ADDRESS'] ?? '';

function definedOnly(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
