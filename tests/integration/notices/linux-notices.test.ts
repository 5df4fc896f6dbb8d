import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createLinuxNotices } from '../../../electron/adapters/notices/linux-notices';
import type { DesktopNotice, DesktopNotices } from '../../../electron/ports';
import { startSessionBus, type SessionBus } from '../../../scripts/lib/desktop-session/session-bus';
import { FakeLog } from '../../fakes/log';
import { startFakeNotificationServer, type FakeNotificationServer } from '../../fakes/notification-server';

const warning: DesktopNotice = {
  title: 'Offline at 12:06',
  body: 'You are in R&D <east>.',
  actions: [
    { id: 'here', label: 'I’m here' },
    { id: 'break', label: 'Break' },
  ],
  lifetimeMs: 60_000,
};

let folder: string;
let session: SessionBus;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'notices-'));
  session = await startSessionBus(folder, process.env);
});
afterAll(async () => {
  await session.process.stop();
  await rm(folder, { recursive: true });
});

interface Desk {
  readonly notices: DesktopNotices;
  readonly server: FakeNotificationServer;
  readonly log: FakeLog;
  /** The next answer. */
  answered(): Promise<string | null>;
  readonly answers: (string | null)[];
}

async function desk(capabilities?: readonly string[]): Promise<Desk> {
  const server = await startFakeNotificationServer(session.address, capabilities);
  onTestFinished(() => server.close());
  const log = new FakeLog();
  const notices = createLinuxNotices({ busAddress: session.address, log });
  onTestFinished(() => notices.dispose());
  const answers: (string | null)[] = [];
  const waiting: ((id: string | null) => void)[] = [];
  notices.onAnswer((id) => {
    answers.push(id);
    waiting.shift()?.(id);
  });
  return { notices, server, log, answers, answered: () => new Promise((resolve) => waiting.push(resolve)) };
}

describe('a notice of a Linux desktop', () => {
  it('is shown with its buttons, without a sound, and never as markup', async () => {
    const { notices, server } = await desk();
    notices.show(warning);
    expect(await server.nextNotice()).toEqual({
      id: 1,
      replaces: 0,
      title: 'Offline at 12:06',
      body: 'You are in R&amp;D &lt;east&gt;.',
      actions: ['default', '', 'here', 'I’m here', 'break', 'Break'],
      hints: { 'suppress-sound': true, 'desktop-entry': 'presence-tray', category: 'presence', urgency: 1 },
      lifetimeMs: 60_000,
    });
  });

  it('has no buttons where the server shows none, and its text is plain where that is not read as markup', async () => {
    const { notices, server } = await desk(['body']);
    notices.show(warning);
    expect(await server.nextNotice()).toMatchObject({ actions: [], body: 'You are in R&D <east>.' });
  });

  it('tells which button was pressed, once, and is gone then', async () => {
    const { notices, server, answered, answers } = await desk();
    notices.show(warning);
    const { id } = await server.nextNotice();
    const answer = answered();
    server.press(id, 'break');
    server.press(id, 'here');
    expect(await answer).toBe('break');
    await server.gone(id);
    expect(answers).toEqual(['break']);
  });

  it('tells a click on the notice itself apart from its buttons', async () => {
    const { notices, server, answered } = await desk();
    notices.show(warning);
    const { id } = await server.nextNotice();
    const answer = answered();
    server.press(id, 'default');
    expect(await answer).toBeNull();
  });

  it('does not take the press on another program’s notice for its own', async () => {
    const { notices, server, answered, answers } = await desk();
    notices.show(warning);
    const { id } = await server.nextNotice();
    const answer = answered();
    server.press(id + 70, 'break');
    server.press(id, 'here');
    expect(await answer).toBe('here');
    expect(answers).toEqual(['here']);
  });

  it('changes in place, and never stands twice', async () => {
    const { notices, server } = await desk();
    notices.show(warning);
    notices.show({ ...warning, title: 'Offline at 12:07' });
    notices.show({ ...warning, title: 'Offline at 12:08' });
    const first = await server.nextNotice();
    expect(first).toMatchObject({ title: 'Offline at 12:08', replaces: 0 });
    notices.show({ ...warning, title: 'Offline at 12:09' });
    expect(await server.nextNotice()).toMatchObject({ id: first.id, replaces: first.id, title: 'Offline at 12:09' });
    expect(server.visible()).toEqual([first.id]);
  });

  it('is taken away, also when that is asked before the desktop has shown it', async () => {
    const { notices, server } = await desk();
    notices.show(warning);
    notices.withdraw();
    notices.show({ ...warning, title: 'another' });
    const another = await server.nextNotice();
    expect(another.title).toBe('another');
    notices.withdraw();
    await server.gone(another.id);
    expect(server.shown.map(({ title }) => title)).toEqual(['another']);
  });

  it('can be shown anew after the person has put it away', async () => {
    const { notices, server, log } = await desk();
    notices.show(warning);
    const first = await server.nextNotice();
    server.dismiss(first.id);
    notices.withdraw();
    notices.show({ ...warning, title: 'later' });
    const second = await server.nextNotice();
    expect(second).toMatchObject({ title: 'later', replaces: 0 });
    expect(server.visible()).toEqual([second.id]);
    expect(log.entries).toEqual([]);
  });
});

describe('a desktop that shows no notices', () => {
  it('is said in the log where there is a bus without a server, and nothing else happens', async () => {
    const log = new FakeLog();
    createLinuxNotices({ busAddress: session.address, log }).show(warning);
    await expect
      .poll(() => log.entries.map(({ level, message }) => ({ level, message })))
      .toEqual([{ level: 'warn', message: 'notices: the desktop shows none' }]);
  });

  it('is left alone where there is no bus', () => {
    const notices = createLinuxNotices({ busAddress: undefined, log: new FakeLog() });
    notices.show(warning);
    notices.withdraw();
  });
});
