import { choiceIn } from './support/choice-in';
import { expect, test } from './support/fixtures';
import { lookAt } from './support/looks';

test.describe('the window', () => {
  test('reads as the present presence, a filter, every choice in three groups, the account and the note', async ({
    app,
  }) => {
    const page = await app.openWindow();
    await expect(page.locator('body')).toMatchAriaSnapshot(`
      - main:
        - heading /^Available since .* Set before Presence Tray started\\. No note$/ [level=1]
        - combobox "Filter" [expanded]
        - radiogroup "For how long":
          - radio "No end" [checked]
          - text: No end
          - radio "15"
          - text: "15"
          - radio "30"
          - text: "30"
          - radio "60 min"
          - text: 60 min
        - grid "Set your status":
          - rowgroup:
            - row "Available":
              - gridcell "Available" [selected]
            - row "On Queue"
          - rowgroup:
            - row "Busy After-call admin"
            - row "Break"
            - row "Meal"
            - row /Meeting/
            - row "Training Coaching"
          - rowgroup:
            - row "Away Comfort break"
            - row "Offline"
        - 'button "Account: Lakeside Insurance (simulated)"'
        - paragraph: Live
        - button "Add a note"
      - status
      - alert
    `);
    await lookAt(page, 'available');
  });

  test('sets the presence that is clicked', async ({ app, cloud }) => {
    const page = await app.openWindow();
    await choiceIn(page, 'Meal').click();
    await cloud.holds('Meal');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Meal since .*[,.] Set by you in the window/);
    await expect(choiceIn(page, 'Meal')).toHaveAttribute('aria-current', 'true');
    await app.tray.lookBecomes(({ tooltip }) => /^Meal since .* · set by you in the window/.test(tooltip));
  });

  test('sets a presence for a while, and takes its end away again from the tray', async ({ app, cloud }) => {
    const page = await app.openWindow();
    // Coming to the front forgets a length.
    await expect.poll(() => app.isWindowVisible()).toBe(true);
    await expect(async () => {
      await page.keyboard.press('Alt+Digit3');
      await expect(page.getByText(/^Lasts until .+, then you are reminded/)).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await lookAt(page, 'length');
    await choiceIn(page, 'Meal').click();
    await cloud.holds('Meal');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('. Until ');
    await app.tray.lookBecomes(({ tooltip }) => /^Meal since .* · until /.test(tooltip));
    await app.tray.click('No end for Meal');
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText('. Until ');
    await cloud.holds('Meal');
  });

  test('sets the presence whose number is pressed', async ({ app, cloud }) => {
    const page = await app.openWindow();
    const training = choiceIn(page, 'Training');
    const number = await training.getAttribute('aria-keyshortcuts');
    await page.keyboard.press(number ?? 'Escape');
    await cloud.holds('Training');
    await expect(training).toHaveAttribute('aria-current', 'true');
  });

  test('filters while one types, and Enter sets the first that is left', async ({ app, cloud }) => {
    const page = await app.openWindow();
    await page.keyboard.type('admin');
    await expect(page.getByRole('gridcell')).toHaveCount(1);
    await lookAt(page, 'filter');
    await page.keyboard.press('Enter');
    await cloud.holds('After-call admin');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('After-call admin since');
    await expect(page.getByRole('combobox', { name: 'Filter' })).toHaveValue('');
  });

  test('sets a secondary presence by its pill', async ({ app, cloud }) => {
    const page = await app.openWindow();
    await choiceIn(page, 'Coaching').click();
    await cloud.holds('Coaching');
    await expect(choiceIn(page, 'Coaching')).toHaveAttribute('aria-current', 'true');
    await lookAt(page, 'secondary');
  });

  test('sets a note and leaves the presence as it is', async ({ app, cloud }) => {
    const page = await app.openWindow();
    await page.keyboard.press('Control+e');
    await page.getByRole('textbox', { name: 'Note' }).fill('Back at half past');
    await lookAt(page, 'note-editing');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Edit note: Back at half past' })).toBeVisible();
    await lookAt(page, 'available-with-note');
    await expect
      .poll(async () => (await cloud.ledger()).at(-1))
      .toMatchObject({
        message: 'Back at half past',
        definitionId: cloud.definitionId('Available'),
        previousDefinitionId: cloud.definitionId('Available'),
      });
    const items = await app.tray.menuBecomes((all) => all.some(({ label }) => label === 'Note: Back at half past'));
    expect(items.some(({ label }) => label.startsWith('Available since'))).toBe(true);
  });

  test('Esc hides it, and the next opening shows it at once', async ({ app }) => {
    const page = await app.openWindow();
    await expect.poll(() => app.isWindowVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => app.isWindowVisible()).toBe(false);
    await app.click('Open Presence Tray');
    await expect.poll(() => app.isWindowVisible()).toBe(true);
    expect(app.electron.windows()).toEqual([page]);
    await expect(page.getByRole('combobox', { name: 'Filter' })).toBeFocused();
  });

  test('the account shows who is signed in, and signs out', async ({ app, cloud }) => {
    const page = await app.openWindow();
    await page.getByRole('button', { name: 'Account: Lakeside Insurance' }).click();
    await expect(page.getByRole('region', { name: cloud.agents[0].name })).toContainText(new URL(cloud.url).host);
    await lookAt(page, 'account');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await lookAt(page, 'sign-out');
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Signed out' })).toBeVisible();
    await lookAt(page, 'signed-out-by-user');
    await app.tray.lookBecomes(({ tooltip }) => tooltip === 'Signed out');
    await expect
      .poll(async () => (await cloud.requests('/api/v2/tokens/me')).map(({ method }) => method))
      .toContain('DELETE');
    expect((await cloud.ledger()).at(-1)?.definitionId).toBe(cloud.definitionId('Available'));
  });
});
