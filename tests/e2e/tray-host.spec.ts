import { startFakeTray } from '../fakes/status-notifier-watcher';
import { expect, test } from './support/fixtures';
import { lookAt } from './support/looks';

test.describe('without a tray on the desktop', () => {
  test('the window opens and says why; a tray that appears late gets the icon', async ({ startSession, startApp }) => {
    const session = await startSession({ keyring: 'unlocked', hasTray: false });
    const app = await startApp({ session });
    expect(await app.ready()).toBe('ready: no tray host, window opened');
    const page = await app.page();
    await expect.poll(() => app.isWindowVisible()).toBe(true);
    const notice = page.getByRole('listitem').filter({ hasText: 'This desktop shows no tray icons' });
    await expect(notice).toBeVisible();
    await lookAt(page, 'no-tray-host');

    const tray = await startFakeTray(session.desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
    try {
      const item = await tray.nextItem();
      const items = await item.menuBecomes((all) => all.some(({ label }) => label === 'Sign in…'));
      expect(items.at(-1)?.label).toBe('Quit');
      await expect(notice).toBeHidden();
      app.trayItem = item;
      expect(await app.quit()).toMatchObject({ exitCode: 0, signal: null });
    } finally {
      await tray.close();
    }
  });

  test('a panel that is restarted gets the icon back', async ({ startSession, startApp }) => {
    const session = await startSession({ keyring: 'unlocked', hasTray: false });
    const address = session.desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
    const panel = await startFakeTray(address);
    const app = await startApp({ session });
    await panel.nextItem();
    expect(await app.ready()).toBe('ready: tray registered');
    await panel.close();
    const restarted = await startFakeTray(address);
    try {
      const item = await restarted.nextItem();
      await item.menuBecomes((items) => items.some(({ label }) => label === 'Sign in…'));
      await item.click('Open Presence Tray');
      await app.page();
    } finally {
      await restarted.close();
    }
  });
});
