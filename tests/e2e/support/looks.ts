import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

const folder = path.resolve(import.meta.dirname, '../../.output/screenshots');
const shownImpacts = ['serious', 'critical'];

/**
 * Takes the window's picture, light and dark, and its accessibility tree into tests/.output/screenshots, for people to look
 * at, and lets axe look for what is seriously wrong.
 *
 * @param name of the state that the window is in, such as "waiting-for-keyring".
 */
export async function lookAt(page: Page, name: string): Promise<void> {
  await test.step(`look at the window: ${name}`, async () => {
    await mkdir(folder, { recursive: true });
    const problems: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await finiteAnimationsEnd(page);
      await page.screenshot({
        path: path.join(folder, `${name}-${colorScheme}.png`),
        animations: 'disabled',
        // Hiding the caret would put a style into the page, which its policy refuses.
        caret: 'initial',
      });
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

/** A picture in the middle of a fade shows colours that nobody ever reads. */
async function finiteAnimationsEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const finite = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.all(finite.map(({ finished }) => finished.catch(() => undefined)));
  });
}
