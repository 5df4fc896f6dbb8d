import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { BrowserWindow } from 'electron';
import type { LaunchedApp } from './launched-app';

const folder = path.resolve(import.meta.dirname, '../../.output/screenshots');
const shownImpacts = ['serious', 'critical'];

/**
 * Takes the window's picture, light and dark, and its accessibility tree into tests/.output/screenshots, for people to look
 * at, and lets axe look for what is seriously wrong.
 *
 * @param name of the state that the window is in, such as "waiting-for-keyring".
 * @param take how the picture is taken.
 */
export async function lookAt(
  page: Page,
  name: string,
  take = (file: string): Promise<unknown> => takePicture(page, file),
): Promise<void> {
  await test.step(`look at the window: ${name}`, async () => {
    await mkdir(folder, { recursive: true });
    const problems: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await finiteAnimationsEnd(page);
      await take(path.join(folder, `${name}-${colorScheme}.png`));
      // Its usual mode opens a second page, which Electron does not have.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      for (const { id, impact, help, nodes } of violations) {
        if (shownImpacts.includes(impact ?? '')) {
          problems.push(
            `${colorScheme}: ${impact} ${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`,
          );
        }
      }
    }
    await page.emulateMedia({ colorScheme: null });
    await writeFile(path.join(folder, `${name}.aria.yml`), await page.locator('body').ariaSnapshot());
    expect(problems, `what axe finds in ${name}`).toEqual([]);
  });
}

/** Looks at it as it is for somebody who has made everything twice as large. */
export async function lookAtDoubled(app: LaunchedApp, page: Page, name: string): Promise<void> {
  const window = await app.electron.browserWindow(page);
  const zoomTo = async (factor: number): Promise<void> => {
    await window.evaluate(({ webContents }: BrowserWindow, wanted) => webContents.setZoomFactor(wanted), factor);
    await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(factor);
    await isDrawn(page);
  };
  await zoomTo(2);
  await lookAt(page, `${name}-200`, async (file) => {
    // Playwright's own picture of a page that is zoomed shows a quarter of it.
    await isDrawn(page);
    const drawn = await window.evaluate(async ({ webContents }: BrowserWindow) =>
      (await webContents.capturePage()).toDataURL(),
    );
    await writeFile(file, Buffer.from(drawn.split(',')[1] ?? '', 'base64'));
  });
  await zoomTo(1);
}

/** What was changed before is on the screen in the frame after the next. */
const isDrawn = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));

const takePicture = (page: Page, file: string): Promise<Buffer> =>
  page.screenshot({
    path: file,
    animations: 'disabled',
    // Hiding the caret would put a style into the page, which its policy refuses.
    caret: 'initial',
  });

/** A picture in the middle of a fade shows colours that nobody ever reads. */
async function finiteAnimationsEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const finite = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.all(finite.map(({ finished }) => finished.catch(() => undefined)));
  });
}
