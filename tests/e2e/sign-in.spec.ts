import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { inBrowser } from './support/browser';
import { expect, test } from './support/fixtures';
import { lookAt } from './support/looks';
import { isLive } from './support/sign-in';

test.describe('signing in', () => {
  test('runs in the system’s browser: a click on an agent there, and the tray shows their presence', async ({
    startApp,
    cloud,
  }) => {
    const [, agent] = cloud.agents;
    await cloud.changeElsewhere('Meeting', agent);
    const app = await startApp();
    const page = await app.openWindow();
    await expect(page.getByRole('heading', { name: 'Sign in to see your presence' })).toBeVisible();
    await lookAt(page, 'signed-out');
    await page.getByRole('button', { name: 'Sign in with your browser' }).click();
    await expect(page.getByRole('heading', { name: 'Continue in your browser' })).toBeVisible();
    await lookAt(page, 'signing-in');
    await app.tray.lookBecomes(({ tooltip }) => tooltip.includes('continue in your browser'));

    await inBrowser(await app.openedAddress(), async (browser) => {
      await expect(browser.getByRole('list', { name: 'Agents' }).getByRole('link')).toHaveCount(cloud.agents.length);
      await browser.getByRole('link', { name: agent.name }).click();
      await expect(browser.getByRole('heading', { name: 'You are signed in' })).toBeVisible();
    });
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Meeting since/);
    await app.tray.lookBecomes(({ tooltip }) => /^Meeting since/.test(tooltip));
    // Signing in sets nothing.
    expect((await cloud.ledger(agent)).at(-1)?.by).toMatchObject({ kind: 'control' });
  });

  test('that is cancelled in the browser is said so, and can be begun again', async ({ startApp, cloud }) => {
    const app = await startApp();
    const page = await app.openWindow();
    await page.getByRole('button', { name: 'Sign in with your browser' }).click();
    await inBrowser(await app.openedAddress(), async (browser) => {
      await browser.getByRole('link', { name: 'Cancel' }).click();
      await expect(browser.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
    });
    await expect(page.getByRole('heading', { name: 'Genesys Cloud refused the sign-in' })).toBeVisible();
    await lookAt(page, 'sign-in-refused');
    await app.tray.menuBecomes((items) => items.some(({ label }) => label === 'Genesys Cloud refused the sign-in'));
    await page.getByRole('button', { name: 'Sign in with your browser' }).click();
    expect(new URL(await app.openedAddress()).origin).toBe(cloud.url);
  });

  test('can be given up in the window, and a late browser then changes nothing', async ({ startApp, cloud }) => {
    const app = await startApp();
    const page = await app.openWindow();
    await page.getByRole('button', { name: 'Sign in with your browser' }).click();
    const address = await app.openedAddress();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('heading', { name: 'The sign-in was cancelled' })).toBeVisible();
    await lookAt(page, 'sign-in-cancelled');
    const late = await fetch(`${address}&login_hint=${cloud.agents[0].email}`).catch(() => null);
    expect(late).toBeNull();
    await app.tray.lookBecomes(({ tooltip }) => tooltip === 'Signed out');
  });

  test('survives a restart, and the token is in no file', async ({ app, startApp, cloud, userData }) => {
    expect(await app.quit()).toMatchObject({ exitCode: 0, signal: null });
    await cloud.changeElsewhere('Training');
    const restarted = await startApp();
    await isLive(restarted);
    await restarted.tray.lookBecomes(({ tooltip }) => /^Training since/.test(tooltip));

    const received = await cloud.requests('/api/v2/users/*/presences/purecloud');
    const token = received.at(-1)?.headers['authorization']?.replace('Bearer ', '') ?? '';
    expect(token.length).toBeGreaterThan(20);
    await restarted.quit();
    const files = await readdir(userData, { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      const content = await readFile(path.join(file.parentPath, file.name));
      expect(content.includes(token), `${file.name} holds the token`).toBe(false);
    }
  });

  test('is over after a sign-out, also for the next start', async ({ app, startApp }) => {
    const page = await app.openWindow();
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Signed out' })).toBeVisible();
    await app.quit();
    const restarted = await startApp();
    const items = await restarted.tray.menuBecomes((all) => all.some(({ label }) => label === 'Sign in…'));
    expect(items[0]?.label).toBe('Signed out');
  });
});
