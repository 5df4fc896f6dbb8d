import { describe, expect, it } from 'vitest';
import { createMemoryOutbox } from '../../../../electron/adapters/journal/memory-outbox';
import { systemWebhookKeys } from '../../../../electron/adapters/webhooks/webhook-keys';
import type { Endpoint } from '../../../../electron/core/webhooks/endpoints';
import { changeEvent, isComplete } from '../../../../electron/core/webhooks/event';
import type { AnsweredPost, WebhookRequest } from '../../../../electron/ports';
import { createEndpointSecrets } from '../../../../electron/services/webhooks/endpoint-secrets';
import { createLane } from '../../../../electron/services/webhooks/lane';
import type { PresenceDefinition } from '../../../../shared/presence/definition';
import { FakeLog } from '../../../fakes/log';
import { FakeSecretStore } from '../../../fakes/secret-store';
import { createVirtualTime } from '../../../fakes/virtual-time';
import { definitions, fromTray } from '../../core/presence/fixtures';

const HOUR_MS = 3_600_000;
const answered = (status: number, retryAfterMs: number | null = null): AnsweredPost => ({
  answer: { kind: 'answered', status, retryAfterMs },
  excerpt: '',
});
const unreachable: AnsweredPost = { answer: { kind: 'failed', fault: 'network' }, excerpt: '' };

/** One receiver whose answers the test gives, and an app that runs as long as the test lets it. */
class LaneHarness {
  readonly time = createVirtualTime();
  readonly outbox = createMemoryOutbox(this.time.clock);
  readonly secrets = new FakeSecretStore();
  readonly sent: WebhookRequest[] = [];
  readonly sentAt: number[] = [];
  reply: (request: WebhookRequest) => AnsweredPost = () => answered(204);
  definitions: readonly PresenceDefinition[] = definitions;
  endpoint: Endpoint | null = {
    id: 'planner',
    name: 'Planner',
    url: 'https://planner.example/hooks',
    isEnabled: true,
    envelope: 'plain',
    setting: 'webhooks',
  };
  /** The awake time at which the computer fell asleep; null while it is awake. */
  asleepAtMs: number | null = null;
  lane = this.open();

  open() {
    return createLane({
      endpointId: 'planner',
      endpoint: () => this.endpoint,
      outbox: this.outbox,
      secrets: createEndpointSecrets(() => this.secrets, systemWebhookKeys, this.time.clock),
      post: (request) => {
        this.sent.push(request);
        this.sentAt.push(this.time.clock.now());
        return Promise.resolve(this.reply(request));
      },
      keys: systemWebhookKeys,
      definitions: () => this.definitions,
      userAgent: 'PresenceTray/test',
      clock: this.time.clock,
      steadyTime: {
        awakeMs: () => this.asleepAtMs ?? this.time.clock.now(),
        throughSleepMs: () => this.time.clock.now(),
      },
      scheduler: this.time.scheduler,
      chance: { uuid: () => '', fraction: () => 0.999 },
      log: new FakeLog(),
      onChange: () => undefined,
    });
  }

  /** Something happens that is to be told. */
  async happens(sequence: number, known: readonly PresenceDefinition[] = definitions): Promise<void> {
    const at = this.time.clock.now();
    const change = { previousDefinitionId: 'available', definitionId: 'meal', note: '', cause: fromTray, sequence };
    const event = changeEvent(
      { ...change, decidedAt: at, appliedAt: at + sequence, seenAt: at, isRecovered: false },
      {
        userId: 'maya',
        installationId: '0b6f0d0e-36a6-4b1e-9d3f-2f6f1d2c3b4a',
        appVersion: '0.1.0',
        routingStatus: null,
        definitions: known,
        known: [],
      },
    );
    this.outbox.add({ event, isComplete: isComplete(event), endpointIds: ['planner'] });
    this.lane.kick();
    await this.time.settle();
  }

  get sequences(): readonly (number | null)[] {
    return this.sent.map(({ body }) => (JSON.parse(body) as { sequence: number | null }).sequence);
  }

  get standing() {
    return this.outbox.standingOf('planner');
  }
}

