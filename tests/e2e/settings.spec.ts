import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectFolder } from '../../scripts/lib/project';
import { expect, test, type Session } from './support/fixtures';
import { launchArguments } from './support/launch-options';
import { lookAt } from './support/looks';
import { knownRuntime } from './support/runtime';
import { until } from './support/until';

test.describe('the settings', () => {
  test('open from the tray in a titled window of their own, and a second time it is the same one', async ({
    startApp,
  }) => {
    const app = await startApp();
    const page = await app.openSettings();
    await expect(page).toHaveTitle('Presence Tray settings');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Account');
    const windows = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((one) => [one.getTitle(), one.isResizable(), one.getContentSize()]),
    );
    expect(windows).toEqual([['Presence Tray settings', true, [820, 640]]]);
    await lookAt(page, 'settings-first');
    expect(await app.openSettings()).toBe(page);
    expect(app.electron.windows()).toEqual([page]);
  });

  test('open by Ctrl+comma in the window, and are gone by Ctrl+W, renderer and all', async ({ app }) => {
    await (await app.openWindow()).keyboard.press('Control+,');
    const page = await app.settings();
    const gone = page.waitForEvent('close');
    // The window may be gone before the key is let go.
    await page.keyboard.press('Control+w').catch(() => undefined);
    await gone;
    expect(await app.electron.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  });

  test('a theme that is chosen holds at once in every window, and after a restart', async ({
    app,
    startApp,
    userData,
  }) => {
    const popOver = await app.openWindow();
    const page = await app.openSettings();
    await page.getByRole('button', { name: 'General' }).click();
    await page.getByText('Dark', { exact: true }).click();
    for (const one of [page, popOver]) await expect(one.locator('html')).toHaveAttribute('data-theme', 'dark');
    await until('it is kept', async () =>
      (await readFile(path.join(userData, 'settings.json'), 'utf8')).includes('dark') ? true : undefined,
    );
    await app.quit();
    const restarted = await (await startApp()).openSettings();
    await restarted.getByRole('button', { name: 'General' }).click();
    await expect(restarted.getByRole('radio', { name: 'Dark' })).toBeChecked();
    await expect(restarted.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('what may not be asked of main by a window may not be asked by this one', async ({ startApp }) => {
    const page = await (await startApp()).openSettings();
    const home = page.url();
    expect(await page.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
    await page.evaluate(() => void (location.href = 'https://example.com/')).catch(() => undefined);
    expect(page.url()).toBe(home);
    expect(await page.evaluate(() => fetch('https://example.com/').catch(() => 'refused'))).toBe('refused');
    expect(await page.evaluate(() => typeof (globalThis as { process?: unknown }).process)).toBe('undefined');
  });
});

test.describe('what the organisation decides', () => {
  const policyOf = async (userData: string, policy: string): Promise<string> => {
    const folder = path.join(userData, '../policy');
    await mkdir(folder);
    await writeFile(path.join(folder, 'policy.json'), policy);
    return `--policy-folder=${folder}`;
  };

  test('holds over the person’s own and over the environment, is shown with its lock, and cannot be changed', async ({
    startApp,
    userData,
    cloud,
  }) => {
    await writeFile(path.join(userData, 'settings.json'), '{ "version": 1, "theme": "light" }');
    const policy = await policyOf(userData, JSON.stringify({ theme: 'dark', orgHost: cloud.url }));
    const app = await startApp({ args: [policy], environment: { GENESYS_ORG_HOST: 'mypurecloud.example' } });
    const page = await app.openSettings();
    await page.getByRole('button', { name: 'General' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(page.getByText('Set by your organisation')).toBeVisible();
    await expect(page.getByRole('radio')).toHaveCount(0);
    const refused = await page.evaluate(() =>
      (
        globalThis as unknown as { presenceTray: { request(name: string, input: unknown): Promise<unknown> } }
      ).presenceTray.request('settings.update', { theme: 'light' }),
    );
    expect(refused).toMatchObject({ ok: false, error: { code: 'DECIDED' } });
    await lookAt(page, 'settings-decided');
    await app.tray.menuBecomes((items) => items.some(({ label }) => label === 'Sign in…'));
  });

  test('with a mistake holds not at all, and every window says so', async ({ startApp, userData }) => {
    const policy = await policyOf(userData, '{ "theme": "dark", "colour": "red" }');
    const app = await startApp({ args: [policy] });
    const page = await app.openWindow();
    await expect(page.getByRole('listitem')).toContainText('Your organisation’s settings have a mistake');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'system');
    await lookAt(page, 'policy-ignored');
  });
});

test.describe('--effective-config', () => {
  const print = (desktop: Session['desktop'], userData: string, args: readonly string[], environment = {}) =>
    new Promise<{ readonly code: number | null; readonly text: string }>((resolve, reject) => {
      const options = {
        environment: { ...desktop.env, ...environment },
        userData,
        scratch: userData,
        tray: null,
        args,
      };
      const program = spawn(knownRuntime().executable, launchArguments(options), {
        cwd: projectFolder,
        env: options.environment,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      let text = '';
      program.stdout.setEncoding('utf8').on('data', (more: string) => (text += more));
      program.once('error', reject).once('close', (code) => resolve({ code, text }));
    });

  test('prints every setting with its origin, hides secrets, starts nothing, and says with 1 that something is wrong', async ({
    session,
    userData,
  }) => {
    await writeFile(path.join(userData, 'settings.json'), '{ "version": 1, "theme": "light" }');
    const environment = { GENESYS_ORG_HOST: 'mypurecloud.de', GENESYS_CLIENT_SECRET: 'marked-secret' };
    const right = await print(session.desktop, userData, ['--effective-config'], environment);
    expect(right.code).toBe(0);
    expect(right.text).toMatch(/^theme +"light" +user \(.*settings\.json\)$/m);
    expect(right.text).toMatch(/^orgHost +"mypurecloud\.de" +environment \(GENESYS_ORG_HOST\)$/m);
    expect(right.text).toMatch(/^dialect +"platform" +default$/m);
    expect(right.text).not.toContain('marked-secret');
    const wrong = await print(session.desktop, userData, ['--effective-config=json'], { GENESYS_DIALECT: 'esperanto' });
    expect(wrong.code).toBe(1);
    expect(JSON.parse(wrong.text)).toMatchObject({ problems: [{ source: 'environment', from: 'GENESYS_DIALECT' }] });
  });
});
