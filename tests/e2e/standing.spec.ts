import type { Cloud } from './support/cloud';
import { presencePath } from './support/cloud';
import { choiceIn } from './support/choice-in';
import { expect, test } from './support/fixtures';
import type { LaunchedApp } from './support/launched-app';
import { lookAt } from './support/looks';
import { signIn } from './support/sign-in';

const has = (app: LaunchedApp, label: string) =>
  app.tray.menuBecomes((items) => items.some((item) => item.label === label));
const hasNot = (app: LaunchedApp, label: string) =>
  app.tray.menuBecomes((items) => !items.some((item) => item.label === label));
const isNow = (app: LaunchedApp, label: string) =>
  app.tray.menuBecomes((items) => items.some((item) => item.isChecked && item.label === label));

/** On Queue, with the routing status that the cloud then gives. */
async function onQueue(app: LaunchedApp, cloud: Cloud, status: string): Promise<void> {
  await app.click('On Queue');
  await isNow(app, 'On Queue');
  await routing(cloud, status);
}

const routing = (cloud: Cloud, status: string): Promise<void> =>
  cloud.control('routing', { userId: cloud.agents[0].id, status });

test.describe('leaving the queue during an interaction', () => {
  test('is told as what follows, in tray and window, and happens when the interaction has ended', async ({
    app,
    cloud,
  }) => {
    await cloud.control('settings', { requestingOffQueueEnabled: true });
    await onQueue(app, cloud, 'INTERACTING');
    const page = await app.openWindow();
    await choiceIn(page, 'Break').click();
    const card = page.getByRole('region', { name: 'Next: Break, after this interaction' });
    await expect(card).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/^On Queue since/);
    await has(app, 'Next: Break, after this interaction');
    await app.tray.lookBecomes(({ tooltip }) => /^On Queue since .*next: Break/.test(tooltip));
    await lookAt(page, 'leaving-the-queue');
    await routing(cloud, 'IDLE');
    await cloud.holds('Break');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Break since/);
    await expect(card).toBeHidden();
  });

  test('is taken back in the window, and in the menu', async ({ app, cloud }) => {
    await cloud.control('settings', { requestingOffQueueEnabled: true });
    await onQueue(app, cloud, 'INTERACTING');
    const page = await app.openWindow();
    await choiceIn(page, 'Break').click();
    const card = page.getByRole('region', { name: 'Next: Break, after this interaction' });
    await card.getByRole('button', { name: 'Stay On Queue' }).click();
    await expect(card).toBeHidden();
    await app.click('Meal');
    await has(app, 'Next: Meal, after this interaction');
    await app.click('Stay On Queue');
    await hasNot(app, 'Next: Meal, after this interaction');
    await routing(cloud, 'IDLE');
    await expect(page.getByText('Idle', { exact: true })).toBeVisible();
    await isNow(app, 'On Queue');
    expect((await cloud.ledger()).at(-1)?.systemPresence).toBe('ON_QUEUE');
  });
});

test.describe('an agent who did not respond', () => {
  const goBack = 'You are not responding: go back to Idle';

  test('sees it in the icon, and one click in the menu clears it', async ({ app, cloud }) => {
    await onQueue(app, cloud, 'IDLE');
    const before = await app.tray.look();
    await routing(cloud, 'NOT_RESPONDING');
    const attention = await app.tray.lookBecomes(({ tooltip }) => tooltip.includes('not responding'));
    expect(attention.pixels.equals(before.pixels)).toBe(false);
    await app.click(goBack);
    const after = await app.tray.lookBecomes(({ tooltip }) => !tooltip.includes('not responding'));
    expect(after.pixels.equals(before.pixels)).toBe(true);
    expect((await cloud.requests('/api/v2/users/*/routingstatus')).at(-1)).toMatchObject({
      method: 'PUT',
      status: 200,
    });
  });

  test('clears it with one click in the window', async ({ app, cloud }) => {
    await onQueue(app, cloud, 'NOT_RESPONDING');
    const page = await app.openWindow();
    const card = page.getByRole('region', { name: 'You are not responding' });
    await expect(card).toBeVisible();
    await lookAt(page, 'not-responding');
    await card.getByRole('button', { name: 'Go back to Idle' }).click();
    await expect(card).toBeHidden();
    await hasNot(app, goBack);
  });
});

test('when others see Microsoft Teams, the agent is told, and claims the place back by a click only', async ({
  app,
  cloud,
}) => {
  const page = await app.openWindow();
  const userId = cloud.agents[0].id;
  await cloud.control('presence', { userId, primary: false, otherSource: 'MICROSOFTTEAMS' });
  const card = page.getByRole('region', { name: 'Others see Microsoft Teams' });
  await expect(card).toBeVisible();
  await has(app, 'Others see Microsoft Teams');
  await lookAt(page, 'another-source');
  await choiceIn(page, 'Meal').click();
  await cloud.holds('Meal');
  expect((await cloud.ledger()).at(-1)?.isPrimary).toBe(false);
  await card.getByRole('button', { name: 'Use Genesys Cloud' }).click();
  await expect(card).toBeHidden();
  await hasNot(app, 'Others see Microsoft Teams');
  const patches = (await cloud.requests(presencePath)).filter(({ method }) => method === 'PATCH');
  expect(patches.at(-1)).toMatchObject({ body: JSON.stringify({ primary: true }), status: 200 });
});

test('Out of Office is told in tray and window, and goes with it', async ({ app, cloud }) => {
  const page = await app.openWindow();
  const asked = await cloud.requests('/api/v2/users/me');
  const write = (body: object): Promise<Response> =>
    fetch(`${cloud.url}/api/v2/users/${cloud.agents[0].id}/outofoffice`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', Authorization: asked.at(-1)?.headers['authorization'] ?? '' },
      body: JSON.stringify(body),
    });
  expect((await write({ active: true, indefinite: true })).status).toBe(200);
  await expect(page.getByRole('listitem').filter({ hasText: 'Out of Office' })).toBeVisible();
  await has(app, 'Out of Office');
  await lookAt(page, 'out-of-office');
  await write({ active: false });
  await hasNot(app, 'Out of Office');
  await expect(page.getByText('Out of Office')).toBeHidden();
});

test('a missing permission is named, goes to the clipboard by a click, and its row says so from then on', async ({
  startApp,
  cloud,
}) => {
  const clerk = cloud.agents[2];
  await cloud.changeElsewhere('Available', clerk);
  const app = await startApp();
  await signIn(app, cloud, clerk);
  const page = await app.openWindow();
  await choiceIn(page, 'On Queue').click();
  const permission = 'Routing > Agent > On Queue';
  const card = page.getByRole('region', { name: 'On Queue was not set' });
  await expect(card).toContainText(`Your role lacks the permission ${permission}.`);
  await card.getByRole('button', { name: 'Copy its name' }).click();
  await expect(card.getByRole('button', { name: 'Name copied' })).toBeVisible();
  expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(permission);
  await card.getByRole('button', { name: 'Dismiss' }).click();
  await expect(choiceIn(page, 'On Queue')).toHaveAccessibleDescription(`Your role lacks ${permission}`);
  await has(app, `On Queue — Your role lacks ${permission}`);
});
