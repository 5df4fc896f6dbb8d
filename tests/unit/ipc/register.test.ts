import { describe, expect, it } from 'vitest';
import { registerHandlers } from '../../../electron/ipc/register';
import { createTrustedSenders } from '../../../electron/ipc/trusted-sender';
import type { SenderEvent } from '../../../electron/ipc/trusted-sender';
import { requestNames } from '../../../shared/ipc/channels';
import type { RequestName } from '../../../shared/ipc/channels';
import { requests } from '../../../shared/ipc/contract';
import type { Handlers } from '../../../shared/ipc/contract';
import { err, ok } from '../../../shared/result';
import { defaultInactivityRules } from '../../../shared/inactivity/rules';
import { FakeIpcMain } from '../../fakes/ipc';
import { FakeLog } from '../../fakes/log';
import { snapshotOf } from '../../fakes/snapshot';
import { packAnswer } from '../../../shared/history/packed';
import { monday } from '../shared/history/answers';

const snapshot = snapshotOf();
const origin = 'app://presence-tray';
const mainFrame = { parent: null, origin };
const ownWindow: SenderEvent = { sender: { id: 7 }, senderFrame: mainFrame };

const validInputs: { readonly [Name in RequestName]: unknown } = {
  'app.snapshot': undefined,
  'app.quit': undefined,
  'app.setStartAtLogin': { isOn: true },
  'presence.set': { definitionId: 'busy', note: 'back at two' },
  'presence.setTimer': { durationMs: 60_000 },
  'presence.setNote': { note: '' },
  'presence.retry': undefined,
  'presence.withdraw': undefined,
  'presence.dismissNotice': undefined,
  'presence.claimPrimary': undefined,
  'routing.clearNotResponding': undefined,
  'presence.answerConflict': { answer: 'set-mine' },
  'presence.copyMissingPermission': undefined,
  'history.read': { range: { startAt: 0, endAt: 86_400_000 }, isAsked: false },
  'history.cancel': undefined,
  'history.stop': undefined,
  'history.export': { range: { startAt: 0, endAt: 1 }, format: 'csv' },
  'history.exportPicture': {
    range: { startAt: 0, endAt: 1 },
    picture: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  },
  'history.exportDocument': { range: { startAt: 0, endAt: 1 } },
  'history.exportWhole': undefined,
  'history.deleteAll': undefined,
  'session.signIn': undefined,
  'session.useAnotherAccount': undefined,
  'session.cancelSignIn': undefined,
  'session.copySignInAddress': undefined,
  'session.signInUntilQuit': undefined,
  'session.pasteAddress': { address: 'http://127.0.0.1:1/callback?code=x&state=y' },
  'session.signOut': { setOffline: false },
  'session.copyMissingRight': { feature: 'cloud-history' },
  'inactivity.imHere': undefined,
  'inactivity.answerReturn': { absenceId: 'absence-1', answer: 'go-back' },
  'inactivity.annotate': { absenceId: 'absence-1', annotation: { kind: 'remark', text: 'printer jam' } },
  'inactivity.dismiss': { absenceId: 'absence-1' },
  'inactivity.holdCard': { isHeld: true },
  'inactivity.pause': { until: 'today' },
  'inactivity.resume': undefined,
  'inactivity.rehearse': { rules: defaultInactivityRules, days: 14 },
  'setUp.chooseRegion': { orgHost: 'mypurecloud.de' },
  'setUp.signIn': { clientId: null },
  'setUp.copyForAdministrator': undefined,
  'setUp.simulate': undefined,
  'setUp.leaveSimulation': undefined,
  'setUp.finish': undefined,
  'settings.update': { theme: 'dark' },
  'window.close': undefined,
  'window.openPage': { page: 'settings', section: 'general' },
  'window.closePage': { page: 'settings' },
  'card.fit': { height: 180 },
  'card.close': undefined,
  'localApi.showToken': { access: 'read-only' },
  'localApi.copyToken': { access: 'read-write' },
  'localApi.replaceToken': { access: 'read-write' },
  'localApi.retry': undefined,
  'localApi.simulate': undefined,
  'shortcuts.record': { isRecording: true },
  'idle.startSelfTest': undefined,
  'idle.stopSelfTest': undefined,
  'webhooks.save': { id: null, name: 'Planner', url: 'https://planner.example/hooks', envelope: 'plain' },
  'webhooks.setEnabled': { id: 'planner', isEnabled: false },
  'webhooks.remove': { id: 'planner' },
  'webhooks.copySecret': { id: 'planner' },
  'webhooks.renewSecret': { id: 'planner' },
  'webhooks.test': { id: 'planner' },
  'webhooks.tryNow': { id: 'planner' },
  'webhooks.setPaused': { id: 'planner', isPaused: true },
  'webhooks.welcome': { id: 'planner' },
  'webhooks.events': { id: 'planner' },
  'webhooks.ofPresence': { startAt: 1_700_000_000_000, definitionId: 'meal' },
  'webhooks.sendAgain': { id: 'planner', which: { eventId: 7 } },
};

