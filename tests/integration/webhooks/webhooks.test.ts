import { CloudEvent, HTTP } from 'cloudevents';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requests } from '../../../shared/ipc/contract';
import type { EndpointView } from '../../../shared/snapshot';
import { answers, breaksOff, hangsUp, neverAnswers, WebhookReceiver } from '../../fakes/webhook-receiver';
import { FakePorts } from '../../fakes/ports';
import { Desk, presences } from '../app/desk';
import type { RunningApp } from '../app/desk';

let desk: Desk;
let receiver: WebhookReceiver;
beforeEach(async () => {
  desk = await Desk.open();
  receiver = await WebhookReceiver.open();
});
afterEach(async () => {
  await desk.close();
  await receiver.close();
});

/** The app of an agent who has configured these receivers. */
async function start(
  endpoints: readonly { readonly id: string; readonly url: string; readonly envelope?: 'plain' | 'cloudevents' }[],
  ports = new FakePorts(),
): Promise<RunningApp> {
  const webhooks = endpoints.map((given) => ({ name: '', isEnabled: true, envelope: 'plain' as const, ...given }));
  ports.settings.update({ webhooks });
  return desk.startSignedIn({ ports });
}

const endpointOf = (running: RunningApp, id: string): EndpointView | undefined =>
  running.snapshot.webhooks.endpoints.find((one) => one.id === id);

const shows = (running: RunningApp, id: string, what: string, isShown: (view: EndpointView) => boolean) =>
  running.shows(what, () => {
    const view = endpointOf(running, id);
    return view !== undefined && isShown(view);
  });

async function pick(running: RunningApp, label: string): Promise<void> {
  running.tray.click(label);
  await running.settledOn(label);
}

describe('A change of presence', () => {
  it('is told with the ordering document’s five fields, its cause and its number, signed by the Standard Webhooks', async () => {
    const running = await start([{ id: 'planner', url: receiver.url }]);
    await receiver.has(1);
    await pick(running, 'Break');
    const [first, second] = await receiver.has(2);
    expect(first).toMatchObject({ type: 'changed', sequence: 1, cause: { kind: 'before-start' }, previousState: null });
    const ledger = (await desk.ledger()).at(-1);
    expect(second).toMatchObject({
      userId: desk.agent().id,
      previousState: 'available',
      newState: 'unavailable',
      timestamp: ledger?.at,
      type: 'changed',
      sequence: 2,
      previousDefinitionId: presences.AVAILABLE,
      newDefinitionId: presences.BREAK,
      newLabel: 'Break',
      cause: { kind: 'agent', via: 'tray' },
      routingStatus: 'off_queue',
      appVersion: '0.1.0',
    });
    const { secrets, settings } = running.ports;
    expect(second?.installationId).toBe(settings.current().installationId);
    const stored = JSON.parse(secrets.entries.get('webhook/planner') ?? '') as { current: string };
    for (const { headers, body } of receiver.received) {
      expect(headers['content-type']).toBe('application/json');
      expect(headers['user-agent']).toBe('PresenceTray/0.1.0');
      expect(new Webhook(stored.current).verify(body, headers)).toEqual(JSON.parse(body));
      expect(() => new Webhook(stored.current).verify(`${body} `, headers)).toThrow();
    }
  });

  it('is found again by the presence that it began, as the history has it, with what the receiver said', async () => {
    const running = await start([{ id: 'planner', url: receiver.url }]);
    await pick(running, 'Break');
    await receiver.has(2);
    await shows(running, 'planner', 'all is delivered', ({ waiting, state }) => waiting === 0 && state === 'well');
    const startAt = Date.parse((await desk.ledger()).at(-1)?.at ?? '');
    const receiversOf = (at: number, definitionId: string): Promise<unknown> | undefined =>
      running.ports.handlers?.['webhooks.ofPresence']({ startAt: at, definitionId });
    expect(await receiversOf(startAt + 1_500, presences.BREAK)).toMatchObject({
      ok: true,
      value: { receivers: [{ endpointId: 'planner', state: 'delivered', event: { sequence: 2, newLabel: 'Break' } }] },
    });
    const nobody = { ok: true, value: { receivers: [] } };
    expect(await receiversOf(startAt, presences.MEAL)).toEqual(nobody);
    expect(await receiversOf(startAt - 60_000, presences.BREAK)).toEqual(nobody);
  });

  it('made elsewhere is told too, as such', async () => {
    const running = await start([{ id: 'planner', url: receiver.url }]);
    await receiver.has(1);
    await desk.control('presence', { userId: desk.agent().id, definitionId: presences.MEAL });
    await running.settledOn('Meal');
    const events = await receiver.has(2);
    expect(events[1]).toMatchObject({ newState: 'unavailable', cause: { kind: 'elsewhere' }, decidedAt: null });
  });

  it('comes as a CloudEvent where the receiver is a bus, and the SDK understands it', async () => {
    const running = await start([{ id: 'bus', url: receiver.url, envelope: 'cloudevents' }]);
    await pick(running, 'Busy');
    await receiver.has(2).catch(() => undefined);
    const [, { headers, body } = { headers: {}, body: '' }] = receiver.received;
    const event = HTTP.toEvent({ headers, body });
    if (!(event instanceof CloudEvent)) throw new Error('It is not one event.');
    expect(event.validate()).toBe(true);
    expect(event).toMatchObject({
      specversion: '1.0',
      type: 'example.presence-tray.presence.changed',
      subject: desk.agent().id,
      sequence: '0000000002',
      data: { newState: 'unavailable', newLabel: 'Busy', sequence: 2 },
    });
    expect(event.id).toBe((event.data as { syncId: string }).syncId);
  });

  it('goes to the address of EXTERNAL_WEBHOOK_URL beside those of the person', async () => {
    const other = await WebhookReceiver.open();
    const ports = new FakePorts();
    ports.settings.update({ externalWebhookUrl: other.url });
    await start([{ id: 'planner', url: receiver.url }], ports);
    const [mine] = await receiver.has(1);
    const [preset] = await other.has(1);
    expect(preset?.syncId).toBe(mine?.syncId);
    await other.close();
  });
});

