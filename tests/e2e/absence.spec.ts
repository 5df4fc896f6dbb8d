import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { startFakeNotificationServer } from '../fakes/notification-server';
import { expect, test as base } from './support/fixtures';
import type { LaunchedApp } from './support/launched-app';
import { lookAt } from './support/looks';
import { signIn } from './support/sign-in';
import { until } from './support/until';
import { startWindowManager, type Hands } from './support/window-manager';

/** Gone after so long, the last part of it warned of: short enough to wait for, long enough to act in. */
const goneAfterMs = 15_000;
const warnMs = 11_000;

interface Fixtures {
  /** A window manager on the desktop, and hands on its keyboard and mouse. */
  hands: Hands;
  /** The app of an agent who has just set themselves Busy, the only presence that is watched so closely. */
  busy: LaunchedApp;
}

const test = base.extend<Fixtures>({
  hands: async ({ desktop }, use) => {
    const hands = await startWindowManager(desktop);
    await use(hands);
    await hands.end();
  },
  busy: async ({ startApp, cloud, userData }, use) => {
    await mkdir(userData, { recursive: true });
    const inactivity = { thresholds: { busy: goneAfterMs / 60_000 }, warnMs };
    await writeFile(path.join(userData, 'settings.json'), JSON.stringify({ version: 1, inactivity }));
    const app = await startApp();
    await signIn(app, cloud);
    await app.click('Busy');
    await cloud.holds('Busy');
    await use(app);
  },
});

