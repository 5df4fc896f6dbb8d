import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { basic, Client, requestToken, signInByHint } from '../support';
import { connect, scopes, startResourceCloud, tokenFor } from './support';

describe('the resource dialect', () => {
  it('is told in the description', async () => {
    expect((await startResourceCloud()).description.dialect).toBe('resource');
  });

  it.each([
    'users/{userId}/presences/purecloud',
    'users/{userId}/presences/PURECLOUD',
    'users/presences/purecloud/bulk?id={userId}',
    'presence/definitions',
    'presencedefinitions',
    'systempresences',
    'presence/settings',
    'users/{userId}/routingstatus',
    'users/{userId}/outofoffice',
    'notifications/channels',
    'tokens/me',
  ])('does not know the platform’s /api/v2/%s', async (rest) => {
    const client = await connect(await startResourceCloud());
    const answer = await client.get(`/api/v2/${rest.replace('{userId}', client.userId)}`);
    expect([answer.status, answer.body['code']]).toEqual([404, 'not.found']);
  });

  it('has no sockets', async () => {
    const cloud = await startResourceCloud();
    const socket = new WebSocket(`${cloud.url.replace('http', 'ws')}/channels/any`);
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('404');
  });

  it('knows who a user is, but client credentials are none', async () => {
    const cloud = await startResourceCloud();
    const client = await connect(cloud);
    const { id, name } = cloud.agent(0);
    expect((await client.get(`/api/v2/users/${id}`)).body).toMatchObject({ id, name });
    const me = await client.get('/api/v2/users/me');
    expect([me.status, me.body['code']]).toEqual([400, 'not.a.user']);
    const token = await signInByHint(cloud.url, cloud.description.oauth.publicClientId, cloud.agent(0).email);
    expect((await new Client(cloud.url, token).get('/api/v2/users/me')).body).toMatchObject({ id });
  });

  it('is struck by faults and logs requests as the other dialect does', async () => {
    const cloud = await startResourceCloud();
    const client = await connect(cloud);
    await cloud.control('faults', { path: '/api/v2/users/*/presence', status: 503, times: 1 });
    expect((await client.get(client.path)).status).toBe(503);
    expect((await client.get(client.path)).status).toBe(200);
    expect(await cloud.controlGet('requests?path=/api/v2/**')).toMatchObject({
      requests: [{ status: 503 }, { status: 200, clientId: cloud.description.oauth.clientId, userId: null }],
    });
  });
});

describe('a token for client credentials in the resource dialect', () => {
  it('tells its scopes: those that were asked for', async () => {
    const cloud = await startResourceCloud();
    const { clientId, clientSecret } = cloud.description.oauth;
    const ask = (form: Record<string, string>): ReturnType<typeof requestToken> =>
      requestToken(cloud.url, { grant_type: 'client_credentials', ...form }, basic(clientId, clientSecret));
    expect((await ask({ scope: scopes })).body).toMatchObject({
      token_type: 'bearer',
      expires_in: 86_400,
      scope: 'analytics:read presence:read presence:write',
    });
    expect((await ask({})).body).toMatchObject({ scope: 'analytics:read presence:read presence:write' });
    expect((await ask({ scope: 'presence:read users' })).body).toMatchObject({ scope: 'presence:read' });
  });

  it('has no more than the client may use', async () => {
    const cloud = await startResourceCloud();
    await cloud.control('settings', { clientScopes: ['presence:read'] });
    const client = await connect(cloud, await tokenFor(cloud));
    expect((await client.get(client.path)).status).toBe(200);
    expect((await client.put({ presenceState: 'away', presenceAvailability: 'unavailable' })).status).toBe(403);
  });

  it('is given for a secret in the form too, and for nothing else', async () => {
    const cloud = await startResourceCloud();
    const { clientId, clientSecret } = cloud.description.oauth;
    const form = { grant_type: 'client_credentials', scope: scopes };
    const inForm = await requestToken(cloud.url, { ...form, client_id: clientId, client_secret: clientSecret });
    expect(inForm.status).toBe(200);
    expect(await requestToken(cloud.url, form)).toMatchObject({ status: 400, body: { error: 'invalid_client' } });
    expect(await requestToken(cloud.url, form, basic(clientId, 'guess'))).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
  });
});