describe('A receiver', () => {
  it('that is down is told later, in order, each event with the id that it had, and no presence waits for it', async () => {
    const { port } = receiver;
    await receiver.close();
    const running = await start([{ id: 'planner', url: `http://127.0.0.1:${port}/hooks/presence` }]);
    for (const label of ['Break', 'Meal', 'Busy']) await pick(running, label);
    await shows(running, 'planner', 'four wait', ({ waiting, state }) => waiting === 4 && state === 'failing');
    receiver = await WebhookReceiver.open({ port });
    const events = await receiver.has(4);
    expect(events.map(({ newLabel }) => newLabel)).toEqual(['Available', 'Break', 'Meal', 'Busy']);
    await shows(running, 'planner', 'all is well', ({ waiting, state }) => waiting === 0 && state === 'well');
  });

  it('that fails for a while gets the same event again, and the next one only after it', async () => {
    receiver.next.push(answers(503), hangsUp, answers(500), breaksOff(502), answers(401));
    const running = await start([{ id: 'planner', url: receiver.url }]);
    await pick(running, 'Break');
    const events = await receiver.has(7);
    expect(new Set(events.slice(0, 6).map(({ syncId }) => syncId)).size).toBe(1);
    expect(events.map(({ newLabel }) => newLabel)).toEqual([...Array<string>(6).fill('Available'), 'Break']);
    expect(receiver.mostAtOnce).toBe(1);
  });

  it('that breaks off in the body of a good answer has taken the event', async () => {
    receiver.next.push(breaksOff(200));
    const running = await start([{ id: 'planner', url: receiver.url }]);
    await receiver.has(1);
    await shows(
      running,
      'planner',
      'it is delivered',
      ({ waiting, lastTry }) => waiting === 0 && lastTry?.status === 200,
    );
    await pick(running, 'Break');
    expect((await receiver.has(2)).map(({ newLabel }) => newLabel)).toEqual(['Available', 'Break']);
  });

  it('that is slow is given up after 5 s, and holds up no other', async () => {
    const quick = await WebhookReceiver.open();
    receiver.next.push(neverAnswers);
    const startedAt = performance.now();
    const running = await start([
      { id: 'slow', url: receiver.url },
      { id: 'quick', url: quick.url },
    ]);
    await pick(running, 'Break');
    await quick.has(2);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    await shows(running, 'slow', 'the time is over', ({ lastTry }) => lastTry?.fault === 'timeout');
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(5_000);
    await receiver.has(3);
    await quick.close();
  }, 20_000);

  it.each([400, 404, 413, 422])(
    'that answers %i three times does not get that event, but all the others',
    async (status) => {
      receiver.next.push(answers(status), answers(status), answers(status, {}, 'I do not like it'));
      const running = await start([{ id: 'planner', url: receiver.url }]);
      await pick(running, 'Break');
      const events = await receiver.has(4);
      expect(events.map(({ newLabel }) => newLabel)).toEqual(['Available', 'Available', 'Available', 'Break']);
      await shows(running, 'planner', 'one was given up', ({ dead, waiting }) => dead === 1 && waiting === 0);
    },
  );

  it('gets at once what the agent sends again, although another event waits for its time', async () => {
    receiver.next.push(answers(204), answers(429, { 'retry-after': '3600' }));
    const running = await start([{ id: 'planner', url: receiver.url }]);
    await receiver.has(1);
    await pick(running, 'Break');
    await receiver.has(2);
    await shows(running, 'planner', 'it waits', ({ nextTryAt }) => nextTryAt !== null);
    const { handlers } = running.ports;
    const which = { eventId: 1 };
    expect(await handlers?.['webhooks.sendAgain']({ id: 'planner', which })).toMatchObject({ value: { count: 1 } });
    const again = (await receiver.has(3))[2];
    expect(again?.syncId).toBe(receiver.events[0]?.syncId);
  });

  it('that answers 410 is sent nothing more until the agent wants it', async () => {
    receiver.next.push(answers(410));
    const running = await start([{ id: 'planner', url: receiver.url }]);
    await shows(running, 'planner', 'it is gone', ({ state }) => state === 'gone');
    await pick(running, 'Break');
    expect(receiver.received).toHaveLength(1);
    const { handlers } = running.ports;
    expect(await handlers?.['webhooks.welcome']({ id: 'planner' })).toMatchObject({ ok: true });
    const events = await receiver.has(2);
    expect(events.map(({ newLabel }) => newLabel)).toEqual(['Available', 'Available']);
    await pick(running, 'Meal');
    expect((await receiver.has(3)).at(-1)).toMatchObject({ newLabel: 'Meal', sequence: 3 });
  });

  it('that redirects is not followed', async () => {
    const elsewhere = await WebhookReceiver.open();
    receiver.next.push(answers(307, { location: elsewhere.url }));
    const running = await start([{ id: 'planner', url: receiver.url }]);
    await receiver.has(2);
    await shows(running, 'planner', 'it is delivered', ({ waiting }) => waiting === 0);
    expect(elsewhere.received).toEqual([]);
    const recorded = await running.ports.handlers?.['webhooks.events']({ id: 'planner' });
    const latestTries = [{ status: 204 }, { fault: 'redirect' }];
    expect(recorded).toMatchObject({ ok: true, value: { events: [{ latestTries }] } });
    // What crosses to the window fits the contract, to the letter.
    expect(requests['webhooks.events'].output.safeParse(recorded?.ok === true && recorded.value).error).toBeUndefined();
    await elsewhere.close();
  });

  it('that asks for a pause gets it', async () => {
    receiver.next.push(answers(429, { 'retry-after': '1' }));
    const running = await start([{ id: 'planner', url: receiver.url }]);
    await receiver.has(1);
    const startedAt = performance.now();
    await receiver.has(2);
    expect(performance.now() - startedAt).toBeGreaterThan(900);
    await running.settledOn('Available');
  });

  it('whose address leads where no event may go is never connected to', async () => {
    const running = await start([{ id: 'trick', url: 'https://169.254.169.254/latest/meta-data' }]);
    await shows(running, 'trick', 'it is refused', ({ lastTry }) => lastTry?.fault === 'address-forbidden');
  });
});

