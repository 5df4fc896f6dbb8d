import path from 'node:path';
import { expect, test } from './support/fixtures';
import { freezeKeyring } from './support/frozen-keyring';
import { lookAt } from './support/looks';
import { answerPrompt } from './support/keyring-prompt';
import { answerSignInPage, isLive, signIn } from './support/sign-in';

test.describe('the keyring', () => {
  test.describe('locked', () => {
    test.beforeEach(async ({ startSession, startApp, cloud }) => {
      const app = await startApp({ session: await startSession({ keyring: 'unlocked' }) });
      await signIn(app, cloud);
      await app.quit();
    });

    test('does not hold up the tray, is said to be waited for, and does not hold up Quit', async ({
      startSession,
      startApp,
    }) => {
      const session = await startSession({ keyring: 'locked' });
      const startedAtMs = performance.now();
      const app = await startApp({ session });
      await app.tray.menuBecomes((items) => items.some(({ label }) => label === 'Quit'));
      expect(performance.now() - startedAtMs).toBeLessThan(5_000);
      await app.tray.lookBecomes(({ tooltip }) => tooltip === 'Waiting for your keyring');
      const page = await app.openWindow();
      await expect(page.getByRole('heading', { name: 'Waiting for your keyring' })).toBeVisible();
      await lookAt(page, 'waiting-for-keyring');

      const ending = await app.quit();
      expect(ending).toMatchObject({ exitCode: 0, signal: null });
      expect(ending.tookMs).toBeLessThan(1_000);
    });

    test('gives back the sign-in when its password is typed', async ({ startSession, startApp }) => {
      const session = await startSession({ keyring: 'locked' });
      const app = await startApp({ session });
      await app.tray.lookBecomes(({ tooltip }) => tooltip === 'Waiting for your keyring');
      await answerPrompt(session.desktop, 'password');
      await isLive(app);
    });

    test('can be gone around while its prompt waits: the sign-in lasts until the app quits', async ({
      startSession,
      startApp,
      cloud,
    }) => {
      const session = await startSession({ keyring: 'locked' });
      const app = await startApp({ session });
      await app.tray.lookBecomes(({ tooltip }) => tooltip === 'Waiting for your keyring');
      const page = await app.openWindow();
      await page.getByRole('button', { name: 'Sign in until I quit' }).click();
      await answerSignInPage(await app.openedAddress(), cloud.agents[0].email);
      await isLive(app);
      const settings = await app.openSettings();
      await expect(settings.getByText('Not kept: you are signed in until Presence Tray quits.')).toBeVisible();
      const ending = await app.quit();
      expect(ending).toMatchObject({ exitCode: 0, signal: null });
      expect(ending.tookMs).toBeLessThan(1_000);
    });

    test('is said to be locked when its prompt is closed, and what it holds is not written over', async ({
      startSession,
      startApp,
      cloud,
    }) => {
      const session = await startSession({ keyring: 'locked' });
      const app = await startApp({ session });
      await app.tray.lookBecomes(({ tooltip }) => tooltip === 'Waiting for your keyring');
      await answerPrompt(session.desktop, 'escape');
      const items = await app.tray.menuBecomes((all) => all.some(({ label }) => label === 'Your keyring is locked'));
      expect(items.map(({ label }) => label)).toContain('Sign in…');
      const page = await app.openWindow();
      await expect(page.getByRole('heading', { name: 'Your keyring is locked' })).toBeVisible();
      await lookAt(page, 'keyring-locked');
      expect(await cloud.requests('/oauth/authorize')).toHaveLength(1);
      await app.quit();

      const opened = await startApp({ session: await startSession({ keyring: 'unlocked' }) });
      await isLive(opened);
    });
  });

  test.describe('whose prompt was closed', () => {
    test('is asked once more when the agent signs in, and with its password no browser is needed', async ({
      startSession,
      startApp,
      cloud,
    }) => {
      const before = await startApp({ session: await startSession({ keyring: 'unlocked' }) });
      await signIn(before, cloud);
      await before.quit();
      const session = await startSession({ keyring: 'locked' });
      const app = await startApp({ session });
      await app.tray.lookBecomes(({ tooltip }) => tooltip === 'Waiting for your keyring');
      await answerPrompt(session.desktop, 'escape');
      await app.tray.menuBecomes((items) => items.some(({ label }) => label === 'Your keyring is locked'));
      await app.click('Sign in…');
      await app.tray.lookBecomes(({ tooltip }) => tooltip === 'Waiting for your keyring');
      await answerPrompt(session.desktop, 'password');
      await isLive(app);
      expect(await cloud.requests('/oauth/authorize')).toHaveLength(1);
    });
  });

  test('that answers nothing is said not to answer, holds nothing up, and can be gone around', async ({
    startSession,
    startApp,
    cloud,
  }) => {
    const session = await startSession({ keyring: 'unlocked' });
    const thaw = await freezeKeyring(session.desktop);
    try {
      const app = await startApp({ session });
      await app.tray.menuBecomes((items) => items.some(({ label }) => label === 'Your keyring does not answer'));
      const page = await app.openWindow();
      await expect(page.getByRole('heading', { name: 'Your keyring does not answer' })).toBeVisible();
      await lookAt(page, 'keyring-hanging');
      await signIn(app, cloud);
      await expect(page.getByRole('listitem')).toContainText('you stay signed in only until Presence Tray quits');
      const ending = await app.quit();
      expect(ending).toMatchObject({ exitCode: 0, signal: null });
      expect(ending.tookMs).toBeLessThan(1_000);
    } finally {
      thaw();
    }
  });

  test('absent is no obstacle: the sign-in lasts until the app quits, and the window says so', async ({
    startSession,
    startApp,
    cloud,
  }) => {
    const session = await startSession({ keyring: 'none' });
    const app = await startApp({ session });
    await signIn(app, cloud);
    const page = await app.openWindow();
    await expect(page.getByRole('listitem')).toContainText('you stay signed in only until Presence Tray quits');
    await lookAt(page, 'keyring-absent');
    await app.click('Meal');
    await cloud.holds('Meal');
    await app.quit();
    const restarted = await startApp({ session });
    await restarted.tray.menuBecomes((items) => items.some(({ label }) => label === 'Sign in…'));
  });

  test('that lost what it held is said to be locked, for it may come back, and signing in goes on', async ({
    startSession,
    startApp,
    cloud,
    userData,
  }) => {
    const app = await startApp({ session: await startSession({ keyring: 'unlocked' }) });
    await signIn(app, cloud);
    await app.quit();
    const emptied = await startSession({ keyring: 'unlocked', home: path.join(userData, '../another-home') });
    const restarted = await startApp({ session: emptied });
    await restarted.tray.menuBecomes((items) => items.some(({ label }) => label === 'Your keyring is locked'));
    await signIn(restarted, cloud);
  });
});
