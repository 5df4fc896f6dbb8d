import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemChance, systemClock, systemScheduler } from '../../../../electron/adapters/system-time';
import { createClientCredentialsGrant } from '../../../../electron/genesys/oauth/client-credentials';
import { createResourceGateway } from '../../../../electron/genesys/resource/gateway';
import { resourceScopes } from '../../../../electron/genesys/resource/states';
import type { PresenceGateway } from '../../../../electron/ports';
import type { TokenManager } from '../../../../electron/services/token-manager';
import { startSimulator, type Simulator } from '../../../../electron/simulator';
import { createTranslator } from '../../../../shared/i18n';
import { FakeLog } from '../../../fakes/log';
import { openTokenManager } from '../../../fakes/token-manager';
import { clientOf } from '../simulated-agent';
import { until } from '../until';

const { signal } = new AbortController();
const mealInOrganisation = '3fd96123-badb-4f69-bc03-1b1ccc6d8014';

let simulator: Simulator;
let userId: string;
let tokens: TokenManager;
let gateway: PresenceGateway;
let log: FakeLog;

function tokensWith(clientSecret: string): TokenManager {
  const { url, oauth } = simulator.describe();
  const credentials = { clientId: oauth.clientId, clientSecret, scopes: resourceScopes };
  return openTokenManager(createClientCredentialsGrant(credentials, clientOf(url, null, log), systemClock));
}

function gatewayWith(source: TokenManager, ofUser = userId): PresenceGateway {
  return createResourceGateway({
    http: clientOf(simulator.url, source, log),
    userId: ofUser,
    translator: createTranslator('en'),
    clock: systemClock,
    scheduler: systemScheduler,
    chance: systemChance,
    log,
  });
}

async function control(name: string, body: object): Promise<void> {
  const answer = await fetch(`${simulator.url}/simulator/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly status: number | null;
}

async function received(pattern: string): Promise<readonly Received[]> {
  const answer = await fetch(`${simulator.url}/simulator/requests?path=${encodeURIComponent(pattern)}`);
  return ((await answer.json()) as { requests: Received[] }).requests;
}

beforeEach(async () => {
  log = new FakeLog();
  simulator = await startSimulator({ seed: 5, historyDays: 0, dialect: 'resource' });
  userId = simulator.describe().agents[0]?.id ?? '';
  tokens = tokensWith(simulator.describe().oauth.clientSecret);
  gateway = gatewayWith(tokens);
});
afterEach(async () => {
  tokens.dispose();
  await simulator.dispose();
});

describe('client credentials', () => {
  it('are enough, and are asked for a token once', async () => {
    await Promise.all([gateway.identify(signal), gateway.readPresence(userId, signal)]);
    expect(await gateway.writePresence(userId, { definitionId: 'offline' }, signal)).toMatchObject({ ok: true });
    expect(await received('/oauth/token')).toHaveLength(1);
    expect(tokens.scopes?.()).toEqual([...resourceScopes].sort());
  });

  it('are asked for another token when the cloud has ended the first', async () => {
    await gateway.readPresence(userId, signal);
    await control('tokens', { action: 'expire' });
    expect(await gateway.writePresence(userId, { definitionId: 'offline' }, signal)).toMatchObject({ ok: true });
    expect(await received('/oauth/token')).toHaveLength(2);
  });

  it('that are wrong are said to be, and the secret is said nowhere', async () => {
    const guessed = tokensWith('a-guess');
    const answer = await gatewayWith(guessed).writePresence(userId, { definitionId: 'offline' }, signal);
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'unauthorised', status: 401, cloudCode: 'invalid_client', mayHaveBeenApplied: false },
    });
    expect(JSON.stringify([answer, log.entries])).not.toContain('a-guess');
    expect(await received('/api/**')).toEqual([]);
  });
});

describe('the resource gateway', () => {
  it('knows the name of its user where the cloud tells it, and goes by the id where not', async () => {
    expect(await gateway.identify(signal)).toMatchObject({ ok: true, value: { userId, userName: 'Maya Lindqvist' } });
    await control('faults', { path: '/api/v2/users/*', status: 404 });
    expect(await gateway.identify(signal)).toMatchObject({ ok: true, value: { userId, userName: userId } });
  });

  it('does not know who its user is while the cloud does not answer', async () => {
    await control('faults', { path: '/api/v2/users/*', status: 503 });
    expect(await gateway.identify(signal)).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  });

  it('has no routing status', async () => {
    expect(await gateway.readRoutingStatus(userId, signal)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await received('/api/**')).toEqual([]);
  });

  it('locks every write by what it has just read, and sends the presence whole', async () => {
    await control('presence', { userId, message: 'Back at 3' });
    await gateway.writePresence(userId, { definitionId: 'away' }, signal);
    const requests = await received('/api/v2/users/*/presence');
    const put = requests.at(-1);
    expect(requests.slice(0, -1).every(({ method }) => method === 'GET')).toBe(true);
    expect(put).toMatchObject({ method: 'PUT', status: 200 });
    expect(JSON.parse(put?.body ?? '')).toEqual({
      presenceState: 'away',
      presenceAvailability: 'unavailable',
      reason: 'Back at 3',
    });
    expect(put?.headers['if-unmodified-since']).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
  });

  it('goes by the date of the answers where the cloud tells no modification', async () => {
    await control('faults', { path: '/api/v2/users/*/presence', headers: { 'Last-Modified': null } });
    const first = await gateway.readPresence(userId, signal);
    const written = await gateway.writePresence(userId, { definitionId: 'away' }, signal);
    const read = await gateway.readPresence(userId, signal);
    if (!first.ok || !written.ok || !read.ok) throw new Error('It failed.');
    expect(written.value.version).toBeGreaterThan(first.value.version ?? Infinity);
    expect(read.value).toEqual(written.value);
  });

  it('does not write over what was set elsewhere and not seen, and tells it', async () => {
    await gateway.readPresence(userId, signal);
    const told: unknown[] = [];
    const feed = gateway.openFeed(userId, (event) => void told.push(event));
    try {
      await until(() => told.length > 0, 'the feed is connected');
      await control('presence', { userId, definitionId: mealInOrganisation });
      expect(await gateway.writePresence(userId, { definitionId: 'offline' }, signal)).toMatchObject({
        ok: false,
        error: { code: 'precondition-failed' },
      });
      expect(told).toMatchObject([
        { type: 'connected' },
        { type: 'presence', presence: { definitionId: 'unavailable', systemPresence: 'busy' } },
      ]);
      expect((await received('/api/v2/users/*/presence')).every(({ method }) => method === 'GET')).toBe(true);
    } finally {
      feed.dispose();
    }
  });
});
