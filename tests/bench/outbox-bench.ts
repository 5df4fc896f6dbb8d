import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { openJournal } from '../../electron/adapters/journal/open-journal';
import { systemClock, systemScheduler } from '../../electron/adapters/system-time';
import { systemSteadyTime } from '../../electron/adapters/steady-time';
import { createPostWebhook } from '../../electron/adapters/webhooks/post-webhook';
import { systemWebhookKeys } from '../../electron/adapters/webhooks/webhook-keys';
import { mayReceive } from '../../electron/core/webhooks/addresses';
import { TIMEOUT_MS } from '../../electron/core/webhooks/delivery';
import { changeEvent, isComplete } from '../../electron/core/webhooks/event';
import type { EventSource, Journal, JournalEntry } from '../../electron/ports';
import { createEndpointSecrets } from '../../electron/services/webhooks/endpoint-secrets';
import { createLane } from '../../electron/services/webhooks/lane';
import { createSeededChance } from '../fakes/chance';
import { FakeLog } from '../fakes/log';
import { FakeSecretStore } from '../fakes/secret-store';
import { WebhookReceiver } from '../fakes/webhook-receiver';

/** An agent who changes 40 times a day, 250 days a year. */
const changesOfYear = 10_000;
/** Written one by one as the app does, to be timed; the rest of the year in larger steps. */
const timed = 1_000;
const delivered = 500;

export interface OutboxFigures {
  readonly changesOfYear: number;
  /** How long it takes to write one change, in milliseconds; `alone` without anybody who is told. */
  readonly enqueue: { readonly alone: readonly number[]; readonly told: readonly number[] };
  /** Delivered to a receiver on this computer, one after the other. */
  readonly eventsPerSecond: number;
  /** The journal's file after a year of changes, in MiB. */
  readonly yearMib: { readonly alone: number; readonly told: number };
}

const definitions = ['available', 'meal'].map((id) => ({
  id,
  systemPresence: id as 'available' | 'meal',
  isSystemDefault: true,
  labels: { en_US: id },
  isDeactivated: false,
}));

const planner: EventSource = {
  ofChange(change) {
    const event = changeEvent(change, {
      userId: 'f864d48c-4d57-404d-b105-ee14980ea89c',
      installationId: '0b6f0d0e-36a6-4b1e-9d3f-2f6f1d2c3b4a',
      appVersion: '0.1.0',
      routingStatus: 'idle',
      definitions,
      known: [],
    });
    return { event, isComplete: isComplete(event), endpointIds: ['planner'] };
  },
  ofAnnotation: () => null,
  written: () => undefined,
};

function changeOf(index: number): JournalEntry {
  const [previousDefinitionId = '', definitionId = ''] =
    index % 2 === 0 ? ['available', 'meal'] : ['meal', 'available'];
  const instants = { decidedAt: index, appliedAt: index, seenAt: index };
  const change = { previousDefinitionId, definitionId, note: '', ...instants, isRecovered: false };
  return { kind: 'change', change: { ...change, cause: { kind: 'agent', via: 'tray' } } };
}

/** Writes a year of changes, and tells how long each of the first took. */
function writeYear(journal: Journal): number[] {
  const tookMs = Array.from({ length: timed }, (_, index) => {
    const startedAt = performance.now();
    journal.write([changeOf(index)]);
    return performance.now() - startedAt;
  });
  journal.write(Array.from({ length: changesOfYear - timed }, (_, index) => changeOf(timed + index)));
  return tookMs;
}

/** As if the receiver had taken all the others at the first try. */
function markDelivered(folder: string): void {
  const database = new DatabaseSync(path.join(folder, 'journal.db'));
  database.exec(`
    INSERT INTO delivery_try (outbox_id, made_at, took_ms, status, excerpt)
    SELECT id, made_at, 61, 204, '' FROM outbox WHERE state = 'waiting';
    UPDATE outbox SET state = 'delivered', tries = 1 WHERE state = 'waiting';
    PRAGMA wal_checkpoint(TRUNCATE)`);
  database.close();
}

const sizeMib = async (folder: string): Promise<number> =>
  (await stat(path.join(folder, 'journal.db'))).size / 1_048_576;

/** What webhooks cost: on the disk, in the transaction of a change, and on their way. */
export async function measureOutbox(folder: string): Promise<OutboxFigures> {
  const log = new FakeLog();
  const open = (name: string): Journal =>
    openJournal({ folder: path.join(folder, name), clock: systemClock, log, timeZone: () => 'UTC' });
  await mkdir(folder, { recursive: true });
  const plain = open('alone');
  const alone = writeYear(plain);
  plain.dispose();

  const journal = open('told');
  journal.outbox.announceBy(planner);
  const told = writeYear(journal);
  const receiver = await WebhookReceiver.open();
  const lane = createLane({
    endpointId: 'planner',
    endpoint: () => ({
      id: 'planner',
      name: 'Planner',
      url: receiver.url,
      isEnabled: true,
      envelope: 'plain',
      setting: 'webhooks',
    }),
    outbox: journal.outbox,
    secrets: createEndpointSecrets(() => new FakeSecretStore(), systemWebhookKeys, systemClock),
    post: createPostWebhook({
      fetch: (input, init) => fetch(input, init),
      resolveHost: () => Promise.resolve([]),
      mayReceive,
      timeoutMs: TIMEOUT_MS,
      clock: systemClock,
    }),
    keys: systemWebhookKeys,
    definitions: () => definitions,
    userAgent: 'PresenceTray/bench',
    clock: systemClock,
    steadyTime: systemSteadyTime,
    scheduler: systemScheduler,
    chance: createSeededChance(),
    log,
    onChange: () => undefined,
  });
  const startedAt = performance.now();
  lane.kick();
  await receiver.has(delivered, 120_000);
  const eventsPerSecond = delivered / ((performance.now() - startedAt) / 1_000);
  lane.dispose();
  journal.dispose();
  await receiver.close();
  markDelivered(path.join(folder, 'told'));
  const yearMib = { alone: await sizeMib(path.join(folder, 'alone')), told: await sizeMib(path.join(folder, 'told')) };
  return { changesOfYear, enqueue: { alone, told }, eventsPerSecond, yearMib };
}
