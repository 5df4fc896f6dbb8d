import { request } from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiDesk } from './api-desk';

let own: ApiDesk;
beforeAll(async () => {
  own = await ApiDesk.open();
});
afterAll(() => own.close());

const refusal = (status: number, code: string) => ({ status, body: { code } });

/** Node's own client, which sends every header as it is told. */
function send(
  method: string,
  path: string,
  headers: OutgoingHttpHeaders,
  body = '',
): Promise<{ status: number; body: unknown; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: own.port, method, path, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text), headers: answer.headers }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
const offline = { state: 'offline', availability: 'offline' };

describe('Without a token of ours', () => {
  it.each([
    ['GET', '/api/presence'],
    ['GET', '/api/presence/definitions'],
    ['GET', '/api/presence/events'],
    ['GET', '/api/presence/history'],
    ['POST', '/api/presence/update'],
    ['POST', '/api/test/enable-mock'],
    ['GET', '/'],
    ['GET', '/nowhere'],
    ['POST', '/healthz'],
    ['PUT', '/api/presence/update'],
    ['OPTIONS', '/api/presence/update'],
    ['DELETE', '/api/presence'],
  ])('%s %s is answered with 401, as is everything', async (method, path) => {
    const wrong = [
      {},
      bearer(''),
      bearer('ptw_x'),
      bearer(`${own.client.token}x`),
      { Authorization: own.client.token },
    ];
    const basic = { Authorization: `Basic ${Buffer.from(`x:${own.client.token}`).toString('base64')}` };
    for (const headers of [...wrong, basic]) {
      const answer = await send(method, path, headers, JSON.stringify(offline));
      expect(answer).toMatchObject(refusal(401, 'unauthorised'));
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    }
    expect(await own.desk.ledger()).toEqual([]);
  });

  it('only whether it is here and what it offers are told', async () => {
    expect(await own.client.get('/healthz', { token: null })).toMatchObject({ status: 200, body: { status: 'ok' } });
    const described = await own.client.get('/openapi.json', { token: null });
    expect(described).toMatchObject({ status: 200, body: { openapi: '3.1.0' } });
  });

  it('a token in the address is none', async () => {
    const { token } = own.client;
    for (const name of ['token', 'access_token', 'authorization']) {
      expect((await own.client.get(`/api/presence?${name}=${token}`, { token: null })).status).toBe(401);
    }
  });
});

describe('A token that only reads', () => {
  it('sets nothing and simulates nothing', async () => {
    expect(await own.reader.update(offline)).toMatchObject(refusal(403, 'read-only-token'));
    expect(await own.reader.post('/api/test/enable-mock')).toMatchObject(refusal(403, 'read-only-token'));
    expect(await own.desk.ledger()).toEqual([]);
  });
});

describe('A web page', () => {
  it.each(['https://evil.example', 'null', 'file://', 'http://127.0.0.1:3000', 'http://localhost'])(
    'of %s is refused even with a token',
    async (origin) => {
      const headers = { ...bearer(own.client.token), Origin: origin, 'Content-Type': 'application/json' };
      const answer = await send('POST', '/api/presence/update', headers, JSON.stringify(offline));
      expect(answer).toMatchObject(refusal(403, 'web-page'));
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    },
  );

  it.each(['cross-site', 'same-site', 'same-origin'])('that loads it as a picture, %s, is refused', async (site) => {
    const headers = { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'image' };
    expect(await send('GET', '/healthz', headers)).toMatchObject(refusal(403, 'web-page'));
    const withToken = { ...headers, ...bearer(own.reader.token) };
    expect(await send('GET', '/api/presence', withToken)).toMatchObject(refusal(403, 'web-page'));
  });

  it.each([
    'evil.example',
    `evil.example:80`,
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '10.0.0.1',
    '0.0.0.0',
    '[::2]',
    'localhost:1:2',
    'a@127.0.0.1',
    '2130706433',
  ])('whose name %s leads to this computer is refused', async (host) => {
    expect(await send('GET', '/healthz', { Host: host })).toMatchObject(refusal(403, 'foreign-host'));
    const headers = { ...bearer(own.reader.token), Host: host };
    expect(await send('GET', '/api/presence', headers)).toMatchObject(refusal(403, 'foreign-host'));
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data', 'application/json-patch+json'])(
    'cannot send a form: %s is no JSON',
    async (type) => {
      const headers = { ...bearer(own.client.token), 'Content-Type': type };
      const answer = await send('POST', '/api/presence/update', headers, JSON.stringify(offline));
      expect(answer).toMatchObject(refusal(400, 'not-json'));
    },
  );
});

describe('Every answer', () => {
  it('tells nothing of what made it, is kept by nobody, and gives web pages no leave', async () => {
    const { headers } = await own.client.get('/api/presence');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('etag')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });
});

describe('The body of a request', () => {
  it.each(['', '{', '"offline"', 'null', '1', '{"state":"offline",}', '\u0000'])(
    'that is no object, %j, is refused',
    async (body) => {
      const headers = { ...bearer(own.client.token), 'Content-Type': 'application/json' };
      const answer = await send('POST', '/api/presence/update', headers, body);
      expect(answer.status).toBe(400);
      expect(await own.desk.ledger()).toEqual([]);
    },
  );

  it('that is too large is refused, however its length is told', async () => {
    const body = JSON.stringify({ note: 'x'.repeat(20_000) });
    const headers = { ...bearer(own.client.token), 'Content-Type': 'application/json' };
    for (const length of [{ 'Content-Length': body.length }, { 'Transfer-Encoding': 'chunked' }]) {
      const answer = await send('POST', '/api/presence/update', { ...headers, ...length }, body);
      expect(answer).toMatchObject(refusal(413, 'too-large'));
    }
  });
});
