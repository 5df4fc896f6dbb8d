import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpClient, WRITE_TIMEOUT_MS, type HttpClient } from '../../../electron/genesys/http-client';
import { createClientCredentialsGrant } from '../../../electron/genesys/oauth/client-credentials';
import { createRefreshGrant } from '../../../electron/genesys/oauth/refresh-grant';
import { identifyAgent } from '../../../electron/genesys/platform/identify';
import { readTokenInfo } from '../../../electron/genesys/platform/token-info';
import type { TokenSource } from '../../../electron/ports';
import type { TokenLoss, TokenManager } from '../../../electron/services/token-manager';
import { startSimulator, type Simulator } from '../../../electron/simulator';
import { FakeLog } from '../../fakes/log';
import { openTokenManager, tokensFor } from '../../fakes/token-manager';
import { createVirtualTime, type VirtualTime } from '../../fakes/virtual-time';
import { until } from './until';

const { signal } = new AbortController();
const LIFE_SECONDS = 3_600;

let simulator: Simulator;
let time: VirtualTime;
let lost: TokenLoss[];
/** Requests that have left and have no answer yet. */
let underWay = 0;

beforeEach(async () => {
  time = createVirtualTime();
  lost = [];
  simulator = await startSimulator({ seed: 5, historyDays: 1, clock: time.clock });
  await control('settings', { accessTokenSeconds: LIFE_SECONDS, refreshTokens: 'all-clients' });
});
afterEach(() => simulator.dispose());

async function control(name: string, body: object): Promise<void> {
  const answer = await fetch(`${simulator.url}/simulator/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

async function exchanges(): Promise<number> {
  const answer = await fetch(`${simulator.url}/simulator/requests?path=/oauth/token`);
  return ((await answer.json()) as { requests: unknown[] }).requests.length;
}

function clientOf(tokens: TokenSource | null): HttpClient {
  const { clock, scheduler } = time;
  return createHttpClient({
    origin: simulator.url,
    tokens,
    fetch(input, init) {
      underWay += 1;
      return fetch(input, init).finally(() => (underWay -= 1));
    },
    userAgent: 'PresenceTray/test',
    clock,
    scheduler,
    log: new FakeLog(),
  });
}

/** The tokens of the application, which it gets itself. */
function applicationTokens(): TokenManager {
  const { oauth } = simulator.describe();
  const { clock, scheduler } = time;
  const grant = createClientCredentialsGrant({ ...oauth, scopes: [] }, clientOf(null), clock);
  return openTokenManager(grant, { clock, scheduler, onLost: (loss) => void lost.push(loss) });
}

/** The tokens of an agent of an organisation that gives refresh tokens. */
async function agentTokens(): Promise<TokenManager> {
  const { oauth, agents } = simulator.describe();
  const page = new URL(`${simulator.url}/oauth/authorize`);
  const redirect = 'http://127.0.0.1:1/callback';
  page.search = new URLSearchParams({
    client_id: oauth.clientId,
    redirect_uri: redirect,
    response_type: 'code',
    login_hint: agents[0]?.email ?? '',
  }).toString();
  const back = new URL((await fetch(page, { redirect: 'manual' })).headers.get('location') ?? '');
  const granted = await fetch(`${simulator.url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      client_id: oauth.clientId,
      client_secret: oauth.clientSecret,
      redirect_uri: redirect,
    }),
  });
  const { access_token, refresh_token } = (await granted.json()) as { access_token: string; refresh_token: string };
  const { clock, scheduler } = time;
  return openTokenManager(
    createRefreshGrant(oauth.publicClientId, clientOf(null), clock),
    { clock, scheduler, onLost: (loss) => void lost.push(loss) },
    tokensFor(access_token, clock.now() + LIFE_SECONDS * 1_000, { refreshToken: refresh_token }),
  );
}

