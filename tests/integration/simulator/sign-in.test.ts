import { describe, expect, it } from 'vitest';
import type { TestCloud } from './support';
import { authorize, basic, createProof, redirectUri, requestToken, sentBack, startTestCloud, text } from './support';

const proof = createProof();

function ask(cloud: TestCloud, changes: Record<string, string | null> = {}, headers: Record<string, string> = {}) {
  const parameters = {
    client_id: cloud.description.oauth.publicClientId,
    code_challenge: proof.challenge,
    code_challenge_method: 'S256',
    ...changes,
  };
  return authorize(cloud.url, parameters, headers);
}

async function codeFor(cloud: TestCloud, changes: Record<string, string | null> = {}): Promise<string> {
  return sentBack(await ask(cloud, { login_hint: cloud.agent(0).email, ...changes })).get('code') ?? '';
}

function redeem(cloud: TestCloud, code: string, changes: Record<string, string> = {}, authorization?: string) {
  const form = {
    grant_type: 'authorization_code',
    code,
    code_verifier: proof.verifier,
    redirect_uri: redirectUri,
    ...(authorization === undefined ? { client_id: cloud.description.oauth.publicClientId } : {}),
    ...changes,
  };
  return requestToken(cloud.url, form, authorization);
}

const confidential = ({ description: { oauth } }: TestCloud): string => basic(oauth.clientId, oauth.clientSecret);

describe('the sign-in page', () => {
  it('lists every agent under a policy that allows nothing but its own style', async () => {
    const cloud = await startTestCloud();
    const response = await ask(cloud);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'sha256-");
    for (const { email, name } of cloud.description.agents) {
      expect(html).toContain(email);
      expect(html).toContain(name);
    }
  });

  it('sends the browser back with a code and the state when an agent is chosen', async () => {
    const cloud = await startTestCloud();
    const html = await (await ask(cloud)).text();
    const href = /href="([^"]*login_hint=tomas[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const back = sentBack(await fetch(cloud.url + href, { redirect: 'manual' }));
    expect(back.get('state')).toBe('a-state');
    expect((await redeem(cloud, back.get('code') ?? '')).status).toBe(200);
  });

  it('sends access_denied back when the agent cancels', async () => {
    const cloud = await startTestCloud();
    const html = await (await ask(cloud)).text();
    const href = /class="cancel" href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const back = sentBack(await fetch(cloud.url + href, { redirect: 'manual' }));
    expect([back.get('error'), back.get('state')]).toEqual(['access_denied', 'a-state']);
  });

  it('says so when nobody has the hinted address, without letting it into the markup', async () => {
    const cloud = await startTestCloud();
    const html = await (await ask(cloud, { login_hint: '<b>nobody</b>' })).text();
    expect(html).toContain('Nobody here has the address &lt;b&gt;nobody&lt;/b&gt;.');
  });

  it('redirects at once for a hinted agent', async () => {
    const cloud = await startTestCloud();
    const back = sentBack(await ask(cloud, { login_hint: cloud.agent(2).email.toUpperCase() }));
    expect(back.get('code')).toMatch(/^[A-Za-z0-9]{43}$/);
  });
});

describe('an authorisation request', () => {
  it.each([
    ['http://localhost:61234/callback'],
    ['http://127.0.0.1:1/callback'],
    ['http://[::1]:8080/callback'],
    ['http://127.0.0.1:4000'],
  ])('is taken for the registered loopback address %s on any port', async (address) => {
    const cloud = await startTestCloud();
    const response = await ask(cloud, { login_hint: cloud.agent(0).email, redirect_uri: address });
    expect(response.headers.get('location')?.startsWith(address)).toBe(true);
  });

  it.each([
    ['http://127.0.0.1:5000/elsewhere'],
    ['https://127.0.0.1:5000/callback'],
    ['http://user@127.0.0.1:5000/callback'],
    ['http://evil.example/callback'],
    ['not an address'],
  ])('is refused without a redirect for the unregistered address %s', async (address) => {
    const cloud = await startTestCloud();
    const response = await ask(cloud, { login_hint: cloud.agent(0).email, redirect_uri: address });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_request' });
  });

  it('is refused for an unknown client, to a browser as a page', async () => {
    const cloud = await startTestCloud();
    const plain = await ask(cloud, { client_id: 'nobody' });
    expect([plain.status, await plain.json()]).toEqual([
      400,
      { error: 'invalid_client', description: 'client not found', error_description: 'client not found' },
    ]);
    const page = await ask(cloud, { client_id: 'nobody' }, { Accept: 'text/html' });
    expect([page.status, page.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
  });

  it.each([
    ['unsupported_response_type', { response_type: 'token' }],
    ['invalid_request', { code_challenge: null }],
    ['invalid_request', { code_challenge_method: 'plain' }],
    ['invalid_request', { code_challenge: 'short' }],
  ])('is sent back with %s when it asks for %o', async (error, changes) => {
    const cloud = await startTestCloud();
    const back = sentBack(await ask(cloud, { login_hint: cloud.agent(0).email, ...changes }));
    expect([back.get('error'), back.get('state'), back.get('code')]).toEqual([error, 'a-state', null]);
  });
});

describe('an authorisation code', () => {
  it('becomes a bearer token when the verifier proves the challenge', async () => {
    const cloud = await startTestCloud();
    const answer = await redeem(cloud, await codeFor(cloud));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ token_type: 'bearer', expires_in: 86_400 });
    expect(answer.body).not.toHaveProperty('refresh_token');
  });

  it.each([
    ['another verifier', { code_verifier: createProof().verifier }],
    ['a verifier that is too short', { code_verifier: 'short' }],
    ['another redirect address', { redirect_uri: 'http://127.0.0.1:50506/callback' }],
  ])('is worth nothing with %s', async (_what, changes) => {
    const cloud = await startTestCloud();
    const answer = await redeem(cloud, await codeFor(cloud), changes);
    expect([answer.status, answer.body['error']]).toEqual([400, 'invalid_grant']);
  });

  it('serves once', async () => {
    const cloud = await startTestCloud();
    const code = await codeFor(cloud);
    expect((await redeem(cloud, code)).status).toBe(200);
    expect((await redeem(cloud, code)).body['error']).toBe('invalid_grant');
  });

  it('expires', async () => {
    const cloud = await startTestCloud();
    const code = await codeFor(cloud);
    await cloud.advance(300_000);
    expect((await redeem(cloud, code)).body['error']).toBe('invalid_grant');
  });

  it('cannot be redeemed by another client', async () => {
    const cloud = await startTestCloud();
    expect((await redeem(cloud, await codeFor(cloud), {}, confidential(cloud))).body['error']).toBe('invalid_grant');
  });
});

