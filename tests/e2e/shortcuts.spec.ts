import { expect, test } from './support/fixtures';
import { lookAt } from './support/looks';
import { startWindowManager } from './support/window-manager';

test('keys that were recorded set a presence from any program, after a restart too, until they are removed', async ({
  app,
  startApp,
  cloud,
  session,
}) => {
  const hands = await startWindowManager(session.desktop);
  try {
    const page = await app.openSettings();
    await page.getByRole('button', { name: 'Shortcuts', exact: true }).click();
    await page.getByRole('combobox', { name: 'New shortcut' }).selectOption('Break');
    await page.getByRole('button', { name: 'Record keys for: Break' }).focus();
    await hands.activate('Presence Tray settings');
    await hands.press('Return');
    await expect(page.getByRole('button', { name: 'Press keys…' })).toBeFocused();
    await lookAt(page, 'shortcut-recording');
    await hands.press('ctrl+alt+b');
    await expect(page.getByRole('button', { name: 'Ctrl Alt B. Record other keys for: Break' })).toBeVisible();
    await lookAt(page, 'shortcut-recorded');
    await page.close();

    await hands.press('ctrl+alt+b');
    await cloud.holds('Break');
    await app.tray.menuBecomes((items) => items.some(({ label }) => label === 'Set by you with a shortcut'));
    await app.quit();

    await cloud.changeElsewhere('Available');
    const next = await startApp();
    await next.tray.menuBecomes((items) => items.some(({ label }) => label?.startsWith('Available since')));
    await hands.press('ctrl+alt+b');
    await cloud.holds('Break');

    const again = await next.openSettings();
    await again.getByRole('button', { name: 'Shortcuts', exact: true }).click();
    await again.getByRole('button', { name: 'Remove the shortcut for: Break' }).click();
    await expect(again.getByText('Break', { exact: true })).toBeHidden();
  } finally {
    await hands.end();
  }
});

test('keys that another program has are said to be taken, and are had when it lets go of them', async ({
  app,
  startApp,
  userData,
  session,
}) => {
  const hands = await startWindowManager(session.desktop);
  const other = await startApp({ userData: `${userData}-other`, args: ['--simulated'] });
  try {
    for (const one of [app, other]) {
      const page = await one.openSettings();
      await page.getByRole('button', { name: 'Shortcuts', exact: true }).click();
      await page.getByRole('combobox', { name: 'New shortcut' }).selectOption('Show or hide Presence Tray');
      await page.getByRole('button', { name: 'Record keys for: Show or hide Presence Tray' }).click();
      await page.keyboard.press('F9');
      await expect(page.getByRole('button', { name: /^F9\./ })).toBeVisible();
    }
    const page = await other.settings();
    const taken = page.getByText('Another program has these keys. Choose others.');
    await expect(taken).toBeVisible();
    await lookAt(page, 'shortcut-taken');
    await hands.press('F9');
    await app.page();
    await expect.poll(() => app.isWindowVisible()).toBe(true);
    await page.getByRole('button', { name: /^F9\./ }).click();
    await page.keyboard.press('F8');
    await expect(page.getByRole('button', { name: /^F8\./ })).toBeVisible();
    await expect(taken).toBeHidden();
  } finally {
    await hands.end();
  }
});
