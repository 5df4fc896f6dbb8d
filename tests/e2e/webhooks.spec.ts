import type { Page } from '@playwright/test';
import { Webhook } from 'standardwebhooks';
import { answers, hangsUp, WebhookReceiver } from '../fakes/webhook-receiver';
import { makeCertificates } from '../integration/adapters/socket/certificates';
import { expect, test as base } from './support/fixtures';
import type { LaunchedApp } from './support/launched-app';
import { lookAt } from './support/looks';
import { isLive, signIn } from './support/sign-in';

const test = base.extend<{ receiver: WebhookReceiver }>({
  receiver: async ({}, use) => {
    const receiver = await WebhookReceiver.open();
    await use(receiver);
    await receiver.close();
  },
});

async function webhookSettings(app: LaunchedApp): Promise<Page> {
  const page = await app.openSettings();
  await page.getByRole('button', { name: 'Webhooks' }).click();
  return page;
}

const copied = (app: LaunchedApp): Promise<string> => app.electron.evaluate(({ clipboard }) => clipboard.readText());

test.describe('webhooks', () => {
  test('are added by keyboard, tried by a test event, and signed with the secret that the clipboard gets', async ({
    app,
    receiver,
  }) => {
    // The name is looked up by Chromium, and may lead to this computer because it says so itself.
    const address = receiver.url.replace('127.0.0.1', 'localhost');
    const page = await webhookSettings(app);
    await page.getByRole('button', { name: 'Add a webhook' }).press('Enter');
    await expect(page.getByLabel('Name')).toBeFocused();
    await page.keyboard.type('Planner');
    await page.keyboard.press('Tab');
    await page.keyboard.type('http://planner.example/in');
    await page.keyboard.press('Enter');
    await expect(page.locator('main').getByText(/^It must begin with https/)).toBeVisible();
    await lookAt(page, 'webhooks-wrong-address');
    await page.getByLabel('Address').fill(address);
    await page.keyboard.press('Enter');
    const [snapshot] = await receiver.has(1);
    expect(snapshot).toMatchObject({ type: 'snapshot', newState: 'available', newLabel: 'Available' });

    await page.getByRole('button', { name: 'Send a test: Planner' }).press('Enter');
    const [, event] = await receiver.has(2);
    expect(event).toMatchObject({ type: 'test', newState: 'available', sequence: null });
    await expect(page.getByText(/^Delivered \d/)).toBeVisible();
    await page.getByRole('button', { name: 'Copy the secret: Planner' }).press('Enter');
    const secret = await copied(app);
    for (const { body, headers } of receiver.received) new Webhook(secret).verify(body, headers);

    await page.getByText('Last events').click();
    await page.getByRole('button', { name: /^Body of Test: Available/ }).click();
    await expect(page.getByLabel('Body of Test: Available', { exact: true })).toContainText(event?.syncId ?? '?');
    await lookAt(page, 'webhooks-well');
    await page.getByRole('button', { name: /^Resend: Test: Available/ }).click();
    const [, , again] = await receiver.has(3);
    expect(again).toEqual(event);
  });

  test('of a change from the tray have the ordering document’s five fields, its cause and its number', async ({
    startApp,
    cloud,
    receiver,
  }) => {
    const app = await startApp({ environment: { EXTERNAL_WEBHOOK_URL: receiver.url } });
    await app.ready();
    await signIn(app, cloud);
    await isLive(app);
    await app.click('Break');
    const { at } = await cloud.holds('Break');
    const events = await receiver.has(2);
    expect(events[1]).toMatchObject({
      userId: cloud.agents[0].id,
      previousState: 'available',
      newState: 'unavailable',
      timestamp: at,
      type: 'changed',
      cause: { kind: 'agent', via: 'tray' },
      sequence: 2,
      newLabel: 'Break',
    });
    const page = await webhookSettings(app);
    await expect(page.getByText('Set when Presence Tray was started')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Remove/ })).toHaveCount(0);
  });

  test('to a receiver that is down are told to be waiting, and are delivered later, also after a kill', async ({
    app,
    startApp,
    cloud,
    receiver,
  }) => {
    receiver.otherwise = answers(503, {}, 'closed for cleaning');
    const page = await webhookSettings(app);
    await page.getByRole('button', { name: 'Add a webhook' }).click();
    await page.getByLabel('Address').fill(receiver.url);
    await page.getByRole('button', { name: 'Save' }).click();
    await app.click('Meal');
    await cloud.holds('Meal');
    await expect(page.getByText(/it answered 503\. 2 events wait\./)).toBeVisible();
    await page.getByText('Last events').click();
    await lookAt(page, 'webhooks-failing');
    await app.kill('SIGKILL');

    receiver.otherwise = answers(204);
    const before = receiver.received.length;
    const restarted = await startApp();
    await isLive(restarted);
    const told = (await receiver.has(before + 2)).slice(before);
    expect(told.map(({ type, newLabel }) => [type, newLabel])).toEqual([
      ['snapshot', 'Available'],
      ['changed', 'Meal'],
    ]);
    expect(told[0]?.syncId).toBe(receiver.events[0]?.syncId);
  });

  test('go nowhere by a redirect or past a bad certificate, and the page says which of these it was', async ({
    app,
    receiver,
  }) => {
    const elsewhere = await WebhookReceiver.open();
    const { chain, key } = await makeCertificates(['localhost']);
    const secure = await WebhookReceiver.open({ tls: { key, cert: chain } });
    const away = await WebhookReceiver.open();
    const nowhere = away.url;
    await away.close();
    receiver.otherwise = answers(307, { location: elsewhere.url });
    const broken = await WebhookReceiver.open();
    broken.otherwise = hangsUp;
    const page = await webhookSettings(app);
    const cases = [
      ['Redirecting', receiver.url, 'it redirects elsewhere, and redirects are not followed'],
      ['Forged', secure.url.replace('127.0.0.1', 'localhost'), 'its certificate is not trusted'],
      ['Absent', nowhere, 'it cannot be reached'],
      ['Breaking', broken.url, 'it cannot be reached'],
      ['Metadata', 'https://[::ffff:169.254.169.254]/', 'its address leads where nothing may be sent'],
    ] as const;
    for (const [name, address, why] of cases) {
      await page.getByRole('button', { name: 'Add a webhook' }).click();
      await page.getByLabel('Name').fill(name);
      await page.getByLabel('Address').fill(address);
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByRole('region', { name }).getByText(why)).toBeVisible();
    }
    await lookAt(page, 'webhooks-faults');
    expect(receiver.received.length).toBeGreaterThan(0);
    expect(broken.received.length).toBeGreaterThan(0);
    expect([elsewhere.received, secure.received]).toEqual([[], []]);
    for (const each of [elsewhere, secure, broken]) await each.close();
  });

  test('are stopped by a receiver that wants no more, which is said calmly, until the agent wants it', async ({
    app,
    receiver,
  }) => {
    receiver.next.push(answers(410));
    const page = await webhookSettings(app);
    await page.getByRole('button', { name: 'Add a webhook' }).click();
    await page.getByLabel('Name').fill('Wallboard');
    await page.getByLabel('Address').fill(receiver.url);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText(/It said that it wants no more events/)).toBeVisible();
    const popOver = await app.openWindow();
    await expect(popOver.getByText(/^Wallboard wants no more of your changes/)).toBeVisible();
    await lookAt(popOver, 'webhook-gone');
    await popOver.getByRole('button', { name: 'Look' }).click();
    await page.getByRole('button', { name: 'Send to it again: Wallboard' }).click();
    await receiver.has(2);
    await expect(popOver.getByText(/^Wallboard wants no more/)).toHaveCount(0);
  });
});
