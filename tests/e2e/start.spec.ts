import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './support/fixtures';
import { lookAt } from './support/looks';

const noCloud = { GENESYS_ORG_HOST: undefined, GENESYS_CLIENT_ID: undefined };

test.describe('at the start', () => {
  test('the app says that its icon is in the tray, and opens no window', async ({ startApp }) => {
    const app = await startApp();
    expect(await app.ready()).toBe('ready: tray registered');
    const { width, height, pixels } = await app.tray.look();
    expect(width).toBeGreaterThanOrEqual(16);
    expect(height).toBe(width);
    expect(pixels.some((value) => value !== 0)).toBe(true);
    expect(app.electron.windows()).toEqual([]);
  });

  test('without a cloud it is simulated, signed in by itself, and says so in tooltip, menu and window', async ({
    startApp,
  }) => {
    const app = await startApp({ environment: noCloud });
    const { tooltip } = await app.tray.lookBecomes((look) => look.tooltip.includes(' since '));
    expect(tooltip).toMatch(/^Simulated organisation · /);
    await app.tray.menuBecomes((items) => items.some(({ label }) => label === 'Simulated organisation'));
    const page = await app.openWindow();
    await expect(page.locator('footer')).toContainText('Simulated');
    await app.click('Meal');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Meal since/);
    await lookAt(page, 'simulated');
  });

  test('with half of a cloud given it offers to set up the rest, opens nothing, and simulates nothing', async ({
    startApp,
  }) => {
    const app = await startApp({ environment: { GENESYS_CLIENT_ID: undefined } });
    await app.tray.menuBecomes((items) => items.some(({ label }) => label === 'Set up Presence Tray…'));
    expect(app.electron.windows()).toEqual([]);
    const page = await app.openWindow();
    await expect(page.getByRole('heading', { name: 'Welcome to Presence Tray' })).toBeVisible();
    await lookAt(page, 'not-chosen');
  });

  test('with half of what an application signs in with it says which variable is missing', async ({ startApp }) => {
    const app = await startApp({ environment: { GENESYS_DIALECT: 'resource' } });
    const page = await app.openWindow();
    await expect(page.getByRole('main')).toContainText('GENESYS_CLIENT_SECRET');
    await lookAt(page, 'misconfigured');
    await app.tray.menuBecomes((items) =>
      items.some(({ label }) => label === 'Presence Tray is not set up for your organisation'),
    );
  });

  test('with a host of no region it says so, and contacts nobody', async ({ startApp, cloud }) => {
    const app = await startApp({ environment: { GENESYS_ORG_HOST: 'mypurecloud.example' } });
    const page = await app.openWindow();
    await expect(page.getByRole('main')).toContainText('"mypurecloud.example" is no region of Genesys Cloud');
    await lookAt(page, 'unknown-region');
    await expect(page.getByRole('button', { name: /Sign in/ })).toHaveCount(0);
    expect(await cloud.requests('**')).toEqual([]);
  });

  test('a settings file that is none is kept aside and told of', async ({ startApp, userData }) => {
    const broken = '{ "version": 1, "theme": ';
    await writeFile(path.join(userData, 'settings.json'), broken);
    const app = await startApp();
    const page = await app.openWindow();
    await expect(page.getByRole('listitem')).toContainText('Your settings file could not be read. It is kept aside');
    await lookAt(page, 'settings-reset');
    const kept = (await readdir(userData)).filter((name) => name.startsWith('settings.json.broken-'));
    expect(kept).toHaveLength(1);
    expect(await readFile(path.join(userData, kept[0] ?? ''), 'utf8')).toBe(broken);
  });
});