describe('A receiver’s lane', () => {
  it('delivers one event after the other, and rests without a timer', async () => {
    const here = new LaneHarness();
    for (const sequence of [1, 2, 3]) await here.happens(sequence);
    expect(here.sequences).toEqual([1, 2, 3]);
    expect(here.lane.state()).toEqual({ kind: 'resting' });
    expect(here.time.pending()).toBe(0);
  });

  it('keeps the others behind one that fails, and tries it at growing pauses', async () => {
    const here = new LaneHarness();
    here.reply = () => unreachable;
    await here.happens(1);
    await here.happens(2);
    await here.time.advance(20_000);
    expect(new Set(here.sequences)).toEqual(new Set([1]));
    const pauses = here.sentAt.slice(1).map((at, index) => at - (here.sentAt[index] ?? 0));
    expect(pauses).toEqual([1_998, 3_996, 7_992]);
    here.reply = () => answered(200);
    await here.time.advance(20_000);
    expect(here.sequences.slice(-2)).toEqual([1, 2]);
  });

  it('gives an event up after a day of running and at least eight tries, and goes on with the next', async () => {
    const here = new LaneHarness();
    here.reply = () => unreachable;
    await here.happens(1);
    await here.time.advance(24 * HOUR_MS - 1_000);
    expect(here.standing).toMatchObject({ dead: 0, waiting: 1 });
    await here.time.advance(10 * 60_000);
    expect(here.standing).toMatchObject({ dead: 1, waiting: 0 });
    here.reply = () => answered(200);
    await here.happens(2);
    expect(here.sequences.at(-1)).toBe(2);
  });

  it('does not count a weekend for which the app did not run', async () => {
    const here = new LaneHarness();
    here.reply = () => unreachable;
    await here.happens(1);
    await here.time.advance(60_000);
    here.lane.dispose();
    await here.time.advance(62 * HOUR_MS);
    here.lane = here.open();
    here.lane.kick();
    await here.time.advance(60_000);
    expect(here.standing).toMatchObject({ dead: 0, waiting: 1 });
    const { runningMs, tries } = here.outbox.oldestWaiting('planner') ?? { runningMs: NaN, tries: NaN };
    expect(runningMs).toBeLessThan(5 * 60_000);
    expect(tries).toBeGreaterThan(4);
  });

  it('does not count a night for which the computer slept', async () => {
    const here = new LaneHarness();
    here.reply = () => unreachable;
    await here.happens(1);
    await here.time.advance(60_000);
    here.asleepAtMs = here.time.clock.now();
    await here.time.advance(30 * HOUR_MS);
    expect(here.standing).toMatchObject({ dead: 0, waiting: 1 });
  });

  it.each([
    [
      'the agent has it wait',
      (here: LaneHarness) => {
        const { endpoint } = here;
        here.endpoint = null;
        return () => (here.endpoint = endpoint);
      },
    ],
    ['the keychain is locked', (here: LaneHarness) => here.secrets.refuse('read', 'locked')],
  ])('does not count a day for which %s', async (_what, hold) => {
    const here = new LaneHarness();
    here.reply = () => unreachable;
    await here.happens(1);
    await here.time.advance(HOUR_MS);
    expect(here.outbox.oldestWaiting('planner')?.tries).toBeGreaterThan(8);
    // The secret is asked for anew.
    here.lane.dispose();
    here.lane = here.open();
    const release = hold(here);
    here.lane.kick();
    await here.time.advance(30 * HOUR_MS);
    const before = here.sent.length;
    release();
    here.lane.hurry();
    await here.time.advance(10 * 60_000);
    expect(here.sent.length).toBeGreaterThan(before);
    expect(here.standing).toMatchObject({ dead: 0, waiting: 1 });
  });

  it('holds over a restart to the pause that the receiver asked for, unless the agent is in a hurry', async () => {
    const here = new LaneHarness();
    here.reply = () => answered(429, 600_000);
    await here.happens(1);
    here.lane.dispose();
    here.lane = here.open();
    here.lane.kick();
    await here.time.advance(599_000);
    expect(here.sent).toHaveLength(1);
    here.reply = () => answered(200);
    here.lane.hurry();
    await here.time.settle();
    expect(here.sent).toHaveLength(2);
    expect(here.standing.waiting).toBe(0);
  });

  it('that the receiver has ended (410) sends nothing more, and loses nothing', async () => {
    const here = new LaneHarness();
    here.reply = () => answered(410);
    await here.happens(1);
    expect(here.standing).toMatchObject({ isGone: true, waiting: 1 });
  });

  it('sends the same body under the same id each time, with a signature and a time of its own', async () => {
    const here = new LaneHarness();
    here.reply = () => answered(500);
    await here.happens(1);
    await here.time.advance(10_000);
    expect(here.sent.length).toBeGreaterThan(2);
    expect(new Set(here.sent.map(({ body }) => body)).size).toBe(1);
    expect(new Set(here.sent.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(here.sent.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(here.sent.length);
  });

  it('waits for the names of the presences, but not for ever, and an event that was tried stays as it is', async () => {
    const here = new LaneHarness();
    here.definitions = [];
    await here.happens(1, []);
    await here.time.advance(10_000);
    expect(here.sent).toEqual([]);
    here.definitions = definitions;
    here.reply = () => answered(500);
    await here.time.advance(1_000);
    expect(JSON.parse(here.sent[0]?.body ?? '')).toMatchObject({ newLabel: 'meal', previousState: 'available' });
    here.definitions = [];
    here.reply = () => answered(200);
    await here.time.advance(10_000);
    expect(here.sent.at(-1)?.body).toBe(here.sent[0]?.body);

    await here.happens(2, []);
    await here.time.advance(31_000);
    expect(JSON.parse(here.sent.at(-1)?.body ?? '')).toMatchObject({ sequence: 2, newLabel: null });
  });

  it('looks again in a minute at a keychain that did not open, and sends nothing unsigned', async () => {
    const here = new LaneHarness();
    const opens = here.secrets.refuse('read', 'locked');
    await here.happens(1);
    expect(here.lane.state()).toMatchObject({ kind: 'waiting', for: 'keychain' });
    opens();
    await here.time.advance(59_000);
    expect(here.sent).toEqual([]);
    await here.time.advance(2_000);
    expect(here.sent[0]?.headers['webhook-signature']).toMatch(/^v1,[\w+/]+=*$/);
  });

  it('that ended in the midst of a try says nothing of it: the next run tells it again', async () => {
    const here = new LaneHarness();
    here.reply = () => {
      here.lane.dispose();
      return answered(200);
    };
    await here.happens(1);
    expect(here.standing).toMatchObject({ waiting: 1, lastTry: null });
    expect(here.time.pending()).toBe(0);
  });
});
