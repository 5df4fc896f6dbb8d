import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { lookAt, lookAtDoubled } from './support/looks';
import { saveTo } from './support/save-dialog';
import { until } from './support/until';

const chartOf = (page: Page): Locator => page.getByRole('application', { name: /Chart of your presence/ });
const spoken = (page: Page): Locator => page.getByRole('status').last();
const tooltip = (page: Page): Locator => page.locator('.chart-tooltip');
const isComplete = (page: Page): Promise<void> =>
  expect(page.locator('.history-source-words')).toHaveText(
    'From Genesys Cloud, completed with what this computer recorded.',
  );

async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let step = 0; step < 30; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there.');
}

/** How many pixels of the chart have the colour of a presence in the totals beside it. */
const pixelsOf = (page: Page, presence: string): Promise<number> =>
  page.evaluate((key) => {
    const swatch = document.querySelector(`.totals-table [data-presence="${key}"] .totals-swatch`);
    const canvas = document.querySelector<HTMLCanvasElement>('.chart-canvas');
    const context = canvas?.getContext('2d');
    if (swatch === null || canvas === null || context === null || context === undefined) return -1;
    const [red, green, blue] = (getComputedStyle(swatch).backgroundColor.match(/\d+/g) ?? []).map(Number);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (data[at] === red && data[at + 1] === green && data[at + 2] === blue && data[at + 3] === 255) count += 1;
    }
    return count;
  }, presence);

/** For people to look at, beside the pictures of the windows. */
async function keepPicture(content: Buffer, name: string): Promise<void> {
  const folder = path.resolve(import.meta.dirname, '../.output/screenshots');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, name), content);
}

test.describe('the chart of the history', () => {
  test.use({ historyDays: 20 });

  test('is gone through, zoomed, moved and left for the table by keyboard alone', async ({ app }) => {
    const page = await app.openHistory();
    await isComplete(page);
    await lookAt(page, 'history-chart');
    await lookAtDoubled(app, page, 'history-chart');

    await tabTo(page, chartOf(page));
    await expect(tooltip(page)).toContainText('now');
    await expect(page.locator('.chart-ring.is-focus')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    const second = await spoken(page).innerText();
    expect(second).toMatch(/^\w+day, .+, \d+:\d\d:\d\d [AP]M – /);
    await page.keyboard.press('Enter');
    const details = page.locator('.segment-details');
    await expect(details.getByRole('term').first()).toHaveText('Time');
    await lookAt(page, 'history-chart-details');
    await lookAtDoubled(app, page, 'history-chart-details');

    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await expect(spoken(page)).toHaveText(/^Showing \d+:\d\d [AP]M to \d+:\d\d [AP]M$/);
    await expect(page.getByText(/^Totals from .+ to .+ of each day$/)).toBeVisible();
    await page.keyboard.press('Shift+ArrowRight');
    await lookAt(page, 'history-chart-zoomed');
    await lookAtDoubled(app, page, 'history-chart-zoomed');
    await page.keyboard.press('0');
    await expect(page.getByText(/^Totals from/)).toHaveCount(0);
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('-');
    await expect(spoken(page)).toHaveText('Showing 12:00 AM to 12:00 AM');
    await lookAt(page, 'history-chart-whole-day');

    await page.keyboard.press('Escape');
    await expect(tooltip(page)).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(details).toHaveCount(0);
    await page.keyboard.press('t');
    await expect(page.locator('table.day-table')).toBeVisible();
    await expect(page.getByRole('main')).toBeFocused();
    await page.keyboard.press('t');
    await expect(chartOf(page)).toBeFocused();
  });

  test('draws what the totals count, and leaves out what they leave out', async ({ app }) => {
    const page = await app.openHistory();
    await isComplete(page);
    expect(await pixelsOf(page, 'on_queue')).toBeGreaterThan(500);
    await page.getByRole('button', { name: 'On Queue', exact: true }).click();
    await expect.poll(() => pixelsOf(page, 'on_queue')).toBe(0);
    await lookAt(page, 'history-chart-hidden');
  });

  test('grows with what runs, and begins another segment with what is set', async ({ app, cloud }) => {
    const page = await app.openHistory();
    await isComplete(page);
    await app.click('Meal');
    await cloud.holds('Meal');
    await tabTo(page, chartOf(page));
    await expect
      .poll(async () => {
        await page.keyboard.press('End');
        return spoken(page).innerText();
      })
      .toMatch(/Meal, .* – now, .* so far, Set by you from the tray/);
  });

  test('tells the pointer what is under it, zooms where the pointer is, and is dragged', async ({ app }) => {
    const page = await app.openHistory();
    await isComplete(page);
    const box = await page.locator('.chart-plot').boundingBox();
    if (box === null) throw new Error('The chart has no place.');
    // Along the second row there is something at every place; on a free day it is Offline.
    const [x, y] = [box.x + box.width * 0.4, box.y + 51];
    await page.mouse.move(x, y);
    await expect(tooltip(page)).toBeVisible();
    const times = await tooltip(page).locator('b').innerText();
    await page.mouse.click(x, y);
    await expect(page.locator('.segment-details')).toContainText(times);

    await page.keyboard.down('Control');
    for (let turn = 0; turn < 5; turn += 1) await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await expect(page.getByRole('button', { name: 'End zooming' })).toBeVisible();
    await page.mouse.move(x + 1, y);
    await expect(tooltip(page).locator('b')).toHaveText(times);

    const shown = page.locator('.history-in-view');
    await expect(shown).toBeVisible();
    const before = await shown.innerText();
    await page.mouse.down();
    await page.mouse.move(x + 60, y, { steps: 4 });
    await page.mouse.up();
    await expect(shown).not.toHaveText(before);
  });

  test('is saved as a picture and as a document, without a printer', async ({ app, session, userData }) => {
    const page = await app.openHistory();
    await isComplete(page);
    const saved = async (name: string, act: () => Promise<void>): Promise<Buffer> => {
      const file = path.join(userData, '..', name);
      await act();
      await saveTo(file, session.desktop);
      return until('the file is there', () => readFile(file).catch(() => undefined));
    };
    const picture = await saved('chart.png', async () => {
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('menuitem', { name: 'Save as PNG' }).click();
    });
    expect(picture.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect(picture.readUInt32BE(16)).toBe(2_000);
    await keepPicture(picture, 'history-chart-file.png');

    const document = await saved('history.pdf', () => page.keyboard.press('Control+p'));
    expect(document.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(document.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
    await keepPicture(document, 'history-chart-file.pdf');
    await expect(page.locator('.history-print')).toHaveCount(0);
  });
});
