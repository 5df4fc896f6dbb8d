import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { inBrowser } from './support/browser';
import { expect, test } from './support/fixtures';
import { lookAt } from './support/looks';
import { restartBy } from './support/restart-by';
import { isLive } from './support/sign-in';

/** An installation that was told nothing; the switch makes a development start behave as a packaged app does. */
const firstStart = { environment: { GENESYS_ORG_HOST: undefined, GENESYS_CLIENT_ID: undefined } };
const asPackaged = { ...firstStart, args: ['--set-up'] };

test.describe('the first start', () => {
  test('sets itself up by keyboard: region, client ID, sign-in in the browser; the next start is signed in', async ({
    startApp,
    cloud,
    userData,
  }) => {
    const [, agent] = cloud.agents;
    const app = await startApp(asPackaged);
    await app.tray.lookBecomes(({ tooltip }) => tooltip === 'Signed out');
    const page = await app.onboarding();
    await expect(page.getByRole('heading', { name: 'Where is your organisation?' })).toBeVisible();
    await lookAt(page, 'onboarding-region');

    await page.keyboard.type('cloud.example');
    await expect(page.getByRole('main')).toContainText('“cloud.example” is no region of Genesys Cloud');
    await lookAt(page, 'onboarding-region-unknown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Find a region' })).toHaveValue('cloud.example');

    await page.keyboard.press('Control+A');
    await page.keyboard.type(cloud.url);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await page.keyboard.type('not an id');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toContainText('That is no client ID');
    await lookAt(page, 'onboarding-sign-in');
    expect(await cloud.requests('**')).toEqual([]);

    await page.keyboard.press('Control+A');
    await page.keyboard.type(cloud.publicClientId);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Continue in your browser' })).toBeVisible();
    await lookAt(page, 'onboarding-in-browser');
    await inBrowser(await app.openedAddress(), async (browser) => {
      await browser.getByRole('link', { name: agent.name }).click();
      await expect(browser.getByRole('heading', { name: 'You are signed in' })).toBeVisible();
    });
    await expect(page.getByRole('heading', { name: 'You are signed in' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText(agent.name);
    await lookAt(page, 'onboarding-done');
    await isLive(app);
    // A key that closes its page is never let go there.
    await page.keyboard.down('Enter');
    await expect((await app.page()).getByRole('heading', { level: 1 })).toContainText(/ since /);
    expect(page.isClosed()).toBe(true);

    await app.quit();
    expect(JSON.parse(await readFile(path.join(userData, 'settings.json'), 'utf8'))).toMatchObject({
      orgHost: cloud.url,
      clientId: cloud.publicClientId,
    });
    const restarted = await startApp(firstStart);
    await isLive(restarted);
    expect(restarted.electron.windows()).toEqual([]);
  });

  test('closed half-way is gone on with from the tray, and what was chosen is kept', async ({ startApp, cloud }) => {
    const app = await startApp(asPackaged);
    const page = await app.onboarding();
    await page.keyboard.type(cloud.url);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    // The window may be gone before the key is let go.
    await page.keyboard.press('Control+w').catch(() => undefined);
    await expect.poll(() => app.electron.windows().length).toBe(0);
    await app.click('Set up Presence Tray…');
    const again = await app.onboarding();
    await expect(again.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await again.getByRole('button', { name: 'Back' }).click();
    await expect(again.getByRole('heading', { name: 'Where is your organisation?' })).toBeVisible();
  });

  test('may go to the simulated organisation by a restart, which says in every window what it is', async ({
    startApp,
  }) => {
    const app = await startApp(asPackaged);
    const page = await app.onboarding();
    const args = await restartBy(app, () =>
      page
        .getByRole('button', { name: 'Try the simulated organisation' })
        .click()
        .catch(() => undefined),
    );
    expect(args).toContain('--simulated');
    expect(args).not.toContain('--set-up');

    const simulated = await startApp({ ...firstStart, args: ['--simulated'] });
    await isLive(simulated);
    await simulated.tray.lookBecomes(({ tooltip }) => tooltip.startsWith('Simulated organisation · '));
    const popOver = await simulated.openWindow();
    await expect(popOver.locator('footer')).toContainText('Simulated');
  });
});
