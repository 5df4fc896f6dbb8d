import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { inBrowser } from './support/browser';
import { expect, test } from './support/fixtures';
import { lookAt } from './support/looks';
import { isLive, signIn } from './support/sign-in';
import { until } from './support/until';

test.describe('the account', () => {
  test('names what the role of an agent lacks, and copies it for their administrator', async ({ startApp, cloud }) => {
    const clerk = cloud.agents[2];
    const app = await startApp();
    await signIn(app, cloud, clerk);
    const page = await app.openSettings();
    await expect(page.getByText(clerk.email)).toBeVisible();
    const row = page.getByRole('row', { name: /^Going On Queue/ });
    await expect(row).toContainText('Your role lacks routing:agent:onqueue.');
    await lookAt(page, 'settings-account');
    await row.getByRole('button', { name: /^Copy for admin/ }).click();
    const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied).toContain(`signed in as ${clerk.name}`);
    expect(copied).toContain('routing:agent:onqueue');
  });

  test('sets Offline and signs out in one go, and the next start asks to sign in', async ({ app, cloud, startApp }) => {
    await app.click('Meal');
    await cloud.holds('Meal');
    const page = await app.openSettings();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await lookAt(page, 'settings-sign-out');
    await page.getByRole('dialog').getByRole('button', { name: 'Set Offline and sign out' }).click();
    await cloud.holds('Offline');
    await app.tray.lookBecomes(({ tooltip }) => tooltip === 'Signed out');
    await app.quit();
    const restarted = await startApp();
    await restarted.tray.menuBecomes((items) => items.some(({ label }) => label === 'Sign in…'));
  });

  test('is not kept for the next start where the agent does not wish it', async ({ app, startApp, userData }) => {
    const page = await app.openSettings();
    await page.getByRole('switch', { name: 'Stay signed in' }).click();
    await expect(page.getByText('Not kept: you are signed in until Presence Tray quits.')).toBeVisible();
    await until('the wish is on disk', async () =>
      (await readFile(path.join(userData, 'settings.json'), 'utf8')).includes('"staySignedIn": false')
        ? true
        : undefined,
    );
    await app.quit();
    const restarted = await startApp();
    await restarted.tray.menuBecomes((items) => items.some(({ label }) => label === 'Sign in…'));
  });

  test('gives way to another of the same organisation, chosen in the browser', async ({ app, cloud }) => {
    const [, other] = cloud.agents;
    await cloud.changeElsewhere('Training', other);
    const page = await app.openSettings();
    await page.getByRole('button', { name: 'Use another account' }).click();
    const address = await app.openedAddress();
    expect(new URL(address).searchParams.get('prompt')).toBe('login');
    await inBrowser(address, async (browser) => {
      await browser.getByRole('link', { name: other.name }).click();
      await expect(browser.getByRole('heading', { name: 'You are signed in' })).toBeVisible();
    });
    await expect(page.getByText(other.email)).toBeVisible();
    await isLive(app);
    await app.tray.lookBecomes(({ tooltip }) => tooltip.startsWith('Training'));
    await app.click('Meal');
    await cloud.holds('Meal', other);
  });
});
