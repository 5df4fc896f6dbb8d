import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Snapshot } from '../../shared/snapshot';
import { startSessionBus } from '../../scripts/lib/desktop-session/session-bus';
import { startFakeLogind, startFakeScreenSaver, startFakeWindowManager } from '../fakes/desktop-services';
import type { Cloud } from './support/cloud';
import { expect, test } from './support/fixtures';
import type { Session, StartOptions } from './support/fixtures';
import type { LaunchedApp } from './support/launched-app';
import { lookAt } from './support/looks';
import { signIn } from './support/sign-in';
import { until } from './support/until';
import { xdotool } from './support/xdotool';

const SECOND = 1_000;
const THRESHOLD_MS = 12 * SECOND;

/** Thresholds of seconds, by the settings that the app reads at its start. */
const short = { expiryMinutes: THRESHOLD_MS / 60_000, warnMs: 5 * SECOND };

type Card = NonNullable<Snapshot['inactivity']['card']>;

/** Somebody at the computer, and what the app shows them. */
class Person {
  private constructor(
    readonly page: Page,
    readonly cloud: Cloud,
    readonly session: Session,
  ) {}

  static async at(app: LaunchedApp, cloud: Cloud, session: Session): Promise<Person> {
    await signIn(app, cloud);
    return new Person(await app.openWindow(), cloud, session);
  }

  /** Moves the mouse; gives the time at which it had moved. */
  async input(): Promise<number> {
    // In the corner where no window is: a pointer over the card would hold it.
    await xdotool(this.session.desktop, 'mousemove', '4', '4', 'mousemove', '1', '1');
    return Date.now();
  }

  /** Hands off, as a person's are between two movements. */
  async pause(seconds: number): Promise<void> {
    await xdotool(this.session.desktop, 'sleep', String(seconds));
  }

  async snapshot(): Promise<Snapshot> {
    const answer = await this.page.evaluate(() => window.presenceTray.request('app.snapshot'));
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  }

  card(what: string, isIt: (card: Card) => boolean, limitMs = 30 * SECOND): Promise<Card> {
    return until(
      what,
      async () => {
        const { card } = (await this.snapshot()).inactivity;
        return card !== null && isIt(card) ? card : undefined;
      },
      limitMs,
    );
  }

  /** Goes on working until the card is gone: idle hands would bring the next one. */
  async noCard(limitMs = 20 * SECOND): Promise<true> {
    // Playwright tells every page that it has the focus, and the card stays while it has.
    await this.page.evaluate(() => window.presenceTray.request('inactivity.holdCard', { isHeld: false }));
    return until(
      'no card',
      async () => {
        await this.input();
        await this.pause(1);
        return (await this.snapshot()).inactivity.card === null ? true : undefined;
      },
      limitMs,
    );
  }

  async set(label: string, note?: string): Promise<void> {
    const definitionId = this.cloud.definitionId(label);
    await this.page.evaluate((input) => window.presenceTray.request('presence.set', input), {
      definitionId,
      ...(note !== undefined && { note }),
    });
    await this.cloud.holds(label);
    await until(`the app shows ${label}`, async () => {
      const { current, wanted } = (await this.snapshot()).presence;
      return current?.label === label && wanted === null ? true : undefined;
    });
  }

  async offlines(): Promise<number> {
    return (await this.cloud.ledger()).filter(({ systemPresence }) => systemPresence === 'OFFLINE').length;
  }
}

const withRules = async (userData: string, inactivity: object): Promise<void> =>
  writeFile(path.join(userData, 'settings.json'), JSON.stringify({ version: 1, hasSeenTrayHint: true, inactivity }));

const isWarning = (card: Card): boolean => card.kind === 'warning' && card.state === 'counting';