/** Where the card stands on the screen, and whether it has the focus. */
const cardWindow = (app: LaunchedApp) =>
  app.electron.evaluate(({ BrowserWindow }) => {
    const card = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().endsWith('?page=card'));
    if (card === undefined) return null;
    return {
      bounds: card.getBounds(),
      isFocused: card.isFocused(),
      isOnTop: card.isAlwaysOnTop(),
      isVisible: card.isVisible(),
    };
  });

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test.describe('the warning', () => {
  test('comes without taking the focus, stays as “Still here” after any input, and takes Enter once it is clicked', async ({
    hands,
    busy,
    cloud,
  }) => {
    await busy.openSettings();
    const settings = await hands.activate('Presence Tray settings');
    const card = await busy.card();
    await expect.poll(async () => (await cardWindow(busy))?.isVisible).toBe(true);
    expect(await hands.activeWindow()).toBe(settings);
    expect(await cardWindow(busy)).toMatchObject({ isFocused: false, isOnTop: true });
    await expect(heading(card)).toHaveText(/^Offline at /);
    await lookAt(card, 'card-warning');
    await busy.tray.menuBecomes((items) =>
      items.some(({ label }) => /^Offline at .* unless you are here$/.test(label)),
    );

    const { bounds } = (await cardWindow(busy)) ?? { bounds: { x: 0, y: 0, width: 0, height: 0 } };
    await hands.moveTo(bounds.x + bounds.width / 2, bounds.y + 12);
    await expect(heading(card)).toHaveText('Still here');
    await lookAt(card, 'card-still-here');
    // Longer than it stands by itself: the pointer is over it.
    await card.waitForTimeout(11_000);
    await expect(heading(card)).toHaveText('Still here');

    await hands.click(bounds.x + bounds.width / 2, bounds.y + 12);
    await expect.poll(async () => (await cardWindow(busy))?.isFocused).toBe(true);
    await hands.press('Return');
    await expect.poll(() => cardWindow(busy)).toBeNull();
    expect((await cloud.ledger()).at(-1)?.definitionId).toBe(cloud.definitionId('Busy'));
  });

  test('lets somebody who is about to leave say why', async ({ hands, busy, cloud }) => {
    const card = await busy.card();
    await hands.moveTo(5, 5);
    await expect(heading(card)).toHaveText('Still here');
    await card.getByRole('button', { name: 'Meal' }).click();
    await cloud.holds('Meal');
    await expect.poll(() => cardWindow(busy)).toBeNull();
  });

  test('is said by the desktop too, silently and once, and what is pressed there counts', async ({ desktop, busy }) => {
    const server = await startFakeNotificationServer(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
    try {
      const notice = await server.nextNotice();
      expect(notice.title).toMatch(/^Offline at /);
      expect(notice.actions.filter((_, index) => index % 2 === 1)).toEqual(['', 'I’m here', 'Break', 'Meal']);
      expect(notice.hints['suppress-sound']).toBe(true);
      server.press(notice.id, 'here');
      await server.gone(notice.id);
      expect(server.shown).toHaveLength(1);
      await busy.tray.menuBecomes((items) => !items.some(({ label }) => label === 'I’m here'));
    } finally {
      await server.close();
    }
  });
});

test.describe('after the warning', () => {
  test('the agent is Offline, and back with one click once they are there again', async ({ hands, busy, cloud }) => {
    await expect
      .poll(async () => (await cloud.ledger()).at(-1)?.definitionId, { timeout: 2 * goneAfterMs })
      .toBe(cloud.definitionId('Offline'));
    await expect.poll(() => cardWindow(busy)).toBeNull();
    await hands.moveTo(300, 300);
    const card = await busy.card();
    await expect(heading(card)).toHaveText(/^You were Offline /);
    await lookAt(card, 'card-return');
    await card
      .getByRole('button', { name: 'Coaching' })
      .or(card.getByRole('button', { name: 'Meal' }))
      .first()
      .click();
    await expect(card.getByText(/^Remembered as /)).toBeVisible();
    await card.getByRole('button', { name: /^Back to / }).click();
    await cloud.holds('Busy');
    await expect.poll(() => cardWindow(busy)).toBeNull();
  });
});

test.describe('automatic offline', () => {
  test('rests for an hour at a click in the tray, and goes on at another', async ({ app }) => {
    const page = await app.openWindow();
    await app.tray.menuBecomes((items) => items.some(({ label }) => label === 'Automatic offline: after 30 min'));
    await app.click('For 1 hour');
    await app.tray.menuBecomes((items) => items.some(({ label }) => /^Automatic offline: paused until /.test(label)));
    await expect(page.getByText(/^Paused until /)).toBeVisible();
    await app.click('Resume automatic offline');
    await app.tray.menuBecomes((items) => items.some(({ label }) => label === 'Automatic offline: after 30 min'));
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  });

  test('goes by what is chosen in the settings at once, and after a restart', async ({ app, startApp, userData }) => {
    const page = await app.openSettings();
    await page.getByRole('button', { name: 'Going offline' }).click();
    await expect(page.getByText(/^Idle time is read from /)).toBeVisible();
    await lookAt(page, 'settings-going-offline');
    await page.getByRole('combobox', { name: /Available$/ }).selectOption('10 min');
    await app.tray.menuBecomes((items) => items.some(({ label }) => label === 'Automatic offline: after 10 min'));
    await page.getByRole('switch', { name: 'Set me Offline when I am gone' }).click();
    await app.tray.menuBecomes((items) => items.some(({ label }) => label === 'Automatic offline: off'));
    await until('it is kept', async () =>
      /"isEnabled":\s*false/.test(await readFile(path.join(userData, 'settings.json'), 'utf8')) ? true : undefined,
    );
    await app.quit();
    const again = await (await startApp()).openSettings();
    await again.getByRole('button', { name: 'Going offline' }).click();
    await expect(again.getByRole('combobox', { name: /Available$/ })).toHaveValue('10');
    await expect(again.getByRole('switch')).not.toBeChecked();
  });

  test('says by a test of ten seconds whether it can tell that nobody is there', async ({ app }) => {
    const page = await app.openSettings();
    await page.getByRole('button', { name: 'Going offline' }).click();
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await expect(page.getByText('Take your hands off keyboard and mouse')).toBeVisible();
    await expect(
      page.getByRole('list', { name: 'What each source reads' }).getByRole('listitem').first(),
    ).toBeVisible();
    await expect(page.getByText(/^It works: /)).toBeVisible({ timeout: 20_000 });
  });
});
