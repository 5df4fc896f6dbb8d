import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpClient } from '../../../electron/genesys/http-client';
import { signInWithBrowser, SIGN_IN_TIMEOUT_MS } from '../../../electron/genesys/oauth/authorize';
import { usualRedirect } from '../../../electron/genesys/oauth/redirect-target';
import { revokeToken } from '../../../electron/genesys/oauth/tokens';
import type { SignInPage } from '../../../electron/ports';
import { startSimulator, type Simulator } from '../../../electron/simulator';
import { createTranslator } from '../../../shared/i18n';
import { ok } from '../../../shared/result';
import { FakeLog } from '../../fakes/log';
import { createVirtualTime } from '../../fakes/virtual-time';
import { systemClock, systemScheduler } from '../../../electron/adapters/system-time';
import { until } from './until';
import { addressesOf, clientOf, tokensOf } from './simulated-agent';

const simulators: Simulator[] = [];

afterEach(async () => {
  await Promise.all(simulators.splice(0).map((simulator) => simulator.dispose()));
});

async function organisation(): Promise<{ url: string; clientId: string; loginHint: string }> {
  const simulator = await startSimulator({ seed: 5, historyDays: 1 });
  simulators.push(simulator);
  const { oauth, agents } = simulator.describe();
  return { url: simulator.url, clientId: oauth.publicClientId, loginHint: agents[1]?.email ?? '' };
}

/** Signs in with a browser that the test plays: it is given the address that the real one would be. */
async function signIn(
  browse: (url: string) => Promise<unknown>,
  more: Partial<Parameters<typeof signInWithBrowser>[0]> = {},
): Promise<{
  outcome: ReturnType<typeof signInWithBrowser>;
  log: FakeLog;
  addresses: string[];
  pages: SignInPage[];
  /** The address that the browser was given; waits for it. */
  address: () => Promise<string>;
}> {
  const log = new FakeLog();
  const addresses: string[] = [];
  const pages: SignInPage[] = [];
  const { url, clientId, loginHint } = await organisation();
  const outcome = signInWithBrowser({
    addresses: addressesOf(url),
    clientId,
    account: 'usual',
    loginHint,
    http: clientOf(url, null, log),
    openInBrowser: async (address) => {
      await browse(address);
      return true;
    },
    redirect: usualRedirect,
    onPage: (page) => {
      pages.push(page);
      addresses.push(page.address);
    },
    translator: createTranslator('en'),
    clock: systemClock,
    scheduler: systemScheduler,
    log,
    signal: new AbortController().signal,
    ...more,
  });
  const address = async (): Promise<string> => {
    await until(() => addresses.length > 0, 'the address is told');
    return addresses[0] ?? '';
  };
  return { outcome, log, addresses, pages, address };
}

/** Where the sign-in page would send the browser, without going there. */
async function callbackFor(address: string): Promise<string> {
  const answer = await fetch(address, { redirect: 'manual' });
  return answer.headers.get('location') ?? '';
}

const redirectUriOf = (address: string): string => new URL(address).searchParams.get('redirect_uri') ?? '';