/** What a handler answers where it answers anything. */
const outputs: Partial<Record<RequestName, unknown>> = {
  'app.snapshot': snapshot,
  'localApi.showToken': { token: 'ptr_x' },
  'history.read': packAnswer(monday),
  'history.export': { isSaved: true },
  'history.exportPicture': { isSaved: true },
  'history.exportDocument': { isSaved: true },
  'history.exportWhole': { isSaved: false },
  'webhooks.events': { events: [] },
  'webhooks.ofPresence': { receivers: [] },
  'webhooks.sendAgain': { count: 1 },
  'inactivity.rehearse': { from: 1, until: 2, recordedSince: null, expiries: [], shortCount: 0 },
};

const malformedInputs: readonly unknown[] = [
  null,
  0,
  'text',
  [],
  { unexpected: true },
  { definitionId: '' },
  { note: 'x'.repeat(10_000) },
  { theme: 'pink' },
  { page: 'elsewhere' },
  { page: 'settings', section: '../evil' },
];

function setUp(change: (handlers: Record<RequestName, (input: never) => Promise<unknown>>) => void = () => undefined) {
  const ipcMain = new FakeIpcMain();
  const log = new FakeLog();
  const called: { name: string; input: unknown }[] = [];
  const handlers = Object.fromEntries(
    requestNames.map((name) => [
      name,
      async (input: unknown) => {
        called.push({ name, input });
        return ok(outputs[name]);
      },
    ]),
  ) as unknown as Handlers;
  change(handlers);
  const senders = createTrustedSenders([origin]);
  let destroy = (): void => undefined;
  senders.add({ id: 7, once: (_event, listener) => (destroy = listener) });
  const registration = registerHandlers({
    ipcMain,
    handlers,
    isTrustedSender: (event) => senders.isTrusted(event),
    log,
  });
  return { ipcMain, log, called, registration, destroyWindow: () => destroy() };
}

const failure = (code: string) => ({ ok: false, error: { code, message: expect.any(String) as string } });

