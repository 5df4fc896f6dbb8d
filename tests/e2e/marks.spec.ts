import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { Webhook } from 'standardwebhooks';
import { answers, WebhookReceiver } from '../fakes/webhook-receiver';
import type { Cloud } from './support/cloud';
import { presencePath } from './support/cloud';
import { runCommandLine } from './support/command-line';
import { freePort } from './support/free-port';
import { expect, test } from './support/fixtures';
import type { LaunchedApp } from './support/launched-app';
import type { Finding, Mark } from './support/marks';
import { marksIn, marksInFolder, marksInHeap, marksInMessages, marksOnTheWire } from './support/marks';
import { plantedMark, recordMessages } from './support/marks';
import { isLive, signIn } from './support/sign-in';
import { until } from './support/until';

/** Everything that the app leaves or shows, searched for the marks: files, output, messages between main and windows, and a window's heap. */
async function search(app: LaunchedApp, marks: readonly Mark[]): Promise<readonly Finding[]> {
  const page = await app.openWindow();
  const inHeap = await marksInHeap(page, marks);
  const { findings, count } = await marksInMessages(app, marks);
  expect(count, 'messages were written down').toBeGreaterThan(5);
  const output = Buffer.from(await app.output());
  const crashes = await app.electron.evaluate(({ app: electronApp }) => electronApp.getPath('crashDumps'));
  expect(path.relative(app.options.userData, crashes), 'crash dumps are searched too').not.toMatch(/^\.\./);
  return [
    ...inHeap,
    ...findings,
    ...marksIn(output, marks).map((mark) => ({ mark, place: 'standard output' })),
    ...(await marksInFolder(app.options.userData, marks)),
  ];
}

/** What programs and people of this computer are told by the command line, searched too. */
async function askByCommandLine({ options: { userData } }: LaunchedApp, marks: readonly Mark[]): Promise<void> {
  for (const words of [
    ['get', '--json'],
    ['history', '--csv'],
    ['set', 'nonsense'],
    ['set', 'Meal', '--json'],
  ]) {
    const { output, complaints } = await runCommandLine(userData, ...words);
    expect(output + complaints, words.join(' ')).not.toBe('');
    expect(marksIn(Buffer.from(output + complaints), marks), words.join(' ')).toEqual([]);
  }
}

/** What an agent meets in a day: choices, a cloud that is down, answers that make no sense, a lost connection, an ended token. */
async function liveThrough(app: LaunchedApp, cloud: Cloud): Promise<void> {
  const page = await app.openWindow();
  await app.click('Meal');
  await cloud.holds('Meal');
  await cloud.addFault({ path: presencePath, status: 503, times: 2 });
  await app.click('Available');
  await cloud.holds('Available');
  await cloud.addFault({ path: presencePath, status: 200, body: 'nonsense', times: 1 });
  await cloud.addFault({ path: presencePath, action: 'drop-connection', times: 1 });
  await app.click('Break');
  await cloud.holds('Break');
  await cloud.control('socket', { action: 'drop' });
  await isLive(app);
  await page.keyboard.press('Escape');
}