test.describe('when nobody is at the computer', () => {
  let person: Person;
  test.beforeEach(async ({ startApp, cloud, session, userData }) => {
    test.setTimeout(120 * SECOND);
    await withRules(userData, short);
    person = await Person.at(await startApp(), cloud, session);
  });

  test('input holds it off; its absence leads to a warning, then to Offline on time, and the note comes back', async ({
    cloud,
  }) => {
    await person.set('Busy', 'Claims line');
    const holdsUntil = Date.now() + 1.5 * THRESHOLD_MS;
    let lastInput = 0;
    while (Date.now() < holdsUntil) {
      lastInput = await person.input();
      await person.pause(2);
    }
    expect(await person.offlines()).toBe(0);
    await person.card('the warning', isWarning);
    const row = await cloud.holds('Offline');
    expect(row.message).toBe('Automatic expiry reset');
    expect(Math.abs(Date.parse(row.at) - lastInput - THRESHOLD_MS)).toBeLessThanOrEqual(SECOND);

    await person.card('the card of who is gone', (card) => card.kind === 'return');
    await person.input();
    const back = await person.card(
      'they are back',
      (card) => card.kind === 'return' && card.state === 'back',
      40 * SECOND,
    );
    expect(back).toMatchObject({ former: { label: 'Busy' }, backTo: { label: 'Busy' } });
    const { absenceId } = back;
    await person.page.evaluate(
      (id) => window.presenceTray.request('inactivity.answerReturn', { absenceId: id, answer: 'go-back' }),
      absenceId,
    );
    expect((await cloud.holds('Busy')).message).toBe('Claims line');
  });

  test('input during the warning cancels it, and the card stays a while', async () => {
    await person.input();
    await person.card('the warning', isWarning);
    await person.input();
    await person.card('still here', (card) => card.kind === 'warning' && card.state === 'still-here');
    await person.noCard();
    expect(await person.offlines()).toBe(0);
  });

  test('a live call puts it off, and its end gives a whole warning', async ({ cloud }) => {
    const [{ id: userId }] = cloud.agents;
    await cloud.control('conversations', { userId, enterprise: 1 });
    await person.input();
    await person.card('put off', (card) => card.kind === 'deferred');
    expect(await person.offlines()).toBe(0);
    await cloud.control('conversations', { userId });
    await person.card('the warning', isWarning);
    const warnedAt = Date.now();
    await cloud.holds('Offline');
    expect(Date.now() - warnedAt).toBeGreaterThan(3 * SECOND);
  });
});

test.describe('a source of idle time that dies', () => {
  test('is noticed: tray and settings say that nothing is watched, until there is one again', async ({
    startApp,
    cloud,
    session,
    userData,
  }) => {
    test.setTimeout(120 * SECOND);
    await withRules(userData, short);
    const bus = session.desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
    /** A person who is there counts from the last second. */
    const startCounting = async () => {
      const manager = await startFakeWindowManager(bus);
      Object.defineProperty(manager.counter, 'idleMs', { get: () => Date.now() % SECOND });
      return manager;
    };
    // As an X11 program in a Wayland session Electron sees no input: the window manager is the only one to ask.
    const environment = {
      XDG_SESSION_TYPE: 'wayland',
      WAYLAND_DISPLAY: 'wayland-0',
      ELECTRON_OZONE_PLATFORM_HINT: 'x11',
    };
    const first = await startCounting();
    const app = await startApp({ environment });
    await signIn(app, cloud);
    const says = (words: RegExp) => app.tray.menuBecomes((items) => items.some(({ label }) => words.test(label)));
    await says(/^Automatic offline: after/);
    const page = await app.openSettings();
    await page.getByRole('button', { name: 'Going offline' }).click();
    const alarm = page.getByText('Automatic offline is not available here');
    await expect(alarm).toHaveCount(0);

    await first.end();
    await says(/^Automatic offline is not available here/);
    await expect(alarm.first()).toBeVisible();
    await lookAt(page, 'settings-idle-source-gone');
    expect((await cloud.ledger()).some(({ systemPresence }) => systemPresence === 'OFFLINE')).toBe(false);

    const second = await startCounting();
    try {
      await says(/^Automatic offline: after/);
    } finally {
      await second.end();
    }
  });
});

test.describe('what the desktop tells', () => {
  test('a lock does what its rule says, and so does a sleep', async ({ startApp, cloud, session, userData }) => {
    test.setTimeout(120 * SECOND);
    await withRules(userData, {
      lock: { action: 'away', afterMs: 2 * SECOND },
      sleep: { action: 'offline' },
      return: 'remind',
    });
    const { env } = session.desktop;
    const saver = await startFakeScreenSaver(env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
    const system = await startSessionBus(path.dirname(userData), env);
    const logind = await startFakeLogind(system.address);
    try {
      const options: StartOptions = {
        environment: { DBUS_SYSTEM_BUS_ADDRESS: system.address, XDG_SESSION_TYPE: 'x11' },
      };
      const person = await Person.at(await startApp(options), cloud, session);
      await person.input();
      saver.saver.setActive(true);
      expect((await cloud.holds('Away')).message).toBe('Automatic expiry reset');
      saver.saver.setActive(false);
      await person.card('they are back', (card) => card.kind === 'return' && card.state === 'back');
      await person.set('Available');
      logind.manager.PrepareForSleep(true);
      expect((await cloud.holds('Offline')).message).toBe('Automatic expiry reset');
    } finally {
      await logind.end();
      await saver.end();
      await system.process.stop();
    }
  });
});