describe.each(requestNames)('the request %s', (name) => {
  it('reaches its handler from the main frame of our own window', async () => {
    const { ipcMain, called } = setUp();
    const answer = await ipcMain.invoke(name, ownWindow, validInputs[name]);
    expect(answer).toEqual(ok(outputs[name]));
    expect(called).toEqual([{ name, input: validInputs[name] }]);
  });

  it.each<[string, SenderEvent]>([
    ['other web contents', { sender: { id: 8 }, senderFrame: mainFrame }],
    ['a frame inside our page', { sender: { id: 7 }, senderFrame: { parent: mainFrame, origin } }],
    ['another origin', { sender: { id: 7 }, senderFrame: { parent: null, origin: 'https://example.com' } }],
    [
      'a host that only begins like ours',
      { sender: { id: 7 }, senderFrame: { parent: null, origin: `${origin}.evil` } },
    ],
    ['an opaque origin', { sender: { id: 7 }, senderFrame: { parent: null, origin: 'null' } }],
    ['a frame that is gone', { sender: { id: 7 }, senderFrame: null }],
  ])('is refused from %s', async (_who, event) => {
    const { ipcMain, called, log } = setUp();
    expect(await ipcMain.invoke(name, event, validInputs[name])).toEqual(failure('FORBIDDEN'));
    expect(called).toEqual([]);
    expect(log.entries).toMatchObject([{ level: 'warn', fields: { name } }]);
  });

  it('is refused once the window is destroyed', async () => {
    const { ipcMain, destroyWindow } = setUp();
    destroyWindow();
    expect(await ipcMain.invoke(name, ownWindow, validInputs[name])).toEqual(failure('FORBIDDEN'));
  });

  it('is refused with malformed input, which the log does not repeat', async () => {
    const { ipcMain, called, log } = setUp();
    const malformed = malformedInputs.filter((input) => !requests[name].input.safeParse(input).success);
    expect(malformed.length).toBeGreaterThan(malformedInputs.length - 2);
    for (const input of malformed) {
      expect(await ipcMain.invoke(name, ownWindow, input)).toEqual(failure('INVALID_INPUT'));
    }
    expect(await ipcMain.invoke(name, ownWindow, validInputs[name], 'a second argument')).toEqual(
      failure('INVALID_INPUT'),
    );
    expect(called).toEqual([]);
    expect(JSON.stringify(log.entries)).not.toMatch(/pink|xxxx|second argument/);
  });

  it.each(['throws', 'rejects'])('answers INTERNAL when its handler %s, and tells only the log why', async (how) => {
    const secret = 'the reason with a path /home/agent';
    const { ipcMain, log } = setUp((handlers) => {
      handlers[name] = () => {
        if (how === 'throws') throw new Error(secret);
        return Promise.reject(new Error(secret));
      };
    });
    const answer = await ipcMain.invoke(name, ownWindow, validInputs[name]);
    expect(answer).toEqual(failure('INTERNAL'));
    expect(JSON.stringify(answer)).not.toContain(secret);
    expect(log.entries).toMatchObject([{ level: 'error', fields: { name, error: { message: secret } } }]);
  });

  it.each<[string, unknown]>([
    ['a value outside the contract', ok({ accessToken: 'x' })],
    ['an error code outside the contract', err({ code: 'E_WHATEVER', message: 'x' })],
    ['an error with more than code and message', err({ code: 'SIGNED_OUT', message: 'x', stack: 'y' })],
    ['nothing', undefined],
  ])('answers INTERNAL when its handler answers %s', async (_what, wrong) => {
    const { ipcMain, log } = setUp((handlers) => (handlers[name] = () => Promise.resolve(wrong)));
    expect(await ipcMain.invoke(name, ownWindow, validInputs[name])).toEqual(failure('INTERNAL'));
    expect(log.entries).toMatchObject([{ level: 'error', fields: { name } }]);
  });

  it('passes on a refusal of the domain', async () => {
    const refusal = err({ code: 'SIGNED_OUT', message: 'Sign in first.' });
    const { ipcMain } = setUp((handlers) => (handlers[name] = () => Promise.resolve(refusal)));
    expect(await ipcMain.invoke(name, ownWindow, validInputs[name])).toEqual(refusal);
  });
});

describe('registering', () => {
  it('answers exactly the requests of the contract, and none after it is disposed', () => {
    const { ipcMain, registration } = setUp();
    expect(ipcMain.channels).toEqual(Object.keys(requests));
    registration.dispose();
    registration.dispose();
    expect(ipcMain.channels).toEqual([]);
  });

  it('refuses when the sender cannot be checked', async () => {
    const ipcMain = new FakeIpcMain();
    registerHandlers({
      ipcMain,
      handlers: {} as Handlers,
      isTrustedSender: () => {
        throw new Error('frame was disposed');
      },
      log: new FakeLog(),
    });
    expect(await ipcMain.invoke('app.snapshot', ownWindow)).toEqual(failure('FORBIDDEN'));
  });
});
