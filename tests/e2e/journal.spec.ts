import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { choiceIn } from './support/choice-in';
import { presencePath } from './support/cloud';
import { expect, test } from './support/fixtures';
import { lookAt } from './support/looks';
import { isLive } from './support/sign-in';

const MINUTE_MS = 60_000;

/** The journal of the one account that an installation has. */
async function journalOf(userData: string): Promise<string> {
  const files = await readdir(userData, { recursive: true });
  const found = files.find((file) => path.basename(file) === 'journal.db');
  if (found === undefined) throw new Error('There is no journal.');
  return path.join(userData, found);
}

test.describe('the journal', () => {
  test('is what the window lists: the last changes with who or what made them, also after a restart', async ({
    app,
    cloud,
    startApp,
  }) => {
    await app.click('Break');
    // Not only at the cloud: a change before its answer is here is a conflict.
    await app.tray.lookBecomes(({ tooltip }) => /^Break since/.test(tooltip));
    await cloud.changeElsewhere('Training');
    await app.tray.lookBecomes(({ tooltip }) => /^Training since/.test(tooltip));
    await app.quit();

    const restarted = await startApp();
    await isLive(restarted);
    const page = await restarted.openWindow();
    await page.getByRole('button', { name: 'Last changes' }).click();
    const changes = page.getByRole('group', { name: 'Last changes' }).getByRole('listitem');
    await expect(changes.nth(0)).toContainText(/Training.*Changed elsewhere/);
    await expect(changes.nth(1)).toContainText(/Break.*Set by you from the tray/);
    await lookAt(page, 'last-changes');
  });

  test('that cannot be read is kept aside, and the window says so', async ({ app, cloud, startApp, userData }) => {
    await app.click('Break');
    await cloud.holds('Break');
    await app.quit();
    const journal = await journalOf(userData);
    await writeFile(journal, 'This is no database, and was not what was written here.\n'.repeat(200));

    const restarted = await startApp();
    await isLive(restarted);
    const page = await restarted.openWindow();
    await expect(page.getByRole('listitem')).toContainText('Your journal could not be read. It is kept aside');
    await lookAt(page, 'journal-reset');
    expect((await readdir(path.dirname(journal))).filter((file) => file.startsWith('journal.db.corrupt-'))).not.toEqual(
      [],
    );
    await choiceIn(page, 'Available').click();
    await cloud.holds('Available');
  });
});

test.describe('a choice that could not be sent', () => {
  /** The app is killed while a choice waits; the journal then says that it was made so long ago. */
  const ages = [
    { minutes: 1, what: 'goes on after a restart, and is set' },
    { minutes: 16, what: 'is given up after a restart when it is too old, and reported' },
  ];
  for (const { minutes, what } of ages) {
    test(`${what}: made ${minutes} min ago`, async ({ app, cloud, startApp, userData }) => {
      await cloud.addFault({ path: presencePath, method: 'PATCH', status: 503, headers: { 'Retry-After': '60' } });
      const page = await app.openWindow();
      await choiceIn(page, 'Meal').click();
      await expect(page.getByRole('region', { name: 'Meal is not set yet' })).toContainText(/Last try by \d/);
      await app.tray.menuBecomes((items) => items.some(({ label }) => /^Last try by \d/.test(label)));
      await app.kill('SIGKILL');
      const journal = new DatabaseSync(await journalOf(userData));
      journal
        .prepare(
          "UPDATE kept SET value = json_set(value, '$.decidedAt', json_extract(value, '$.decidedAt') - ?) WHERE name = 'intent'",
        )
        .run(minutes * MINUTE_MS);
      journal.close();
      await cloud.clearFaults();

      const restarted = await startApp();
      await isLive(restarted);
      if (minutes < 15) {
        await cloud.holds('Meal');
        return;
      }
      await restarted.tray.lookBecomes(({ tooltip }) => tooltip.includes('Meal was not set'));
      const reopened = await restarted.openWindow();
      await expect(reopened.getByRole('region', { name: 'Meal was not set' })).toBeVisible();
      expect((await cloud.ledger()).some(({ systemPresence }) => systemPresence === 'MEAL')).toBe(false);
    });
  }
});
