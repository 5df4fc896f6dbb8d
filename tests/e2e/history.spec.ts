import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { ownDataSchema } from '../../shared/history/own-data';
import type { Cloud } from './support/cloud';
import { expect, test } from './support/fixtures';
import { lookAt, lookAtDoubled } from './support/looks';
import { saveTo } from './support/save-dialog';
import { signIn } from './support/sign-in';
import { until } from './support/until';

const analyticsPath = '/api/v2/analytics/**';
const HOUR_MS = 3_600_000;

const dayTable = (page: Page): Locator => page.locator('table.day-table');
const rowsOf = (page: Page, status: string): Locator =>
  dayTable(page)
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: status, exact: true }) });
const chooseRange = (page: Page, name: string): Promise<void> => page.getByText(name, { exact: true }).click();
/** The line at the foot: where it comes from, how far it is. */
const source = (page: Page): Locator => page.locator('.history-source-words');
const isComplete = (page: Page): Promise<void> =>
  expect(source(page)).toHaveText('From Genesys Cloud, completed with what this computer recorded.');

const showTable = (page: Page): Promise<void> => page.getByText('Table', { exact: true }).click();

/** What was asked of the cloud's history. */
const asked = (cloud: Cloud) => cloud.requests(analyticsPath);

test.describe('the history', () => {
  test.use({ historyDays: 20 });

  test('is a table of what was when, day by day, with its totals, and follows what happens now', async ({
    app,
    cloud,
  }) => {
    const page = await app.openHistory();
    await expect(page).toHaveTitle('Presence Tray history');
    await isComplete(page);
    await showTable(page);
    expect(await page.getByRole('rowgroup').count()).toBeGreaterThan(14);
    expect((await asked(cloud)).length).toBeGreaterThan(0);
    await expect(dayTable(page).getByText('now', { exact: true })).toHaveCount(1);

    await chooseRange(page, 'Today');
    await app.click('Meal');
    await cloud.holds('Meal');
    const meal = rowsOf(page, 'Meal').last();
    await expect(meal).toContainText('now');
    await expect(meal).toContainText('Set by you from the tray');
    const total = page.getByRole('row').filter({ has: page.getByRole('button', { name: 'Meal', exact: true }) });
    await expect(total.getByRole('cell').first()).toHaveAccessibleName(/second|minute/);
    await lookAt(page, 'history-today');
    await lookAtDoubled(app, page, 'history-today');
  });

  test('fetches a year once, and shows it again from the disk without a connection', async ({ app, cloud }) => {
    const page = await app.openHistory();
    await chooseRange(page, 'Year');
    await isComplete(page);
    await showTable(page);
    const before = await dayTable(page).innerText();
    await cloud.addFault({ path: analyticsPath, status: 503 });
    const closed = page.waitForEvent('close');
    await page.keyboard.press('Control+w').catch(() => undefined);
    await closed;
    const again = await app.openHistory();
    await showTable(again);
    await chooseRange(again, 'Year');
    await expect(dayTable(again)).toBeVisible();
    // The row of now goes on; what is before it stands.
    const lines = (text: string): string[] => text.split('\n').filter((line) => !line.includes('now'));
    expect(lines(await dayTable(again).innerText()).slice(2)).toEqual(lines(before).slice(2));
  });

  test('is used by keyboard alone: range, totals, table, a file', async ({ app, session, userData }) => {
    const page = await app.openHistory();
    await isComplete(page);
    const tabTo = async (wanted: Locator): Promise<void> => {
      for (let step = 0; step < 30; step += 1) {
        if (await wanted.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error('Tab does not lead there.');
    };
    await tabTo(page.getByRole('radio', { name: '14 days' }));
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('radio', { name: '7 days' })).toBeChecked();
    await tabTo(page.getByRole('radio', { name: 'Chart' }));
    await page.keyboard.press('ArrowRight');
    await expect(dayTable(page).locator('tbody')).toHaveCount(7);

    await tabTo(page.getByRole('main'));
    await page.keyboard.press('PageDown');
    await expect.poll(() => page.getByRole('main').evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);

    const offline = page.getByRole('button', { name: 'Offline', exact: true });
    await tabTo(offline);
    await page.keyboard.press('Space');
    await expect(offline).toHaveAttribute('aria-pressed', 'false');
    await expect(rowsOf(page, 'Offline')).toHaveCount(0);

    await page.keyboard.press('Control+e');
    await expect(page.getByRole('menuitem', { name: 'Save as CSV' })).toBeFocused();
    await lookAt(page, 'history-export');
    await lookAtDoubled(app, page, 'history-export');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Export' })).toBeFocused();
    const file = path.join(userData, '../week.csv');
    await saveTo(file, session.desktop);
    await until('the file is there', () => stat(file).catch(() => undefined));
    const [head, ...lines] = (await readFile(file, 'utf8')).trim().split('\r\n');
    expect(head).toContain('Start,End,Time zone,Seconds');
    expect(lines.length).toBeGreaterThan(20);
    // The file has all of it, whatever the table leaves out just now.
    expect(lines.some((line) => line.includes('OFFLINE') || line.includes('Offline'))).toBe(true);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});

test.describe('the pop-over', () => {
  test('shows today at a glance as it goes on, and opens the history by keyboard alone', async ({ app, cloud }) => {
    const page = await app.openWindow();
    const today = page.getByRole('region', { name: 'Today' });
    await expect(today).toContainText('signed in');
    await expect(today.getByRole('img')).toHaveAccessibleName(/Available/);
    await app.click('Meal');
    await cloud.holds('Meal');
    await expect(today.getByRole('img')).toHaveAccessibleName(/Meal/);
    await lookAt(page, 'pop-over-today');
    await lookAtDoubled(app, page, 'pop-over-today');
    const button = page.getByRole('button', { name: 'History' });
    for (let step = 0; step < 20 && !(await button.evaluate((one) => one === document.activeElement)); step += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await expect((await app.history()).getByRole('heading', { level: 1 })).toHaveText('History');
  });
});

test.describe('all that is the agent’s own', () => {
  test('is saved as one file, and deleted from this computer once they have said so twice', async ({
    app,
    cloud,
    session,
    userData,
  }) => {
    await app.click('Meal');
    await cloud.holds('Meal');
    const page = await app.openSettings();
    await page.getByRole('button', { name: 'History' }).click();
    await page.getByRole('button', { name: 'Save…' }).press('Enter');
    const file = path.join(userData, '../own.json');
    await saveTo(file, session.desktop);
    await until('the file is there', () => stat(file).catch(() => undefined));
    const own = ownDataSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    expect(own.changes.map(({ definitionId }) => definitionId)).toContain(cloud.definitionId('Meal'));
    expect(own.runs).toHaveLength(1);

    const ask = page.getByRole('button', { name: 'Delete…' });
    const dialog = page.getByRole('alertdialog', { name: 'Delete your history on this computer?' });
    await ask.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused();
    await lookAt(page, 'settings-history-delete');
    await lookAtDoubled(app, page, 'settings-history-delete');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(ask).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Deleted.')).toBeVisible();
    await lookAt(page, 'settings-history');
    await expect(
      (await app.openWindow()).getByRole('heading', { level: 1 }),
      'what stands is not deleted with it',
    ).toContainText(/^Meal since/);
  });
});

test.describe('the history says', () => {
  test('how far its loading is, and stops at the agent’s word', async ({ app, cloud }) => {
    await cloud.addFault({ path: analyticsPath, latencyMs: HOUR_MS });
    const page = await app.openHistory();
    await expect(source(page)).toContainText(/\d+ of \d+ days loaded/);
    await lookAt(page, 'history-loading');
    await lookAtDoubled(app, page, 'history-loading');
    await page.getByRole('button', { name: 'Stop loading' }).click();
    await expect(source(page)).not.toContainText('loaded');
  });

  test('why days could not be loaded, and loads them when the agent asks again', async ({ app, cloud }) => {
    await cloud.addFault({ path: analyticsPath, status: 500, headers: { 'Retry-After': '0' } });
    const page = await app.openHistory();
    const notice = page.getByRole('region', { name: 'Some days could not be loaded' });
    await expect(notice).toBeVisible({ timeout: 40_000 });
    await lookAt(page, 'history-failed');
    await lookAtDoubled(app, page, 'history-failed');
    await showTable(page);
    await expect(dayTable(page)).toContainText('Could not be loaded');
    await cloud.clearFaults();
    await notice.getByRole('button', { name: 'Refresh' }).click();
    await isComplete(page);
    await expect(notice).toHaveCount(0);
  });

  test('which permission is missing, by its name, and asks for nothing that would be refused', async ({
    startApp,
    cloud,
  }) => {
    const app = await startApp();
    await signIn(app, cloud, cloud.agents[1]);
    const page = await app.openHistory();
    await expect(page.getByText(/Your role lacks the permission analytics:userDetail:view/)).toBeVisible();
    await lookAt(page, 'history-not-permitted');
    await lookAtDoubled(app, page, 'history-not-permitted');
    expect(await asked(cloud)).toEqual([]);
  });

  test('that there is nothing yet on days on which nothing was recorded; they are chosen in the calendar by keyboard', async ({
    startApp,
    cloud,
  }) => {
    const app = await startApp();
    await signIn(app, cloud, cloud.agents[1]);
    const page = await app.openHistory();
    const button = page.getByRole('button', { name: 'Choose days…' });
    await button.focus();
    await page.keyboard.press('Enter');
    const calendar = page.getByRole('dialog', { name: 'Choose days…' });
    await expect(calendar.getByRole('button', { name: /, today$/ })).toBeFocused();
    await page.keyboard.press('Shift+PageUp');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(calendar.getByRole('status').last()).toContainText('3 days');
    const isCovered = (day: Element): boolean => {
      const { left, top, width, height } = day.getBoundingClientRect();
      return !day.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    };
    for (const day of await calendar.getByRole('gridcell').getByRole('button').all()) {
      expect(await day.evaluate(isCovered), await day.innerText()).toBe(false);
    }
    await lookAt(page, 'history-calendar');
    await lookAtDoubled(app, page, 'history-calendar');
    const show = calendar.getByRole('button', { name: 'Show' });
    for (let step = 0; step < 5 && !(await show.evaluate((one) => one === document.activeElement)); step += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await expect(button).toBeFocused();
    await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
    await lookAt(page, 'history-empty');
    await lookAtDoubled(app, page, 'history-empty');
  });

  test('that one is to sign in, when the sign-in ends under it', async ({ app, cloud }) => {
    const page = await app.openHistory();
    await isComplete(page);
    await cloud.control('tokens', { action: 'revoke' });
    await expect(page.getByText('Sign in to see your history')).toBeVisible();
    await expect(page.getByRole('application')).toHaveCount(0);
    await lookAt(page, 'history-signed-out');
    await lookAtDoubled(app, page, 'history-signed-out');
  });
});
