import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryJournal } from '../../../../electron/adapters/memory-journal';
import { systemChance, systemClock, systemScheduler } from '../../../../electron/adapters/system-time';
import { defaultTransitionPolicy } from '../../../../electron/core/presence/transition-policy';
import { createHttpClient } from '../../../../electron/genesys/http-client';
import { createClientCredentialsGrant } from '../../../../electron/genesys/oauth/client-credentials';
import { createResourceGateway } from '../../../../electron/genesys/resource/gateway';
import { resourceDefinitions, resourceScopes } from '../../../../electron/genesys/resource/states';
import type { PresenceGateway } from '../../../../electron/ports';
import { createPresenceEngine } from '../../../../electron/services/presence-engine';
import { startSimulator, type Simulator } from '../../../../electron/simulator';
import { createTranslator } from '../../../../shared/i18n';
import { openTokenManager } from '../../../fakes/token-manager';
import { FakeLog } from '../../../fakes/log';
import { steadyTimeOf } from '../../../fakes/nobody-watched';
import { clientOf } from '../simulated-agent';
import { until } from '../until';

const { signal } = new AbortController();
const translator = createTranslator('en');
const busy = '31fe3bac-dea6-44b7-bed7-47f91660a1a0';

let simulator: Simulator;
let userId: string;
let gateway: PresenceGateway;
let endTokens: () => void;

/** As Chromium does on a connection that was used before and breaks without a byte of an answer: the same request once more. */
async function sendTwice(input: URL | Request | string, init?: RequestInit): Promise<Response> {
  const first = new Request(input, init);
  const second = first.clone();
  return fetch(first).catch(() => fetch(second));
}

async function control(name: string, body: object): Promise<void> {
  const answer = await fetch(`${simulator.url}/simulator/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

async function told<Told>(path: string): Promise<Told> {
  return (await (await fetch(`${simulator.url}/simulator/${path}`)).json()) as Told;
}

/** What the cloud answered to each copy of the write; null where its answer broke off. */
async function writes(): Promise<readonly (number | null)[]> {
  const { requests } = await told<{ requests: { method: string; status: number | null }[] }>('requests');
  return requests.filter(({ method }) => method === 'PUT').map(({ status }) => status);
}

async function changes(): Promise<number> {
  const { entries } = await told<{ entries: { by: { kind: string } }[] }>(`ledger?userId=${userId}`);
  return entries.filter(({ by }) => by.kind === 'api').length;
}

beforeEach(async () => {
  const log = new FakeLog();
  simulator = await startSimulator({ seed: 5, historyDays: 0, dialect: 'resource' });
  const { url, agents, oauth } = simulator.describe();
  userId = agents[0]?.id ?? '';
  const time = { clock: systemClock, scheduler: systemScheduler };
  const credentials = { clientId: oauth.clientId, clientSecret: oauth.clientSecret, scopes: resourceScopes };
  const tokens = openTokenManager(createClientCredentialsGrant(credentials, clientOf(url, null, log), systemClock));
  endTokens = () => tokens.dispose();
  const http = createHttpClient({
    origin: url,
    tokens,
    fetch: sendTwice,
    userAgent: 'PresenceTray/test',
    ...time,
    log,
  });
  gateway = createResourceGateway({ http, userId, translator, ...time, chance: systemChance, log });
  await control('faults', { path: '/api/v2/users/*/presence', method: 'PUT', action: 'lose-answer', times: 1 });
});
afterEach(async () => {
  endTokens();
  await simulator.dispose();
});

describe('A write that was sent twice, because the answer to the first copy broke off', () => {
  it('meets its own first as a 412, and counts as perhaps carried out', async () => {
    expect(await gateway.writePresence(userId, { definitionId: 'away', note: 'Tea' }, signal)).toMatchObject({
      ok: false,
      error: { code: 'precondition-failed', status: 412, mayHaveBeenApplied: true },
    });
    expect(await writes()).toEqual([null, 412]);
    expect(await gateway.readPresence(userId, signal)).toMatchObject({
      ok: true,
      value: { definitionId: 'away', note: 'Tea' },
    });
  });

  it('is not taken for ours when somebody else was faster than the second copy', async () => {
    await control('faults', { path: '/api/v2/users/*/presence', method: 'PUT', latencyMs: 200 });
    const written = gateway.writePresence(userId, { definitionId: 'away' }, signal);
    await until(async () => (await changes()) === 1, 'the first copy has been carried out');
    await control('presence', { userId, definitionId: busy });
    expect(await written).toMatchObject({
      ok: false,
      error: { code: 'precondition-failed', mayHaveBeenApplied: false },
    });
  });

  it('is the agent’s own change, without a question, set exactly once', async () => {
    const journal = createMemoryJournal(systemClock);
    const engine = createPresenceEngine({
      gateway,
      userId,
      policy: defaultTransitionPolicy,
      journal,
      clock: systemClock,
      steadyTime: steadyTimeOf(systemClock),
      scheduler: systemScheduler,
      chance: systemChance,
      log: new FakeLog(),
      onTimerOver: () => undefined,
      onChange: () => undefined,
    });
    try {
      engine.tell({ type: 'definitions-loaded', definitions: resourceDefinitions(translator, 'busy') });
      engine.tell({ type: 'feed-connected' });
      await until(() => engine.state().confirmed !== null, 'the presence is known');
      engine.pick({ definitionId: 'away' }, { kind: 'agent', via: 'tray' });
      await until(() => engine.state().confirmed?.definitionId === 'away', 'the choice is confirmed');
      expect(engine.state()).toMatchObject({
        confirmed: { cause: { kind: 'agent', via: 'tray' } },
        wanted: null,
        notice: null,
      });
      expect(await writes()).toEqual([null, 412]);
      expect(await changes()).toBe(1);
    } finally {
      engine.dispose();
    }
  });
});
