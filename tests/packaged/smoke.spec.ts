import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { runProgram } from '../../scripts/lib/run-program';
import { answerSignInPage, isLive } from '../e2e/support/sign-in';
import { until } from '../e2e/support/until';
import { expect, test } from './support/fixtures';
import { keyringItems } from './support/keyring-items';
import { executableName, isLocalBuild } from './support/release';

const localBuildLine = 'local build: made on another Electron than the pinned one, not for release';

test.describe('the packed app, as an ordinary user starts it', () => {
  test('signs in, sets a presence from the tray, ends with Quit and remembers the sign-in', async ({
    startApp,
    cloud,
    desktop,
  }) => {
    const environment = { GENESYS_ORG_HOST: cloud.url, GENESYS_CLIENT_ID: cloud.publicClientId };
    const app = await startApp({ environment });
    const lines = await app.linesUntilReady();
    expect(lines).toContain('ready: tray registered');
    expect(lines.includes(localBuildLine)).toBe(isLocalBuild());
    await app.tray.lookBecomes(({ tooltip }) => tooltip === 'Signed out');

    await app.tray.click('Sign in…');
    await answerSignInPage(await app.openedAddress(), cloud.agents[0].email);
    await isLive(app);
    await app.tray.lookBecomes(({ tooltip }) => /^Available since/.test(tooltip));
    await expect.poll(() => keyringItems(desktop.busAddress, 'Presence Tray (simulation)')).toBe(1);

    await app.tray.click('Break');
    expect(await cloud.holds('Break')).toMatchObject({ by: { kind: 'api', userId: cloud.agents[0].id } });
    await app.tray.lookBecomes(({ tooltip }) => /^Break since .* · set by you from the tray/.test(tooltip));

    expect(await app.quit()).toBe(0);
    expect(app.processes()).toEqual([]);
    expect(await journalsBelow(desktop.home)).toHaveLength(1);

    const again = await startApp({ environment });
    await isLive(again);
    await again.tray.lookBecomes(({ tooltip }) => /^Break since/.test(tooltip));
    expect(await again.unreadAddresses()).toBe(0);
  });

  test('keeps every window in the sandbox and never switches it off', async ({ startApp, sandboxObstacle }) => {
    test.skip(sandboxObstacle !== undefined, `no sandbox on this machine: ${sandboxObstacle}`);
    const app = await startApp();
    await app.tray.click('Open Presence Tray');
    const renderers = await until('a window has its process', () => {
      const found = app.processes().filter(({ type }) => type === 'renderer');
      return found.length > 0 && found.every(({ hasSeccompFilter }) => hasSeccompFilter) ? found : undefined;
    });
    for (const renderer of renderers) expect(renderer.hasOwnProcessNamespace).toBe(true);
    const processes = app.processes();
    expect(processes.map(({ type }) => type)).toEqual(expect.arrayContaining(['browser', 'zygote', 'utility']));
    const weakened = processes.filter(({ args }) => args.some((arg) => /^--(no-sandbox|disable-.*sandbox)/.test(arg)));
    expect(weakened).toEqual([]);
  });

  test('does not start as root rather than switch the sandbox off', async ({ appFolder, desktop }) => {
    test.skip(process.getuid?.() !== 0, 'only root can try');
    const started = await runProgram(path.join(appFolder, executableName), [], {
      environment: { ...desktop.environment },
      timeLimitMs: 10_000,
    });
    expect(started.timedOut).toBe(false);
    expect(started.exitCode).not.toBe(0);
    expect(started.stderr).toContain('Running as root without --no-sandbox is not supported');
  });

  test('without a chosen cloud is signed out, says so, and does not simulate', async ({ startApp }) => {
    const app = await startApp();
    const items = await app.tray.menuBecomes((all) => all.some(({ label }) => label === 'Signed out'));
    expect(items.map(({ label }) => label)).toEqual([
      'Signed out',
      'Set up Presence Tray…',
      '',
      'Open Presence Tray',
      'Settings…',
      'Quit',
    ]);
    expect((await app.tray.look()).tooltip).toBe('Signed out');
  });

  test('with --simulated works with the simulated organisation and says that it does', async ({ startApp }) => {
    const app = await startApp({ args: ['--simulated'] });
    await isLive(app);
    await app.tray.click('Meal');
    await app.tray.lookBecomes(({ tooltip }) => /^Simulated organisation · Meal since/.test(tooltip));
    expect(await app.quit()).toBe(0);
  });
});

/** The journals that the embedded database has written: it could load its binary. */
async function journalsBelow(folder: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => path.basename(file) === 'journal.db');
  const sizes = await Promise.all(files.map(async (file) => (await stat(path.join(folder, file))).size));
  return files.filter((_, index) => (sizes[index] ?? 0) > 0);
}
