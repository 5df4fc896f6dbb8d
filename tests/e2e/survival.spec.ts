import { expect, test } from './support/fixtures';
import { isLive } from './support/sign-in';

test.describe('ending and starting', () => {
  test('Quit ends everything with exit status 0', async ({ app }) => {
    await app.openWindow();
    expect(app.processes().length).toBeGreaterThan(1);
    expect(await app.quit()).toMatchObject({ exitCode: 0, signal: null });
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`${signal} ends everything with exit status 0`, async ({ app }) => {
      await app.openWindow();
      expect(await app.kill(signal)).toMatchObject({ exitCode: 0, signal: null });
    });
  }

  test('after kill -9 the app starts clean and shows what the cloud holds', async ({ app, startApp, cloud }) => {
    await app.click('Break');
    await cloud.holds('Break');
    await app.openWindow();
    expect(await app.kill('SIGKILL')).toMatchObject({ signal: 'SIGKILL' });
    await cloud.changeElsewhere('Available');
    const writesBefore = (await cloud.ledger()).length;

    const restarted = await startApp();
    expect(await restarted.ready()).toBe('ready: tray registered');
    await isLive(restarted);
    await restarted.tray.lookBecomes(({ tooltip }) => /^Available since/.test(tooltip));
    expect(restarted.electron.windows()).toEqual([]);
    expect(await cloud.ledger()).toHaveLength(writesBefore);
  });

  test('a second start shows the window of the first and ends at once with exit status 0', async ({ app }) => {
    expect(await app.isWindowVisible()).toBe(false);
    const second = await app.startAgain();
    expect(second).toMatchObject({ exitCode: 0, signal: null, output: '' });
    await app.page();
    await expect.poll(() => app.isWindowVisible()).toBe(true);
  });
});
