import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { inBrowser } from './support/browser';
import { expect, test } from './support/fixtures';
import { lookAt } from './support/looks';
import { isLive, signIn } from './support/sign-in';

test.describe('signing in', () => {
  test('runs in the system’s browser: a click on an agent there, and the tray shows their presence', async ({
    startApp,
    cloud,
  }) => {
    const [, agent] = cloud.agents;
    await cloud.changeElsewhere('Meeting', agent);
    const app = await startApp();
    const page = await app.openWindow();
    await expect(page.getByRole('heading', { name: 'Sign in to see your status' })).toBeVisible();
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
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Signed out' })).toBeVisible();
    await app.quit();
    const restarted = await startApp();
    const items = await restarted.tray.menuBecomes((all) => all.some(({ label }) => label === 'Sign in…'));
    expect(items[0]?.label).toBe('Signed out');
  });

  test('goes on waiting after a callback that is not its own, and takes one only', async ({ startApp, cloud }) => {
    const app = await startApp();
    await app.tray.menuBecomes((items) => items.some(({ label }) => label === 'Sign in…'));
    await app.click('Sign in…');
    const address = new URL(await app.openedAddress());
    const redirect = address.searchParams.get('redirect_uri') ?? '';
    await inBrowser(`${redirect}?code=stolen&state=guessed`, async (browser) => {
      await expect(browser.getByRole('heading', { name: 'Presence Tray did not ask for this' })).toBeVisible();
      await app.tray.lookBecomes(({ tooltip }) => tooltip.includes('continue in your browser'));
      await browser.goto(address.href);
      await browser.getByRole('link', { name: cloud.agents[0].name }).click();
      await expect(browser.getByRole('heading', { name: 'You are signed in' })).toBeVisible();
      await expect(browser.getByText('You can close this tab.')).toBeVisible();
      // The same answer once more: nobody listens there any longer.
      await expect(browser.reload()).rejects.toThrow();
    });
    await isLive(app);
    expect(await cloud.requests('/oauth/token')).toHaveLength(1);
  });

  test('whose tab was closed is given up in the window, and begun again', async ({ startApp, cloud }) => {
    const app = await startApp();
    const page = await app.openWindow();
    await page.getByRole('button', { name: 'Sign in with your browser' }).click();
    await inBrowser(await app.openedAddress(), async (browser) => {
      await expect(browser.getByRole('list', { name: 'Agents' })).toBeVisible();
    });
    await expect(page.getByRole('heading', { name: 'Continue in your browser' })).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('heading', { name: 'The sign-in was cancelled' })).toBeVisible();
    await signIn(app, cloud);
  });

  test('whose registered port is taken goes by hand: the address at which the browser ended is pasted', async ({
    startApp,
    cloud,
  }) => {
    const taken = createServer((_request, response) => response.end('another program'));
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const app = await startApp({ environment: { GENESYS_REDIRECT_URI: `http://127.0.0.1:${port}/callback` } });
    const page = await app.openWindow();
    await page.getByRole('button', { name: 'Sign in with your browser' }).click();
    await expect(page.getByText('On this computer your browser cannot come back here by itself.')).toBeVisible();
    await lookAt(page, 'signing-in-by-hand');
    let ended = '';
    await inBrowser(await app.openedAddress(), async (browser) => {
      await browser.getByRole('link', { name: cloud.agents[0].name }).click();
      await expect(browser.getByText('another program')).toBeVisible();
      ended = browser.url();
    });
    const field = page.getByRole('textbox', { name: 'Address of that page' });
    await field.fill(ended.replace(/state=[^&]+/, 'state=another'));
    await page.getByRole('button', { name: 'Use this address' }).click();
    await expect(page.getByText('That is not the address at which this sign-in ended')).toBeVisible();
    await field.fill(ended);
    await field.press('Enter');
    await isLive(app);
    taken.close();
    taken.closeAllConnections();
  });
});
