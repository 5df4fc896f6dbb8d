import { presencePath } from './support/cloud';
import { choiceIn } from './support/choice-in';
import { expect, test } from './support/fixtures';
import { lookAt } from './support/looks';
import { signIn } from './support/sign-in';

test.describe('when the cloud is slow or says no', () => {
  test('a choice is shown as being set until the cloud has taken it, the old presence on top', async ({
    app,
    cloud,
  }) => {
    const page = await app.openWindow();
    const before = await app.tray.look();
    await cloud.addFault({ path: presencePath, method: 'PATCH', latencyMs: 5_000 });
    await choiceIn(page, 'Break').click();
    await expect(page.getByRole('gridcell', { name: 'Break being set' })).toBeVisible();
    await expect(page.getByRole('heading', { level: 2 })).toContainText('Setting Break.');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Available since/);
    const pending = await app.tray.lookBecomes(({ tooltip }) => /^Available since .* · Setting Break…/.test(tooltip));
    await lookAt(page, 'being-set');
    expect(pending.pixels.equals(before.pixels)).toBe(false);
    await cloud.holds('Break');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Break since/);
  });

  test('a choice waits while the cloud is down, says when it is tried next, and is set when the cloud is back', async ({
    app,
    cloud,
  }) => {
    const page = await app.openWindow();
    await cloud.addFault({ path: presencePath, method: 'PATCH', status: 503, headers: { 'Retry-After': '30' } });
    await choiceIn(page, 'Meal').click();
    const card = page.getByRole('region', { name: 'Meal is not set yet' });
    await expect(card).toContainText(/Genesys Cloud has a problem of its own just now. Next try in \d+\ss\./);
    const items = await app.tray.menuBecomes((all) => all.some(({ label }) => label === 'Meal is not set yet'));
    expect(items.map(({ label }) => label)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Next try at /), 'Try now', 'Do not set Meal']),
    );
    await lookAt(page, 'waiting');
    await cloud.clearFaults();
    await card.getByRole('button', { name: 'Try now' }).click();
    await cloud.holds('Meal');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Meal since/);
    await expect(card).toBeHidden();
  });

  test('a choice that waits can be withdrawn in the window', async ({ app, cloud }) => {
    const page = await app.openWindow();
    await cloud.addFault({ path: presencePath, method: 'PATCH', status: 503, headers: { 'Retry-After': '60' } });
    await choiceIn(page, 'Meal').click();
    await page.getByRole('button', { name: 'Stay Available' }).click();
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(0);
    await cloud.clearFaults();
    const items = await app.tray.menuBecomes((all) => !all.some(({ label }) => label.includes('Meal is not set')));
    expect(items.find(({ isChecked }) => isChecked)?.label).toBe('Available');
    expect((await cloud.ledger()).some(({ systemPresence }) => systemPresence === 'MEAL')).toBe(false);
  });

  test('a choice that waits can be withdrawn in the menu', async ({ app, cloud }) => {
    await cloud.addFault({ path: presencePath, method: 'PATCH', status: 503, headers: { 'Retry-After': '60' } });
    await app.click('Break');
    await app.tray.menuBecomes((all) => all.some(({ label }) => label === 'Break is not set yet'));
    await app.click('Do not set Break');
    await app.tray.lookBecomes(({ tooltip }) => /^Available since/.test(tooltip) && !tooltip.includes('Break'));
  });

  for (const [answer, label] of [
    ['Keep Training', 'Training'],
    ['Set Meal', 'Meal'],
  ] as const) {
    test(`a change made elsewhere while a choice waits is asked about, and “${answer}” is done`, async ({
      app,
      cloud,
    }) => {
      const page = await app.openWindow();
      await cloud.addFault({ path: presencePath, method: 'PATCH', status: 503, headers: { 'Retry-After': '60' } });
      await choiceIn(page, 'Meal').click();
      await expect(page.getByRole('region', { name: 'Meal is not set yet' })).toBeVisible();
      await cloud.clearFaults();
      await cloud.changeElsewhere('Training');
      const card = page.getByRole('region', { name: 'Changed elsewhere to Training' });
      await expect(card).toContainText('You chose Meal at the same moment.');
      await app.tray.menuBecomes((all) =>
        all.some((item) => item.label === 'Changed elsewhere to Training; you chose Meal'),
      );
      if (label === 'Meal') await lookAt(page, 'conflict');
      await card.getByRole('button', { name: answer }).click();
      await expect(card).toBeHidden();
      await expect(page.getByRole('heading', { level: 1 })).toContainText(new RegExp(`^${label} since`));
      await cloud.holds(label);
    });
  }

  test('a choice that the cloud refuses is given up, with the reason', async ({ app, cloud }) => {
    const page = await app.openWindow();
    await cloud.addFault({
      path: presencePath,
      method: 'PATCH',
      status: 400,
      body: { code: 'bad.request', status: 400, message: 'Not during the audit' },
    });
    await choiceIn(page, 'Meeting').click();
    const card = page.getByRole('region', { name: 'Meeting was not set' });
    await expect(card).toContainText('Genesys Cloud refused it: Not during the audit');
    await app.tray.lookBecomes(({ tooltip }) => /^Available since .* · Meeting was not set/.test(tooltip));
    await lookAt(page, 'not-set');
    await card.getByRole('button', { name: 'Dismiss' }).click();
    await expect(card).toBeHidden();
  });

  test('a presence that the transition rules forbid is refused with what to set first', async ({ app, cloud }) => {
    await cloud.changeElsewhere('Break');
    const page = await app.openWindow();
    const away = choiceIn(page, 'Away');
    await expect(away).toHaveAttribute('aria-disabled', 'true');
    await expect(away).toHaveAccessibleDescription(/^Set Available( or .*)? first$/);
    await lookAt(page, 'forbidden-choices');
    // Not `click`, which waits for it to be enabled.
    await away.dispatchEvent('click');
    await expect(page.getByRole('status')).toContainText('Away cannot be set: Set Available');
    expect((await cloud.ledger()).at(-1)?.systemPresence).toBe('BREAK');
  });

  test('an agent without the permission is told so when they choose On Queue', async ({ startApp, cloud }) => {
    const clerk = cloud.agents[2];
    await cloud.changeElsewhere('Available', clerk);
    const app = await startApp();
    await signIn(app, cloud, clerk);
    const page = await app.openWindow();
    await choiceIn(page, 'On Queue').click();
    await expect(page.getByRole('region', { name: 'On Queue was not set' })).toContainText('Your role lacks');
    await lookAt(page, 'permission-missing');
    expect((await cloud.ledger(clerk)).at(-1)?.definitionId).toBe(cloud.definitionId('Available'));
  });

  test('an ended token is said, the choice is kept, and the next sign-in sets it', async ({ app, cloud }) => {
    // The choice waits first: the app may notice by itself that the token has ended, and then offers none.
    await cloud.addFault({ path: presencePath, method: 'PATCH', status: 503, headers: { 'Retry-After': '1' } });
    await app.click('Meal');
    await app.tray.menuBecomes((all) => all.some(({ label }) => label === 'Meal is not set yet'));
    await cloud.control('tokens', { action: 'expire' });
    await cloud.clearFaults();
    await app.tray.menuBecomes((all) =>
      all.some(({ label }) => /^Meal will be set when you have signed in before \d/.test(label)),
    );
    const page = await app.openWindow();
    await expect(page.getByRole('heading', { name: 'Genesys Cloud ended your sign-in' })).toBeVisible();
    await lookAt(page, 'sign-in-ended');
    await signIn(app, cloud);
    await cloud.holds('Meal');
  });

  test('a lost connection is said and comes back by itself', async ({ app, cloud }) => {
    await cloud.addFault({ path: '/api/v2/**', action: 'drop-connection' });
    await cloud.control('socket', { action: 'drop' });
    const page = await app.openWindow();
    await app.tray.lookBecomes(({ tooltip }) => tooltip.includes('No connection to Genesys Cloud'));
    await expect(page.locator('footer')).toContainText('No connection');
    await lookAt(page, 'no-connection');
    await cloud.clearFaults();
    await cloud.changeElsewhere('Training');
    await app.tray.lookBecomes(({ tooltip }) => /^Training since/.test(tooltip) && !tooltip.includes('onnect'));
  });
});
