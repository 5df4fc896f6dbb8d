import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';

declare const presenceTray: {
  request(name: string, ...input: unknown[]): Promise<{ ok: boolean; error?: { code: string } }>;
};

/** Where it leads nobody: a server of the test would prove no more, for nothing may leave at all. */
const elsewhere = 'https://example.com/';

/** What a page's attempt came to: the value, or the name of what was thrown. */
async function attempt<Value>(page: Page, act: (address: string) => Value | Promise<Value>): Promise<unknown> {
  return page.evaluate(act, elsewhere).catch((error: unknown) => `refused: ${String(error).slice(0, 120)}`);
}

test.describe('the window is shut in', () => {
  test('it cannot open another window, go elsewhere, or embed a page', async ({ app }) => {
    const page = await app.openWindow();
    const home = page.url();
    expect(await attempt(page, (address) => window.open(address) === null)).toBe(true);
    await attempt(page, (address) => void (location.href = address));
    await attempt(page, (address) => {
      const link = Object.assign(document.createElement('a'), { href: address, target: '_blank' });
      document.body.append(link);
      link.click();
      link.remove();
    });
    const framed = await page.evaluate(async (address) => {
      const frame = Object.assign(document.createElement('iframe'), { src: address });
      const loaded = new Promise<void>((resolve) => frame.addEventListener('load', () => resolve()));
      document.body.append(frame);
      await loaded;
      const isOurs = frame.contentDocument !== null && frame.contentDocument.body.childElementCount > 0;
      frame.remove();
      return isOurs;
    }, elsewhere);
    expect(framed).toBe(false);
    expect(page.url()).toBe(home);
    expect(app.electron.windows()).toHaveLength(1);
    // Not by a locator: Playwright waits for the end of the navigation that was refused.
    expect(await page.evaluate(() => document.querySelector('h1') !== null)).toBe(true);
  });

  test('it cannot fetch anything, not even from the cloud that the app is signed in to', async ({ app, cloud }) => {
    const page = await app.openWindow();
    for (const address of [elsewhere, `${cloud.url}/api/v2/users/me`, 'file:///etc/passwd']) {
      const fetched = await page.evaluate(
        (url) =>
          fetch(url, { mode: 'no-cors' }).then(
            () => 'fetched',
            (error: unknown) => (error instanceof TypeError ? 'refused' : String(error)),
          ),
        address,
      );
      expect(fetched, address).toBe('refused');
    }
    const socket = await page.evaluate(
      (url) =>
        new Promise((resolve) => {
          try {
            const opened = new WebSocket(url);
            opened.onopen = () => resolve('open');
            opened.onerror = () => resolve('refused');
          } catch {
            resolve('refused');
          }
        }),
      cloud.url.replace('http', 'ws'),
    );
    expect(socket).toBe('refused');
    const origins = (await cloud.requests('**')).map(({ headers }) => headers['origin']);
    expect(origins.filter((origin) => origin !== undefined)).toEqual([]);
  });

  test('it gets no permission', async ({ app }) => {
    const page = await app.openWindow();
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
    const states = await page.evaluate(async () =>
      Promise.all(
        (['geolocation', 'camera', 'microphone', 'notifications', 'midi'] as const).map(
          async (name) => (await navigator.permissions.query({ name })).state,
        ),
      ),
    );
    expect(new Set(states)).toEqual(new Set(['denied']));
    const position = await page.evaluate(
      () =>
        new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('told'),
            ({ code }) => resolve(code),
          ),
        ),
    );
    expect(position).toBe(1);
    expect(await attempt(page, () => navigator.clipboard.readText())).toMatch(/^refused/);
  });

  test('it has nothing of Node and can run no text as code', async ({ app }) => {
    const page = await app.openWindow();
    expect(
      await page.evaluate(() => ['require', 'process', 'Buffer', 'module'].filter((name) => name in window)),
    ).toEqual([]);
    expect(await page.evaluate(() => Object.keys(presenceTray).sort())).toEqual(['on', 'request']);
    // From a timer, because what is evaluated from outside is freed from the policy while it runs.
    const texts = await page.evaluate(async () => {
      const attempts: readonly (() => unknown)[] = [
        () => globalThis.eval('1') as unknown,
        () => (document.body.innerHTML = '<b>x</b>'),
        () => Object.assign(document.createElement('script'), { text: '1' }),
      ];
      await new Promise((resolve) => setTimeout(resolve));
      return attempts.map((act) => {
        try {
          act();
          return 'done';
        } catch (error) {
          return error instanceof Error ? error.name : 'thrown';
        }
      });
    });
    expect(texts).toEqual(['EvalError', 'TypeError', 'TypeError']);
  });

  test('what it asks for is checked: bad input and unknown presences are refused with a code', async ({
    app,
    cloud,
  }) => {
    const page = await app.openWindow();
    const ask = (name: string, ...input: unknown[]): Promise<unknown> =>
      page.evaluate(
        async ([request, args]) => {
          const answer = await presenceTray
            .request(request, ...args)
            .catch((error: unknown) => ({ ok: false, error: { code: String(error) } }));
          return answer.ok ? 'ok' : answer.error?.code;
        },
        [name, input] as const,
      );
    expect(await ask('presence.set', { definitionId: 'nonsense' })).toBe('UNKNOWN_DEFINITION');
    expect(await ask('presence.set', { definitionId: 7 })).toBe('INVALID_INPUT');
    expect(await ask('presence.set', { definitionId: 'x', more: 1 })).toBe('INVALID_INPUT');
    expect(await ask('presence.setNote', { note: 'x'.repeat(2_000) })).toBe('INVALID_INPUT');
    expect(await ask('settings.update', { theme: 'purple' })).toBe('INVALID_INPUT');
    expect(await ask('no.such.request')).not.toBe('ok');
    expect((await cloud.ledger()).at(-1)?.by).toMatchObject({ kind: 'control' });
  });
});
