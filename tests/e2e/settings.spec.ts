import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './support/fixtures';
import { lookAt } from './support/looks';
import { until } from './support/until';

test.describe('the settings', () => {
  test('open from the tray in a titled window of their own, and a second time it is the same one', async ({
    startApp,
  }) => {
    const app = await startApp();
    const page = await app.openSettings();
    await expect(page).toHaveTitle('Presence Tray settings');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('General');
    const windows = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((one) => [one.getTitle(), one.isResizable(), one.getContentSize()]),
    );
    expect(windows).toEqual([['Presence Tray settings', true, [820, 640]]]);
    await lookAt(page, 'settings-general');
    expect(await app.openSettings()).toBe(page);
    expect(app.electron.windows()).toEqual([page]);
  });

  test('open by Ctrl+comma in the window, and are gone by Ctrl+W, renderer and all', async ({ app }) => {
    await (await app.openWindow()).keyboard.press('Control+,');
    const page = await app.settings();
    const gone = page.waitForEvent('close');
    // The window may be gone before the key is let go.
    await page.keyboard.press('Control+w').catch(() => undefined);
    await gone;
    expect(await app.electron.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  });

  test('a theme that is chosen holds at once in every window, and after a restart', async ({
    app,
    startApp,
    userData,
  }) => {
    const popOver = await app.openWindow();
    const page = await app.openSettings();
    await page.getByText('Dark', { exact: true }).click();
    for (const one of [page, popOver]) await expect(one.locator('html')).toHaveAttribute('data-theme', 'dark');
    await until('it is kept', async () =>
      (await readFile(path.join(userData, 'settings.json'), 'utf8')).includes('dark') ? true : undefined,
    );
    await app.quit();
    const restarted = await (await startApp()).openSettings();
    await expect(restarted.getByRole('radio', { name: 'Dark' })).toBeChecked();
    await expect(restarted.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('what may not be asked of main by a window may not be asked by this one', async ({ startApp }) => {
    const page = await (await startApp()).openSettings();
    const home = page.url();
    expect(await page.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
    await page.evaluate(() => void (location.href = 'https://example.com/')).catch(() => undefined);
    expect(page.url()).toBe(home);
    expect(await page.evaluate(() => fetch('https://example.com/').catch(() => 'refused'))).toBe('refused');
    expect(await page.evaluate(() => typeof (globalThis as { process?: unknown }).process)).toBe('undefined');
  });
});
