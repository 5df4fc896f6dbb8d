import { describe, expect, it } from 'vitest';
import { busyId, Client, startTestCloud } from './support';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('a request that the cloud refuses', () => {
  it('lacks a bearer token', async () => {
    const cloud = await startTestCloud();
    const response = await fetch(`${cloud.url}/api/v2/users/me`);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
      401,
      'authentication.required',
    ]);
    const wrong = await new Client(cloud.url, 'nothing').get('/api/v2/users/me');
    expect([wrong.status, wrong.body['code']]).toEqual([401, 'bad.credentials']);
  });

  it('lacks a scope of the OAuth client', async () => {
    const cloud = await startTestCloud();
    await cloud.control('settings', { clientScopes: ['user-basic-info', 'presence:readonly'] });
    const client = await cloud.signIn(0);
    expect((await client.get(`/api/v2/users/${cloud.agent(0).id}/presences/purecloud`)).status).toBe(200);
    const answer = await client.setPresence(cloud.agent(0).id, { message: 'x' });
    expect([answer.status, answer.body['code']]).toEqual([403, 'app.not.authorized.for.scope']);
  });

  it('lacks a permission, which is named', async () => {
    const cloud = await startTestCloud();
    const answer = await (await cloud.signIn(1)).call('POST', '/api/v2/analytics/users/details/query', {});
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({
      code: 'missing.any.permissions',
      messageParams: { permissions: '[analytics:userDetail:view]' },
    });
  });

  it.each([
    ['PUT', 'presence'],
    ['GET', 'presence'],
    ['GET', 'presence/history?startDate=2026-05-01&pageSize=25'],
  ])('is for a path that only a tutorial knows: %s /users/{id}/%s', async (method, rest) => {
    const cloud = await startTestCloud();
    const body = method === 'PUT' ? { presenceState: 'available' } : undefined;
    const answer = await (await cloud.signIn(0)).call(method, `/api/v2/users/${cloud.agent(0).id}/${rest}`, body);
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ code: 'not.found', status: 404, details: [], errors: [] });
  });

  it('uses a method that the path does not take', async () => {
    const cloud = await startTestCloud();
    const answer = await (
      await cloud.signIn(0)
    ).call('PUT', `/api/v2/users/${cloud.agent(0).id}/presences/purecloud`, {});
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, PATCH']);
  });

  it.each([
    ['no JSON', 'application/json', '{', 400, 'bad.request'],
    ['another content type', 'text/plain', '{}', 415, 'unsupported.media.type'],
    ['more than the cloud takes', 'application/json', `"${'x'.repeat(1_100_000)}"`, 413, 'request.entity.too.large'],
  ])('brings %s', async (_what, contentType, body, status, code) => {
    const cloud = await startTestCloud();
    const { token } = await cloud.signIn(0);
    const response = await fetch(`${cloud.url}/api/v2/users/${cloud.agent(0).id}/presences/purecloud`, {
      method: 'PATCH',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': contentType },
      body,
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
  });

  it('comes too often, and may come again when the minute is over', async () => {
    const cloud = await startTestCloud();
    await cloud.control('settings', { rateLimitPerMinute: 3 });
    const [client, other] = [await cloud.signIn(0), await cloud.signIn(1)];
    const first = await client.get('/api/v2/date');
    expect(['count', 'allowed', 'reset'].map((name) => first.headers.get(`inin-ratelimit-${name}`))).toEqual([
      '1',
      '3',
      '60',
    ]);
    await cloud.advance(18_000);
    await client.get('/api/v2/date');
    await client.get('/api/v2/date');
    const refused = await client.get('/api/v2/date');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '42']);
    expect(refused.body).toMatchObject({
      code: 'too.many.requests.retry.after',
      message: 'Rate limit exceeded the maximum. Retry the request in [42] seconds',
    });
    expect((await other.get('/api/v2/date')).status).toBe(200);
    await cloud.advance(42_000);
    expect((await client.get('/api/v2/date')).status).toBe(200);
  });

  it('is answered with a correlation id like every other, and the same as contextId in the body', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const good = await client.get('/api/v2/date');
    const bad = await client.get('/api/v2/nowhere');
    expect(good.headers.get('inin-correlation-id')).toMatch(guid);
    expect(bad.body['contextId']).toBe(bad.headers.get('inin-correlation-id'));
  });

  it('does not change anything', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(2);
    await client.setPresence(cloud.agent(0).id, { presenceDefinition: { id: busyId } });
    await client.setPresence(cloud.agent(2).id, { presenceDefinition: { id: 'nothing' } });
    expect(await cloud.controlGet('ledger')).toEqual({ entries: [] });
  });
});
