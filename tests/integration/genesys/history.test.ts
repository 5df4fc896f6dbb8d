import { afterEach, describe, expect, it } from 'vitest';
import { systemClock, systemScheduler } from '../../../electron/adapters/system-time';
import { createClientCredentialsGrant } from '../../../electron/genesys/oauth/client-credentials';
import { createPlatformHistory } from '../../../electron/genesys/platform/history';
import { createResourceHistory } from '../../../electron/genesys/resource/history';
import { resourceScopes } from '../../../electron/genesys/resource/states';
import type { HistoryGateway, Identity, TokenSource } from '../../../electron/ports';
import { readWindow } from '../../../electron/services/history/read-window';
import { startSimulator } from '../../../electron/simulator';
import type { Simulator } from '../../../electron/simulator';
import type { Interval } from '../../../shared/history/interval';
import { mergeRecords } from '../../../shared/history/records';
import { createSeededChance } from '../../fakes/chance';
import { openTokenManager } from '../../fakes/token-manager';
import { FakeLog } from '../../fakes/log';
import { clientOf, signInToSimulator, tokensOf } from './simulated-agent';

const DAY_MS = 86_400_000;
const { signal } = new AbortController();
const simulators: Simulator[] = [];
afterEach(() => Promise.all(simulators.splice(0).map((simulator) => simulator.dispose())));

interface Memory {
  readonly gateway: (pageSize: number) => HistoryGateway;
  readonly identity: Identity;
  readonly url: string;
  readonly log: FakeLog;
}

async function remember(
  dialect: 'platform' | 'resource',
  { agentIndex = 0, settings = {} }: { agentIndex?: number; settings?: object } = {},
): Promise<Memory> {
  const simulator = await startSimulator({ seed: 5, historyDays: 30, dialect });
  simulators.push(simulator);
  const { url, oauth, agents } = simulator.describe();
  const agent = agents[agentIndex];
  if (agent === undefined) throw new Error('There is no such agent.');
  await control(url, settings);
  const log = new FakeLog();
  const identity: Identity = {
    userId: agent.id,
    userName: agent.name,
    email: null,
    organisationId: 'lakeside',
    organisationName: 'Lakeside',
    permissions: agentIndex === 1 ? ['routing:agent:onqueue'] : ['analytics:userDetail:view'],
  };
  if (dialect === 'platform') {
    const http = clientOf(url, tokensOf(await signInToSimulator(simulator, agent.email, log)), log);
    return { url, log, identity, gateway: (pageSize) => createPlatformHistory(http, log, pageSize) };
  }
  const tokens: TokenSource = openTokenManager(
    createClientCredentialsGrant({ ...oauth, scopes: resourceScopes }, clientOf(url, null), systemClock),
  );
  const http = clientOf(url, tokens, log);
  return { url, log, identity, gateway: (pageSize) => createResourceHistory({ http, tokens, pageSize, log }) };
}

