import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { documentedCalls, runCall, streamed } from './support/documented-calls';
import { expect, test } from './support/fixtures';
import type { LaunchedApp } from './support/launched-app';
import { freePort } from './support/free-port';
import { lookAt } from './support/looks';
import { restartBy } from './support/restart-by';
import { isLive, signIn } from './support/sign-in';

async function localApiSettings(app: LaunchedApp): Promise<Page> {
  const page = await app.openSettings();
  await page.getByRole('button', { name: 'Local API' }).click();
  return page;
}

/** The token as the person reads it in the settings. */
async function shownToken(page: Page, name: 'Read only' | 'Read and set'): Promise<string> {
  await page.getByRole('button', { name: `Show: ${name}` }).click();
  const token = await page.locator('code').innerText();
  await page.getByRole('button', { name: `Hide: ${name}` }).click();
  return token;
}

test.describe('the local API', () => {
  test('does by curl what its documentation says', async ({ startApp, cloud }) => {
    const port = await freePort();
    const app = await startApp({ environment: { PORT: String(port) } });
    await app.ready();
    await signIn(app, cloud);
    const page = await localApiSettings(app);
    await expect(page.getByText('Set when Presence Tray was started').first()).toBeVisible();
    const [token, reader] = [await shownToken(page, 'Read and set'), await shownToken(page, 'Read only')];

    const [byState = '', byDefinition = ''] = await documentedCalls('Set the presence');
    expect(await runCall(byState, port, token)).toEqual({ status: 200, body: { success: true } });
    expect(await cloud.holds('Busy')).toMatchObject({ message: 'Dentist' });
    await app.tray.menuBecomes((items) => items.some(({ label }) => label === 'Set by a program, over the local API'));
    expect(await runCall(byDefinition, port, token)).toEqual({ status: 200, body: { success: true } });
    expect(await cloud.holds('Team huddle')).toMatchObject({ message: 'Back at 3' });

    const [presence = '', definitions = '', events = ''] = await documentedCalls('Read it');
    expect(await runCall(presence, port, reader)).toMatchObject({
      status: 200,
      body: { label: 'Team huddle', state: 'unavailable', note: 'Back at 3' },
    });
    const { body } = await runCall(definitions, port, reader);
    expect(body).toContainEqual(expect.objectContaining({ label: 'Meal', isAllowed: true }));
    const told = await streamed(events, port, reader, (text) => text.includes('\n\nevent: snapshot'));
    expect(told).toContain('"label":"Team huddle"');

    const [history = ''] = await documentedCalls('Read the history');
    expect((await runCall(history, port, reader)).status).toBe(200);
    const [mock = ''] = await documentedCalls('Test without Genesys Cloud');
    expect(await runCall(mock, port, token)).toMatchObject({ status: 403, body: { code: 'not-simulated' } });
    for (const call of [byState, presence, mock]) {
      expect(await runCall(call, port, 'ptw_nobody')).toMatchObject({ status: 401, body: { code: 'unauthorised' } });
    }
  });

  test('is switched on, moved and given tokens in the settings, and is there again after a restart', async ({
    app,
    startApp,
  }) => {
    const page = await localApiSettings(app);
    await lookAt(page, 'local-api-off');
    const other = createServer();
    await new Promise<void>((resolve) => other.listen({ port: 0, host: '127.0.0.1' }, resolve));
    const { port } = other.address() as AddressInfo;
    await page.getByRole('switch', { name: 'Let programs on this computer use Presence Tray' }).click();
    const field = page.getByRole('textbox', { name: 'Port' });
    await field.fill(String(port));
    await field.press('Enter');
    await expect(page.getByText(`Another program already uses port ${port}.`)).toBeVisible();
    await lookAt(page, 'local-api-in-use');
    const offer = page.getByRole('button', { name: /^Use \d+$/ });
    const offered = Number((await offer.innerText()).replace('Use ', ''));
    await offer.click();
    await expect(page.getByText(`http://127.0.0.1:${offered}`, { exact: true })).toBeVisible();
    await lookAt(page, 'local-api-on');
    await new Promise((resolve) => other.close(resolve));

    const [call = ''] = await documentedCalls('Read it');
    const former = await shownToken(page, 'Read only');
    expect((await runCall(call, offered, former)).status).toBe(200);
    await page.getByRole('button', { name: 'Renew: Read only' }).click();
    await page.getByRole('button', { name: 'Renew it' }).click();
    await expect(page.getByRole('main')).toContainText('There is a new token');
    expect((await runCall(call, offered, former)).status).toBe(401);
    const token = await shownToken(page, 'Read only');
    await page.getByRole('button', { name: 'Copy: Read only' }).click();
    await expect(page.getByRole('button', { name: 'Copied: Read only' })).toBeVisible();
    expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(token);

    await app.quit();
    const again = await startApp();
    await again.ready();
    await isLive(again);
    expect((await runCall(call, offered, token)).status).toBe(200);
  });

  test('goes into the simulated organisation by a restart that the person confirms, and is found at the same port', async ({
    app,
    startApp,
  }) => {
    const page = await localApiSettings(app);
    await page.getByRole('switch', { name: 'Let programs on this computer use Presence Tray' }).click();
    const port = await freePort();
    const field = page.getByRole('textbox', { name: 'Port' });
    await field.fill(String(port));
    await field.press('Enter');
    await expect(page.getByText(`http://127.0.0.1:${port}`, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Start…' }).click();
    await expect(page.getByRole('alertdialog')).toContainText('you are not set Offline automatically');
    await lookAt(page, 'local-api-simulate');
    const args = await restartBy(app, () =>
      page
        .getByRole('button', { name: 'Start the simulation' })
        .click()
        .catch(() => undefined),
    );
    expect(args).toEqual(expect.arrayContaining(['--simulated', `--local-api-port=${port}`]));

    const simulated = await startApp({ args: ['--simulated', `--local-api-port=${port}`] });
    await isLive(simulated);
    const settings = await localApiSettings(simulated);
    await expect(settings.getByText('It is in use. Nothing reaches a real organisation.')).toBeVisible();
    const token = await shownToken(settings, 'Read and set');
    const [mock = ''] = await documentedCalls('Test without Genesys Cloud');
    expect(await runCall(mock, port, token)).toEqual({ status: 200, body: { mocking: true } });
    const [byState = ''] = await documentedCalls('Set the presence');
    expect(await runCall(byState, port, token)).toEqual({ status: 200, body: { success: true } });
  });
});