describe('Fifty requests at once', () => {
  it('when the token has just ended cause one renewal, and all succeed', async () => {
    const http = clientOf(applicationTokens());
    expect(await readTokenInfo(http, signal)).toMatchObject({ ok: true });
    expect(await exchanges()).toBe(1);
    await time.advance(LIFE_SECONDS * 1_000);
    const before = await exchanges();
    const answers = await Promise.all(Array.from({ length: 50 }, () => readTokenInfo(http, signal)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(50);
    expect((await exchanges()) - before).toBeLessThanOrEqual(1);
    expect(lost).toEqual([]);
  });

  it('that are all refused with 401 cause one renewal, and all succeed', async () => {
    const http = clientOf(applicationTokens());
    await readTokenInfo(http, signal);
    await control('tokens', { action: 'expire' });
    const answers = await Promise.all(Array.from({ length: 50 }, () => readTokenInfo(http, signal)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(50);
    expect(await exchanges()).toBe(2);
  });
});

describe('A renewal that goes wrong', () => {
  it.each([
    ['fails', { status: 503 }, 'unavailable'],
    ['breaks off', { action: 'drop-connection' }, 'network'],
    ['answers nonsense', { status: 200, body: '<html>Welcome to the guest network</html>' }, 'network'],
    ['answers without a token', { status: 200, body: { token: 'none' } }, 'malformed'],
    [
      'answers a token that cannot be one',
      { status: 200, body: { access_token: 'a b\n', expires_in: 60 } },
      'malformed',
    ],
    ['answers a life that cannot be one', { status: 200, body: { access_token: 'a', expires_in: -1 } }, 'malformed'],
  ])('because it %s fails those who wait, loses nothing, and succeeds later', async (_, fault, code) => {
    const http = clientOf(applicationTokens());
    await control('faults', { path: '/oauth/token', ...fault });
    const answers = await Promise.all([readTokenInfo(http, signal), readTokenInfo(http, signal)]);
    for (const answer of answers) {
      expect(answer).toMatchObject({ ok: false, error: { mayHaveBeenApplied: false } });
      expect([code, 'malformed']).toContain(answer.ok ? '' : answer.error.code);
    }
    expect(await exchanges()).toBe(1);
    expect(lost).toEqual([]);
    await fetch(`${simulator.url}/simulator/faults`, { method: 'DELETE' });
    expect(await readTokenInfo(http, signal)).toMatchObject({ ok: true });
  });

  it('because it hangs is given up in time', async () => {
    const http = clientOf(applicationTokens());
    await control('faults', { path: '/oauth/token', latencyMs: 3_000_000 });
    const asked = readTokenInfo(http, signal);
    await until(() => underWay > 0, 'the renewal is under way');
    await time.advance(WRITE_TIMEOUT_MS);
    expect(await asked).toMatchObject({ ok: false, error: { code: 'timeout', mayHaveBeenApplied: false } });
    expect(lost).toEqual([]);
  });

  it('because the client is no longer known is told once, and asked for no more', async () => {
    const http = clientOf(applicationTokens());
    const body = { error: 'invalid_client', description: 'authentication failed' };
    await control('faults', { path: '/oauth/token', status: 401, body });
    expect(await readTokenInfo(http, signal)).toMatchObject({ ok: false, error: { code: 'unauthorised' } });
    expect(await readTokenInfo(http, signal)).toMatchObject({ ok: false, error: { code: 'unauthorised' } });
    expect(lost).toMatchObject([{ why: 'refused', error: { cloudCode: 'invalid_client' } }]);
    expect(await exchanges()).toBe(1);
  });
});

describe('A refresh token', () => {
  it('that the organisation has ended ends the sign-in at the next 401', async () => {
    const http = clientOf(await agentTokens());
    expect(await identifyAgent(http, signal)).toMatchObject({ ok: true });
    await control('tokens', { action: 'revoke' });
    expect(await identifyAgent(http, signal)).toMatchObject({ ok: false });
    expect(lost).toMatchObject([{ why: 'refused' }]);
  });
});