async function control(url: string, settings: object): Promise<void> {
  const answer = await fetch(`${url}/simulator/settings`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(settings),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

async function read({ gateway, identity }: Memory, interval: Interval, pageSize: number) {
  const reader = { gateway: gateway(pageSize), userId: identity.userId, scheduler: systemScheduler };
  const window = await readWindow({ ...reader, chance: createSeededChance() }, interval, signal);
  if (!window.ok) throw new Error(window.error.detail);
  return window.value;
}

const lastWeek = (): Interval => ({ startAt: Date.now() - 7 * DAY_MS + 60_000, endAt: Date.now() });

describe.each(['platform', 'resource'] as const)('The history of the %s dialect', (dialect) => {
  it.each([
    ['short pages', { detailsShortPages: true }],
    ['pages that repeat', { historyDuplicates: true }],
    ['an empty page among others', { historyEmptyPages: true }],
    ['users once for each day', { detailsSplitByDay: true }],
    ['users once', { detailsSplitByDay: false }],
  ])('is the same with %s, in pages of any size: nothing is lost, and nothing doubled', async (_what, settings) => {
    const memory = await remember(dialect);
    const interval = lastWeek();
    const plain = mergeRecords((await read(memory, interval, 100)).presence);
    await control(memory.url, settings);
    for (const pageSize of [2, 3, 100]) {
      const { presence, badRecords } = await read(memory, interval, pageSize);
      expect(mergeRecords(presence)).toEqual(plain);
      expect(badRecords).toBe(0);
    }
    expect(plain.length).toBeGreaterThan(20);
    expect(plain.at(-1)?.endAt).toBeNull();
    expect(plain[0]?.startAt).toBeLessThan(interval.startAt);
  });

  it('has records that cannot be read: they are counted, and the others are there', async () => {
    const memory = await remember(dialect);
    const whole = await read(memory, lastWeek(), 100);
    await control(memory.url, { historyBadRecords: true });
    const { presence, badRecords } = await read(memory, lastWeek(), 100);
    expect(badRecords).toBeGreaterThan(1);
    expect(presence.length + badRecords).toBe(whole.presence.length);
    expect(memory.log.entries.some(({ level }) => level === 'warn')).toBe(true);
  });

  it('may be asked for by whoever has the right', async () => {
    const { gateway, identity } = await remember(dialect);
    if (dialect === 'resource') await gateway(9).readPage(identity.userId, lastWeek(), 1, signal);
    expect(await gateway(9).readRight(identity, signal)).toEqual({ ok: true, value: { kind: 'granted' } });
  });
});

describe('A cloud that gives no page of the usual size', () => {
  const pageSizes = async (url: string): Promise<unknown[]> => {
    const answer = await fetch(`${url}/simulator/requests?path=/api/v2/analytics/**`);
    const { requests } = (await answer.json()) as { requests: { body: string }[] };
    return requests.map(({ body }) => (JSON.parse(body) as { paging: { pageSize: number } }).paging.pageSize);
  };

  it('is asked for smaller ones, of which none is lost, and is not asked for larger ones again', async () => {
    const memory = await remember('platform');
    const interval = lastWeek();
    const plain = mergeRecords((await read(memory, interval, 100)).presence);
    await control(memory.url, { detailsMaximumPageSize: 25 });
    await fetch(`${memory.url}/simulator/requests`, { method: 'DELETE' });
    const gateway = memory.gateway(100);
    for (let times = 0; times < 2; times += 1) {
      const { presence } = await read({ ...memory, gateway: () => gateway }, interval, 100);
      expect(mergeRecords(presence)).toEqual(plain);
    }
    expect(await pageSizes(memory.url)).toEqual([100, 25, 25, 25, 25]);
  });

  it('is told as it is where smaller ones are refused as well', async () => {
    const memory = await remember('platform', { settings: { detailsMaximumPageSize: 10 } });
    const answer = await memory.gateway(100).readPage(memory.identity.userId, lastWeek(), 1, signal);
    expect(answer).toMatchObject({ ok: false, error: { code: 'rejected', status: 400 } });
    expect(await pageSizes(memory.url)).toEqual([100, 25]);
  });
});

describe('Whether the history may be asked for', () => {
  it('is known from the roles: the permission is named, and no refusal was provoked', async () => {
    const { gateway, identity, url } = await remember('platform', { agentIndex: 1 });
    expect(await gateway(9).readRight(identity, signal)).toEqual({
      ok: true,
      value: { kind: 'missing', missing: 'permission', name: 'analytics:userDetail:view' },
    });
    const asked = await fetch(`${url}/simulator/requests?path=/api/v2/analytics/**`);
    expect(await asked.json()).toEqual({ requests: [] });
  });

  it('is known from the token: the scope is named', async () => {
    const settings = { clientScopes: ['presence', 'user-basic-info'] };
    const { gateway, identity } = await remember('platform', { settings });
    expect(await gateway(9).readRight(identity, signal)).toEqual({
      ok: true,
      value: { kind: 'missing', missing: 'scope', name: 'analytics:readonly' },
    });
  });
});