describe('refresh tokens', () => {
  const forConfidential = (cloud: TestCloud) => codeFor(cloud, { client_id: cloud.description.oauth.clientId });

  it('are given to the confidential client and serve once each', async () => {
    const cloud = await startTestCloud();
    const first = await redeem(cloud, await forConfidential(cloud), {}, confidential(cloud));
    const form = { grant_type: 'refresh_token', refresh_token: text(first.body['refresh_token']) };
    const second = await requestToken(cloud.url, form, confidential(cloud));
    expect(second.status).toBe(200);
    expect(second.body['access_token']).not.toBe(first.body['access_token']);
    expect((await requestToken(cloud.url, form, confidential(cloud))).body['error']).toBe('invalid_grant');
  });

  it('are given to the public client too where the organisation does so', async () => {
    const cloud = await startTestCloud();
    await cloud.control('settings', { refreshTokens: 'all-clients' });
    const first = await redeem(cloud, await codeFor(cloud));
    const second = await requestToken(cloud.url, {
      grant_type: 'refresh_token',
      refresh_token: text(first.body['refresh_token']),
      client_id: cloud.description.oauth.publicClientId,
    });
    expect(second.status).toBe(200);
  });

  it('are given to nobody while the inactivity timeout is on', async () => {
    const cloud = await startTestCloud();
    await cloud.control('settings', { refreshTokens: 'all-clients', idleTokenTimeoutEnabled: true });
    expect((await redeem(cloud, await codeFor(cloud))).body).not.toHaveProperty('refresh_token');
  });
});

describe('client credentials', () => {
  it('give a token without a user', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.clientCredentials();
    const me = await client.get('/api/v2/users/me');
    expect([me.status, me.body['code']]).toEqual([400, 'not.a.user']);
    expect((await client.get(`/api/v2/users/${cloud.agent(0).id}/presences/purecloud`)).status).toBe(200);
  });

  it.each([
    ['a wrong secret', 'wrong', 401, 'invalid_client', 'authentication failed'],
    ['no secret', null, 401, 'invalid_client', 'authentication failed'],
  ])('are refused with %s', async (_what, secret, status, error, description) => {
    const cloud = await startTestCloud();
    const { clientId } = cloud.description.oauth;
    const answer = await requestToken(
      cloud.url,
      { grant_type: 'client_credentials', ...(secret === null ? { client_id: clientId } : {}) },
      secret === null ? undefined : basic(clientId, secret),
    );
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ error, description, error_description: description });
  });

  it('are refused to the public client', async () => {
    const cloud = await startTestCloud();
    const form = { grant_type: 'client_credentials', client_id: cloud.description.oauth.publicClientId };
    expect((await requestToken(cloud.url, form)).body['error']).toBe('unauthorized_client');
  });
});

describe('the token endpoint', () => {
  it('refuses grants that it does not know', async () => {
    const cloud = await startTestCloud();
    const answer = await requestToken(cloud.url, { grant_type: 'password' }, confidential(cloud));
    expect([answer.status, answer.body['error']]).toEqual([400, 'unsupported_grant_type']);
  });

  it('refuses a body that is no form', async () => {
    const cloud = await startTestCloud();
    const response = await fetch(`${cloud.url}/oauth/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
    expect([response.status, ((await response.json()) as { error: string }).error]).toEqual([400, 'invalid_request']);
  });
});

describe('a browser that signed in', () => {
  const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? '';

  it('is sent back at once until it signs out or is asked to sign in anew', async () => {
    const cloud = await startTestCloud();
    const cookie = cookieOf(await ask(cloud, { login_hint: cloud.agent(1).email }));
    expect((await ask(cloud, {}, { Cookie: cookie })).status).toBe(302);
    expect((await ask(cloud, { prompt: 'login' }, { Cookie: cookie })).status).toBe(200);

    const { publicClientId } = cloud.description.oauth;
    const query = new URLSearchParams({ client_id: publicClientId, redirect_uri: redirectUri });
    const signedOut = await fetch(`${cloud.url}/logout?${query.toString()}`, {
      redirect: 'manual',
      headers: { Cookie: cookie },
    });
    expect([signedOut.status, signedOut.headers.get('location')]).toEqual([302, redirectUri]);
    expect((await ask(cloud, {}, { Cookie: cookie })).status).toBe(200);
  });

  it('is not redirected to an unregistered address when it signs out', async () => {
    const cloud = await startTestCloud();
    const response = await fetch(`${cloud.url}/logout?redirect_uri=http://evil.example/`, { redirect: 'manual' });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('You are signed out');
  });
});