describe('a sign-in with the browser', () => {
  it('lets the page ask who it is where another account is wanted, and tells it no name', async () => {
    const usual = await signIn((address) => fetch(address));
    await usual.outcome;
    const canceller = new AbortController();
    const any = await signIn(() => Promise.resolve(), { account: 'any', signal: canceller.signal });
    const asked = [await usual.address(), await any.address()].map((address) => new URL(address).searchParams);
    canceller.abort();
    await any.outcome;
    expect(asked.map((query) => [query.get('prompt'), query.has('login_hint')])).toEqual([
      [null, true],
      ['login', false],
    ]);
  });

  it('ends with a token that the API accepts, and tells the browser so', async () => {
    let page: Response | undefined;
    const { outcome, addresses } = await signIn(async (address) => {
      page = await fetch(address);
    });
    const result = await outcome;
    if (!result.ok) throw new Error(result.error.detail);
    const { accessToken, expiresAt, refreshToken } = result.value;
    expect(refreshToken).toBeNull();
    expect(expiresAt - Date.now()).toBeGreaterThan(86_300_000);
    await until(() => page !== undefined, 'the page is there');
    expect(await page?.text()).toContain('You are signed in');

    const origin = new URL(addresses[0] ?? '').origin;
    const me = await fetch(`${origin}/api/v2/users/me`, { headers: { Authorization: `Bearer ${accessToken}` } });
    expect(((await me.json()) as { name: string }).name).toBe('Tomas Okafor');
  });

  it('asks for a code with PKCE, on a free port of this computer, and sends no secret', async () => {
    const { outcome, addresses } = await signIn((address) => fetch(address));
    await outcome;
    const parameters = Object.fromEntries(new URL(addresses[0] ?? '').searchParams);
    expect(parameters).toMatchObject({ response_type: 'code', code_challenge_method: 'S256' });
    expect(parameters['code_challenge']).toMatch(/^[\w-]{43}$/);
    expect(parameters['state']).toMatch(/^[\w-]{43}$/);
    expect(parameters['redirect_uri']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
    const { origin } = new URL(addresses[0] ?? '');
    const received = await fetch(`${origin}/simulator/requests?path=/oauth/token`);
    const { requests } = (await received.json()) as { requests: { headers: Record<string, string> }[] };
    expect(requests).toHaveLength(1);
    expect(requests[0]?.headers['authorization']).toBeUndefined();
    expect(requests[0]?.headers['content-type']).toContain('application/x-www-form-urlencoded');
  });

  it('shows a page that loads nothing and is kept nowhere, and then closes its port', async () => {
    let headers = new Headers();
    const { outcome, addresses } = await signIn(async (address) => {
      ({ headers } = await fetch(address));
    });
    await outcome;
    await until(() => headers.has('content-security-policy'), 'the page is there');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    await expect(fetch(redirectUriOf(addresses[0] ?? ''))).rejects.toThrow();
  });

  it('goes on when no browser can be started: the address can be opened by hand', async () => {
    const { outcome, address, log } = await signIn(() => Promise.reject(new Error('no browser')));
    await fetch(await address());
    expect((await outcome).ok).toBe(true);
    expect(log.entries.some(({ message }) => message.includes('no browser'))).toBe(true);
  });

  it('writes no code, verifier or token to the log', async () => {
    const { outcome, log, addresses } = await signIn((address) => fetch(address));
    const result = await outcome;
    const written = JSON.stringify(log.entries);
    expect(result.ok && written.includes(result.value.accessToken)).toBe(false);
    expect(written).not.toContain(new URL(addresses[0] ?? '').searchParams.get('state'));
  });
});

describe('the loopback receiver', () => {
  it('answers a wrong state and goes on waiting for the right one', async () => {
    const { outcome, address: told } = await signIn(() => Promise.resolve());
    const address = await told();
    for (const query of ['', '?code=stolen', '?code=stolen&state=guess', '?error=access_denied&state=guess']) {
      const answer = await fetch(`${redirectUriOf(address)}${query}`);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('did not ask for this');
    }
    await fetch(address);
    expect((await outcome).ok).toBe(true);
  });

  it('refuses a second callback while the first is being used', async () => {
    let exchange: (tokens: unknown) => void = () => undefined;
    let isExchanging = false;
    const http: HttpClient = {
      send: ({ answer }) =>
        new Promise((resolve) => {
          isExchanging = true;
          exchange = (tokens) => resolve(ok(answer.parse(tokens)));
        }),
      clockSkewMs: () => 0,
    };
    const { outcome, address } = await signIn(() => Promise.resolve(), { http });
    const callback = await callbackFor(await address());
    const first = fetch(callback);
    await until(() => isExchanging, 'the code is being exchanged');
    const second = await fetch(callback.replace(/code=[^&]+/, 'code=another'));
    expect(second.status).toBe(409);
    expect(await second.text()).toContain('already finished');
    exchange({ access_token: 'token', token_type: 'Bearer', expires_in: 60 });
    expect(await outcome).toMatchObject({ ok: true, value: { accessToken: 'token' } });
    expect(await (await first).text()).toContain('You are signed in');
  });

  it('leaves a browser no connection that it opened ahead of use, once the sign-in is over', async () => {
    const { outcome, address } = await signIn(() => Promise.resolve());
    const callback = await callbackFor(await address());
    const spare = connect(Number(new URL(callback).port), '127.0.0.1');
    const closed = once(spare, 'close');
    await once(spare, 'connect');
    await fetch(callback);
    expect((await outcome).ok).toBe(true);
    await closed;
  });

  it('has nothing on other paths, for other methods and under other names', async () => {
    const { outcome, address } = await signIn(() => Promise.resolve());
    const callback = await callbackFor(await address());
    const port = new URL(callback).port;
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    expect((await fetch(callback, { method: 'POST' })).status).toBe(405);
    expect((await fetch(callback.replace('127.0.0.1', 'localhost')).catch(() => null))?.status ?? 404).toBe(404);
    await fetch(callback);
    expect((await outcome).ok).toBe(true);
  });
});

describe('a sign-in that does not succeed', () => {
  const redirectWith = (parameters: Record<string, string>) => async (address: string) => {
    const url = new URL(address);
    const answer = new URLSearchParams({ ...parameters, state: url.searchParams.get('state') ?? '' });
    return fetch(`${redirectUriOf(address)}?${answer.toString()}`);
  };

  it.each([
    [{ error: 'access_denied', error_description: 'The user said no' }, 'refused'],
    [{ error: 'server_error' }, 'refused'],
    [{ error: 'unauthorized_client', error_description: 'The redirect is not registered' }, 'set-up-wrong'],
    [{ error: 'invalid_client' }, 'set-up-wrong'],
  ])('because the cloud sent back %j is %s', async (parameters, code) => {
    let page = '';
    const { outcome } = await signIn(async (address) => {
      page = await (await redirectWith(parameters)(address)).text();
    });
    const result = await outcome;
    expect(result).toMatchObject({ ok: false, error: { code } });
    await until(() => page !== '', 'the page is there');
    expect(page).toContain('You are not signed in');
  });

  it('because the code is not good is refused, and the browser is told', async () => {
    let page = '';
    const { outcome } = await signIn(async (address) => {
      page = await (await redirectWith({ code: 'not-a-code' })(address)).text();
    });
    expect(await outcome).toMatchObject({ ok: false, error: { code: 'refused' } });
    await until(() => page !== '', 'the page is there');
    expect(page).toContain('You are not signed in');
  });

  it('because the client is not known to the cloud is a matter of its set-up', async () => {
    const { outcome } = await signIn(redirectWith({ code: 'x' }), { clientId: 'nobody' });
    const result = await outcome;
    expect(result).toMatchObject({ ok: false, error: { code: 'set-up-wrong' } });
    expect(!result.ok && result.error.detail).toContain('invalid_client');
  });

  it('because the login host cannot be reached is a network failure', async () => {
    const { outcome } = await signIn(redirectWith({ code: 'x' }), { http: clientOf('http://127.0.0.1:9', null) });
    expect(await outcome).toMatchObject({ ok: false, error: { code: 'network' } });
  });

  it('because the browser does not come back times out after five minutes and leaves nothing behind', async () => {
    const time = createVirtualTime();
    const { outcome, addresses } = await signIn(() => Promise.resolve(), { scheduler: time.scheduler });
    await until(() => addresses.length > 0 && time.pending() === 1, 'it waits');
    await time.advance(SIGN_IN_TIMEOUT_MS - 1);
    expect(time.pending()).toBe(1);
    await time.advance(1);
    expect(await outcome).toMatchObject({ ok: false, error: { code: 'timed-out' } });
    expect(time.pending()).toBe(0);
    await expect(fetch(redirectUriOf(addresses[0] ?? ''))).rejects.toThrow();
  });

  it('because the agent cancels ends at once', async () => {
    const canceller = new AbortController();
    const { outcome, addresses } = await signIn(() => Promise.resolve(), { signal: canceller.signal });
    await until(() => addresses.length > 0, 'it waits');
    canceller.abort();
    expect(await outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    await expect(fetch(redirectUriOf(addresses[0] ?? ''))).rejects.toThrow();
  });

  it('because the agent had cancelled before opens no browser', async () => {
    const { outcome, addresses } = await signIn(() => Promise.resolve(), { signal: AbortSignal.abort() });
    expect(await outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(addresses).toEqual([]);
  });
});

describe('revokeToken', () => {
  it('ends the token, and is content when it had ended already', async () => {
    const { outcome, addresses } = await signIn((address) => fetch(address));
    const result = await outcome;
    if (!result.ok) throw new Error(result.error.detail);
    const { origin } = new URL(addresses[0] ?? '');
    const { accessToken } = result.value;
    expect(await revokeToken(clientOf(origin, tokensOf(accessToken)))).toEqual({ ok: true, value: undefined });
    const me = await fetch(`${origin}/api/v2/users/me`, { headers: { Authorization: `Bearer ${accessToken}` } });
    expect(me.status).toBe(401);
    expect(await revokeToken(clientOf(origin, tokensOf(accessToken)))).toEqual({ ok: true, value: undefined });
  });
});
