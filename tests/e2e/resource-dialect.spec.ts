import { choiceIn } from './support/choice-in';
import { expect, test as base } from './support/fixtures';
import type { LaunchedApp } from './support/launched-app';
import { lookAt } from './support/looks';
import { startResourceCloud, type ResourceCloud } from './support/resource-cloud';

const presence = '/api/v2/users/*/presence';
const mealId = '3fd96123-badb-4f69-bc03-1b1ccc6d8014';

interface Fixtures {
  /** Speaks the presence-resource API; its agent is Available. */
  resourceCloud: ResourceCloud;
  /** The app on it, by client credentials. */
  resourceApp: LaunchedApp;
}

const test = base.extend<Fixtures>({
  resourceCloud: async ({}, use) => {
    const cloud = await startResourceCloud();
    await use(cloud);
    await cloud.dispose();
  },
  resourceApp: async ({ startApp, resourceCloud }, use) => {
    const app = await startApp({ environment: resourceCloud.environment });
    await app.tray.menuBecomes((items) => items.some(({ isChecked, label }) => isChecked && label === 'Available'));
    await use(app);
  },
});

/** The update sequence of the ordering document, done by the app. */
test.describe('the presence-resource API', () => {
  test('signs in by client credentials and offers its four states, nothing else', async ({ resourceApp }) => {
    const page = await resourceApp.openWindow();
    const cells = page.getByRole('gridcell');
    await expect(cells).toHaveCount(4);
    for (const label of ['Available', 'Busy', 'Away', 'Offline']) await expect(choiceIn(page, label)).toBeVisible();
    await lookAt(page, 'resource-dialect');
  });

  test('takes state, availability and reason, each write locked by what was read', async ({
    resourceApp,
    resourceCloud,
  }) => {
    await resourceApp.click('Busy');
    await resourceCloud.holds('BUSY');
    const page = await resourceApp.openWindow();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Busy since/);
    await page.getByRole('button', { name: 'Add a note' }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('Dentist');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Edit note: Dentist' })).toBeVisible();

    // The note shows before the cloud has it.
    await expect.poll(async () => (await resourceCloud.puts()).map(({ status }) => status)).toEqual([200, 200]);
    const puts = await resourceCloud.puts();
    expect(puts.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { presenceState: 'unavailable', presenceAvailability: 'unavailable', reason: '' },
      { presenceState: 'unavailable', presenceAvailability: 'unavailable', reason: 'Dentist' },
    ]);
    for (const { headers } of puts) expect(headers['if-unmodified-since']).toMatch(/ GMT$/);
  });

  test('refuses what may not follow, and names what may', async ({ resourceApp, resourceCloud }) => {
    await resourceApp.click('Busy');
    await resourceCloud.holds('BUSY');
    await resourceApp.tray.menuBecomes((items) =>
      items.some(({ label, isEnabled }) => label === 'Away — Set Available first' && !isEnabled),
    );
  });

  test('goes on after 429 by itself, and after the end of its token', async ({ resourceApp, resourceCloud }) => {
    await resourceCloud.control('faults', {
      path: presence,
      method: 'PUT',
      status: 429,
      times: 1,
      headers: { 'Retry-After': '2' },
    });
    await resourceApp.click('Away');
    await resourceCloud.holds('AWAY');
    expect((await resourceCloud.puts()).map(({ status }) => status)).toEqual([429, 200]);
    await resourceApp.tray.lookBecomes(({ tooltip }) => /^Away since/.test(tooltip) && !tooltip.includes('Setting'));
    await resourceCloud.control('tokens', { action: 'expire' });
    await resourceApp.click('Offline');
    await resourceCloud.holds('OFFLINE');
  });

  for (const [answer, held] of [
    ['Keep Busy', 'MEAL'],
    ['Set Offline', 'OFFLINE'],
  ] as const) {
    test(`asks when another client was faster, and “${answer}” is done`, async ({ resourceApp, resourceCloud }) => {
      const page = await resourceApp.openWindow();
      await resourceCloud.control('faults', {
        path: presence,
        method: 'PUT',
        status: 503,
        headers: { 'Retry-After': '60' },
      });
      await choiceIn(page, 'Offline').click();
      const waiting = page.getByRole('region', { name: 'Offline is not set yet' });
      await expect(waiting).toBeVisible();
      await resourceCloud.clearFaults();
      await resourceCloud.changeElsewhere(mealId);
      await waiting.getByRole('button', { name: 'Try now' }).click();
      const card = page.getByRole('region', { name: 'Changed elsewhere to Busy' });
      await expect(card).toContainText('You chose Offline at the same moment.');
      await card.getByRole('button', { name: answer }).click();
      await expect(card).toBeHidden();
      await resourceCloud.holds(held);
    });
  }
});