test.describe('secrets', () => {
  test('of an agent’s sign-in are in no file, no message, no output and not in the window’s heap', async ({
    startApp,
    cloud,
  }) => {
    const app = await startApp({ args: ['--verbose'] });
    await app.ready();
    await recordMessages(app);
    await signIn(app, cloud);
    await liveThrough(app, cloud);
    await cloud.control('tokens', { action: 'revoke' });
    await app.tray.menuBecomes((items) => items.some(({ label }) => label === 'Genesys Cloud ended your sign-in'));
    await signIn(app, cloud);

    const marks = await marksOnTheWire(cloud);
    const names = new Set(marks.map(({ name }) => name));
    expect(names).toEqual(new Set(['an access token', 'an authorisation code', 'a code verifier', 'a channel id']));
    await askByCommandLine(app, marks);
    expect(await search(app, marks)).toEqual([]);
  });

  test('of an application are in none of them either', async ({ startApp, cloud }) => {
    const { clientId, clientSecret } = cloud.application;
    const app = await startApp({
      args: ['--verbose'],
      environment: {
        GENESYS_CLIENT_ID: clientId,
        GENESYS_CLIENT_SECRET: clientSecret,
        GENESYS_USER_ID: cloud.agents[0].id,
      },
    });
    await app.ready();
    await recordMessages(app);
    await isLive(app);
    await app.tray.lookBecomes(({ tooltip }) => tooltip.includes('an application that could alter everybody'));
    await liveThrough(app, cloud);
    const marks = [...(await marksOnTheWire(cloud)), { name: 'the client secret', text: clientSecret }];
    expect(marks.map(({ name }) => name)).toContain('a Basic header');
    await askByCommandLine(app, marks);
    expect(await search(app, marks)).toEqual([]);
  });

  test('of the local API are in none of them, where the person copies them and programs use them', async ({
    startApp,
    cloud,
  }) => {
    const port = await freePort();
    const app = await startApp({ args: ['--verbose'], environment: { PORT: String(port) } });
    await app.ready();
    await recordMessages(app);
    await signIn(app, cloud);
    const settings = await app.openSettings();
    await settings.getByRole('button', { name: 'Local API' }).click();
    const copied = async (name: string): Promise<Mark> => {
      await settings.getByRole('button', { name: `Copy: ${name}` }).click();
      await expect(settings.getByRole('button', { name: `Copied: ${name}` })).toBeVisible();
      return { name, text: await app.electron.evaluate(({ clipboard }) => clipboard.readText()) };
    };
    const marks = [await copied('Read only'), await copied('Read and set')];
    for (const { text: token } of marks) {
      for (const path of ['presence', 'presence/history?startDate=wrong', `nowhere?token=${token}`]) {
        await fetch(`http://127.0.0.1:${port}/api/${path}`, { headers: { Authorization: `Bearer ${token}` } });
      }
      const update = { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body: token };
      await fetch(`http://127.0.0.1:${port}/api/presence/update`, update);
    }
    await settings.getByRole('button', { name: 'Renew: Read only' }).click();
    await settings.getByRole('button', { name: 'Renew it' }).click();
    const renewed = await copied('Read only');
    const all = [...marks, renewed];
    expect(new Set(all.map(({ text }) => text)).size).toBe(3);
    expect(await marksInHeap(settings, all)).toEqual([]);
    expect(await search(app, all)).toEqual([]);
  });

  test('of webhooks are in none of them, where they sign, are copied, made anew and seen to be refused', async ({
    startApp,
    cloud,
  }) => {
    const receiver = await WebhookReceiver.open();
    const app = await startApp({ args: ['--verbose'], environment: { EXTERNAL_WEBHOOK_URL: receiver.url } });
    await app.ready();
    await recordMessages(app);
    await signIn(app, cloud);
    await receiver.has(1);
    const settings = await app.openSettings();
    await settings.getByRole('button', { name: 'Webhooks' }).click();
    const copiedBy = async (click: () => Promise<void>, before: string): Promise<Mark> => {
      await click();
      const text = await until('it is in the clipboard', async () => {
        const now = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
        return now.startsWith('whsec_') && now !== before ? now : undefined;
      });
      // The key alone would be as good.
      return { name: 'a webhook’s secret', text: text.slice('whsec_'.length) };
    };
    const first = await copiedBy(() => settings.getByRole('button', { name: /^Copy the secret/ }).click(), '');
    receiver.next.push(answers(401, {}, 'Not you.'));
    await app.click('Break');
    await cloud.holds('Break');
    await receiver.has(3);
    const second = await copiedBy(async () => {
      await settings.getByRole('button', { name: /^New secret/ }).click();
      await settings.getByRole('button', { name: 'Make and copy it' }).click();
    }, `whsec_${first.text}`);
    await app.click('Available');
    await receiver.has(4);
    await settings.getByText('Last events').click();
    await settings.getByRole('button', { name: /^Body of Break/ }).click();

    expect(second.text).not.toBe(first.text);
    const cloudMarks = await marksOnTheWire(cloud);
    expect(cloudMarks).not.toEqual([]);
    for (const { headers, body } of receiver.received) {
      expect(marksIn(Buffer.from(JSON.stringify(headers) + body), [first, second, ...cloudMarks])).toEqual([]);
    }
    const verified = receiver.received.at(-1);
    for (const { text } of [first, second]) {
      new Webhook(`whsec_${text}`).verify(verified?.body ?? '', { ...verified?.headers });
    }
    expect(await marksInHeap(settings, [first, second])).toEqual([]);
    expect(await search(app, [first, second])).toEqual([]);
    await receiver.close();
  });

  test('would be found if they were there: the search finds a mark in every place and every spelling', async ({
    app,
  }) => {
    const mark = plantedMark(app.options.userData);
    await recordMessages(app);
    const page = await app.openWindow();
    await page.evaluate((text) => void Object.assign(window, { planted: text }), mark.text);
    await app.electron.evaluate(
      ({ BrowserWindow }, text) => BrowserWindow.getAllWindows()[0]?.webContents.send('snapshot.changed', { text }),
      mark.text,
    );
    await appendFile(path.join(app.options.userData, 'logs', 'presence-tray.log'), mark.text);
    const spelled = Buffer.from(mark.text, 'utf16le');
    await appendFile(path.join(app.options.userData, 'in-two-bytes.bin'), spelled);
    await appendFile(path.join(app.options.userData, 'in-base64.txt'), Buffer.from(mark.text).toString('base64'));
    const { findings } = await marksInMessages(app, [mark]);
    const places = [...(await marksInHeap(page, [mark])), ...(await marksInFolder(app.options.userData, [mark]))];
    expect(places.map(({ place }) => place).sort()).toEqual([
      'in-base64.txt',
      'in-two-bytes.bin',
      path.join('logs', 'presence-tray.log'),
      'the heap of the window',
    ]);
    expect(findings.map(({ mark: name }) => name)).toContain(mark.name);
  });
});
