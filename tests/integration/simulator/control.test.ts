import { request as httpRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Body, Client, TestCloud } from './support';
import { busyId, Listener, mealId, onQueueId, requestToken, startOfTime, startTestCloud, text } from './support';

const list = (body: Body, name: string): readonly Body[] => body[name] as unknown as readonly Body[];

async function start(): Promise<{ cloud: TestCloud; client: Client; id: string }> {
  const cloud = await startTestCloud();
  return { cloud, client: await cloud.signIn(0), id: cloud.agent(0).id };
}

const setBusy = (client: Client, id: string) => client.setPresence(id, { presenceDefinition: { id: busyId } });

async function post(cloud: TestCloud, name: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${cloud.url}/simulator/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, body: (await response.json()) as { error?: string } };
}

describe('a fault', () => {
  it('answers with its status so many times, in the shape of the cloud, and nothing is done', async () => {
    const { cloud, client, id } = await start();
    await cloud.control('faults', { path: '/api/v2/users/*/presences/*', method: 'patch', status: 503, times: 2 });
    const [first, second, third] = [await setBusy(client, id), await setBusy(client, id), await setBusy(client, id)];
    expect([first.status, second.status, third.status]).toEqual([503, 503, 200]);
    expect(first.body).toMatchObject({
      code: 'service.unavailable',
      contextId: first.headers.get('inin-correlation-id'),
    });
    expect(list(await cloud.controlGet('ledger'), 'entries')).toHaveLength(1);
  });

  it('lasts until it is cleared when no number is given', async () => {
    const { cloud, client } = await start();
    const { id: faultId } = await cloud.control('faults', { path: '^/api/v2/date$', status: 504 });
    await client.get('/api/v2/date');
    expect((await client.get('/api/v2/date')).status).toBe(504);
    expect(list(await cloud.controlGet('faults'), 'faults')).toMatchObject([{ id: faultId, path: '^/api/v2/date$' }]);
    await fetch(`${cloud.url}/simulator/faults`, { method: 'DELETE' });
    expect((await client.get('/api/v2/date')).status).toBe(200);
  });

  it('tells when to come again with 429, by default or as it is told, or not at all', async () => {
    const { cloud, client } = await start();
    const fault = { path: '/api/v2/date', status: 429, times: 1 };
    await cloud.control('faults', fault);
    const plain = await client.get('/api/v2/date');
    expect([plain.headers.get('retry-after'), plain.body['code']]).toEqual(['42', 'too.many.requests.retry.after']);
    await cloud.control('faults', { ...fault, headers: { 'Retry-After': '7' } });
    const told = await client.get('/api/v2/date');
    expect([told.headers.get('retry-after'), told.body['messageParams']]).toEqual(['7', { seconds: '7' }]);
    await cloud.control('faults', { ...fault, headers: { 'Retry-After': null } });
    expect((await client.get('/api/v2/date')).headers.has('retry-after')).toBe(false);
  });

  it('brings its own body, whatever that is', async () => {
    const { cloud, client } = await start();
    const fault = { path: '/api/v2/timezones', status: 200, times: 1 };
    await cloud.control('faults', { ...fault, body: { entities: [] } });
    expect((await client.get('/api/v2/timezones')).body).toEqual({ entities: [] });
    await cloud.control('faults', { ...fault, body: '<html>', headers: { 'Content-Type': 'text/html' } });
    const response = await fetch(`${cloud.url}/api/v2/timezones`);
    expect([await response.text(), response.headers.get('content-type')]).toEqual(['<html>', 'text/html']);
  });

  it('changes a header of an answer that is otherwise real', async () => {
    const { cloud, client } = await start();
    const date = new Date(startOfTime - 90_000).toUTCString();
    await cloud.control('faults', { path: '/api/v2/**', headers: { Date: date, 'ININ-Correlation-Id': null } });
    const answer = await client.get('/api/v2/date');
    expect([answer.status, answer.headers.get('date'), answer.headers.has('inin-correlation-id')]).toEqual([
      200,
      date,
      false,
    ]);
  });

  it('breaks the connection before anything is done', async () => {
    const { cloud, client, id } = await start();
    await cloud.control('faults', { path: '/api/**', action: 'drop-connection', times: 1 });
    await expect(setBusy(client, id)).rejects.toThrow();
    expect(await cloud.controlGet('ledger')).toEqual({ entries: [] });
  });

  it('loses the answer after the change was applied', async () => {
    const { cloud, client, id } = await start();
    await cloud.control('faults', { path: '/api/**', action: 'lose-answer', times: 1 });
    await expect(setBusy(client, id)).rejects.toThrow();
    expect(list(await cloud.controlGet('ledger'), 'entries')).toMatchObject([{ userId: id, definitionId: busyId }]);
  });

  it('holds a request up before it is carried out', async () => {
    const { cloud, client, id } = await start();
    await cloud.control('faults', { path: '/api/**', latencyMs: 3000, times: 1 });
    const slow = setBusy(client, id);
    await expect.poll(async () => (await cloud.controlGet('faults'))['faults']).toEqual([]);
    expect(await cloud.controlGet('ledger')).toEqual({ entries: [] });
    await cloud.advance(3000);
    expect((await slow).status).toBe(200);
  });

  it('holds an answer up after the change was applied, so that its event comes first', async () => {
    const { cloud, client, id } = await start();
    const topic = `v2.users.${id}.presence`;
    const listener = await client.openChannel([topic]);
    await cloud.control('faults', { path: '/api/**', latencyMs: 3000, action: 'delay-answer', times: 1 });
    let isAnswered = false;
    const slow = setBusy(client, id).finally(() => (isAnswered = true));
    await expect.poll(() => listener.ofTopic(topic).length).toBe(1);
    expect(isAnswered).toBe(false);
    await cloud.advance(3000);
    expect((await slow).status).toBe(200);
  });

  it('strikes the login host in its own shape', async () => {
    const { cloud } = await start();
    await cloud.control('faults', { path: '/oauth/token', status: 503 });
    const answer = await requestToken(cloud.url, { grant_type: 'client_credentials' });
    expect([answer.status, answer.body['error']]).toEqual([503, 'server_error']);
  });

  it('strikes the opening of a socket', async () => {
    const { cloud, client } = await start();
    const { body } = await client.call('POST', '/api/v2/notifications/channels');
    const connect = () => Listener.connect(text(body['id']), text(body['connectUri']));
    await cloud.control('faults', { path: '/channels/*', status: 503, times: 1 });
    await expect(connect()).rejects.toThrow('503');
    await cloud.control('faults', { path: '/channels/*', action: 'drop-connection', times: 1 });
    await expect(connect()).rejects.toThrow();
    await (await connect()).settle();
  });
});