describe('Two agents on one computer', () => {
  it('are told of apart: while one is signed in, the other’s events wait', async () => {
    receiver.otherwise = answers(503);
    const running = await start([{ id: 'planner', url: receiver.url }]);
    await receiver.has(1);
    await running.signOut();
    receiver.otherwise = answers(204);
    const before = receiver.received.length;

    running.ports.shell.signInAs = desk.agent(1).email;
    running.tray.click('Sign in…');
    await running.signedIn();
    await pick(running, 'Break');
    const second = (await receiver.has(before + 2)).slice(before);
    expect(new Set(second.map(({ userId }) => userId))).toEqual(new Set([desk.agent(1).id]));

    await running.signOut();
    running.ports.shell.signInAs = desk.agent(0).email;
    running.tray.click('Sign in…');
    await running.signedIn();
    const last = (await receiver.has(before + 3)).at(-1);
    expect(last).toMatchObject({ userId: desk.agent(0).id, sequence: 1 });
    expect(last?.syncId).toBe(receiver.events[0]?.syncId);
  });
});

describe('A receiver that is removed', () => {
  it('while nobody is signed in leaves nothing behind in the account that had something for it', async () => {
    receiver.otherwise = answers(503);
    const running = await start([{ id: 'planner', url: receiver.url }]);
    await receiver.has(1);
    const { handlers } = running.ports;
    await running.signOut();
    expect(await handlers?.['webhooks.remove']({ id: 'planner' })).toMatchObject({ ok: true });
    running.tray.click('Sign in…');
    await running.signedIn();
    // Under the same id, as a policy may have it: whatever still waited would be shown.
    running.ports.settings.update({
      webhooks: [{ id: 'planner', name: '', url: receiver.url, isEnabled: false, envelope: 'plain' }],
    });
    await handlers?.['webhooks.setEnabled']({ id: 'planner', isEnabled: false });
    expect(endpointOf(running, 'planner')).toMatchObject({ waiting: 0, lastTry: null });
  });
});

describe('A keychain', () => {
  it('that is locked holds the events back, and they go when it opens', async () => {
    const ports = new FakePorts();
    const running = await start([], ports);
    const locked = ports.secrets.refuse('read', 'locked');
    const url = receiver.url;
    await ports.handlers?.['webhooks.save']({ id: null, name: 'Planner', url, envelope: 'plain' });
    await running.shows('it waits for the keychain', ({ webhooks }) => webhooks.endpoints[0]?.state === 'keychain');
    await pick(running, 'Break');
    expect(receiver.received).toEqual([]);
    locked();
    const id = running.snapshot.webhooks.endpoints[0]?.id ?? '';
    await ports.handlers?.['webhooks.tryNow']({ id });
    expect((await receiver.has(2)).map(({ type, newLabel }) => `${type} ${newLabel ?? ''}`)).toEqual([
      'snapshot Available',
      'changed Break',
    ]);
  });
});