describe('the ledger', () => {
  it('tells every change with who made it, in order', async () => {
    const { cloud, client, id } = await start();
    await setBusy(client, id);
    await cloud.control('presence', { userId: id, definitionId: mealId, message: 'sent to lunch', by: 'supervisor' });
    await cloud.control('presence', { userId: cloud.agent(1).id, definitionId: onQueueId });
    const { publicClientId } = cloud.description.oauth;
    expect(list(await cloud.controlGet('ledger'), 'entries')).toMatchObject([
      { sequence: 1, userId: id, definitionId: busyId, by: { kind: 'api', userId: id, clientId: publicClientId } },
      {
        sequence: 2,
        previousDefinitionId: busyId,
        message: 'sent to lunch',
        by: { kind: 'control', label: 'supervisor' },
      },
      { sequence: 3, userId: cloud.agent(1).id, by: { kind: 'control', label: 'elsewhere' } },
    ]);
    expect(list(await cloud.controlGet(`ledger?userId=${id}&since=1`), 'entries')).toMatchObject([{ sequence: 2 }]);
  });
});

describe('the list of requests', () => {
  it('tells what was received, in order, with who sent it and what was answered', async () => {
    const { cloud, client, id } = await start();
    await fetch(`${cloud.url}/simulator/requests`, { method: 'DELETE' });
    await client.get('/api/v2/users/me?expand=presence');
    await client.setPresence(id, { message: 'hi' });
    await client.get('/api/v2/nowhere');
    const { publicClientId } = cloud.description.oauth;
    expect(list(await cloud.controlGet('requests'), 'requests')).toMatchObject([
      { method: 'GET', path: '/api/v2/users/me', query: '?expand=presence', status: 200, userId: id },
      { method: 'PATCH', body: '{"message":"hi"}', status: 200, clientId: publicClientId },
      { path: '/api/v2/nowhere', status: 404, userId: null },
    ]);
    expect(list(await cloud.controlGet('requests?path=/api/v2/users/*'), 'requests')).toHaveLength(1);
  });
});

describe('the clock', () => {
  it('goes on by what it is told, in bodies and in the Date header', async () => {
    const { cloud, client } = await start();
    await cloud.advance(3_600_000);
    const later = new Date(startOfTime + 3_600_000);
    const answer = await client.get('/api/v2/date');
    expect([answer.body['currentDate'], answer.headers.get('date')]).toEqual([
      later.toISOString(),
      later.toUTCString(),
    ]);
    expect(await cloud.controlGet('clock')).toEqual({ now: later.toISOString() });
  });
});

describe('the control plane', () => {
  it.each([
    ['faults', '{"path":"/x"}'],
    ['faults', '{"path":"^(","status":500}'],
    ['faults', '{"path":"/x","status":500,"action":"lose-answer"}'],
    ['presence', '{"userId":"nobody","message":""}'],
    ['presence', '{}'],
    ['routing', '{"userId":"nobody","status":"ASLEEP"}'],
    ['tokens', '{"action":"steal"}'],
    ['socket', '{"action":"drop","userId":"nobody"}'],
    ['clock', '{"advanceMs":-1}'],
    ['settings', '{"refreshTokens":"sometimes"}'],
    ['settings', '{"unknown":1}'],
    ['clock', '{'],
  ])('refuses what it cannot read with a reason: %s %s', async (name, body) => {
    const cloud = await startTestCloud();
    const answer = await post(cloud, name, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatch(/\S/);
  });

  it('changes only the settings that are named', async () => {
    const cloud = await startTestCloud();
    const before = await cloud.controlGet('settings');
    expect(await cloud.control('settings', { accessTokenSeconds: 5 })).toEqual({ ...before, accessTokenSeconds: 5 });
  });

  it('says which operations and methods there are', async () => {
    const cloud = await startTestCloud();
    const unknown = await post(cloud, 'constructor', '{}');
    expect([unknown.status, unknown.body.error]).toEqual([404, expect.stringContaining('faults, presence') as string]);
    expect((await post(cloud, 'ledger', '{}')).status).toBe(405);
  });

  it('is closed to web pages: a foreign origin, a form, a rebound name', async () => {
    const cloud = await startTestCloud();
    expect((await post(cloud, 'clock', '{"advanceMs":1}', { Origin: 'http://evil.example' })).status).toBe(403);
    expect((await post(cloud, 'clock', '{"advanceMs":1}', { 'Content-Type': 'text/plain' })).status).toBe(415);
    const { hostname, port } = new URL(cloud.url);
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest({ hostname, port, path: '/simulator/ledger', headers: { Host: 'evil.example' } });
      request.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
      request.end();
    });
    expect(status).toBe(421);
    expect(await cloud.controlGet('clock')).toEqual({ now: new Date(startOfTime).toISOString() });
  });
});
