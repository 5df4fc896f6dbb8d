import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventReader } from './api-client';
import { GuardedApi, TOKEN } from './guarded-api';
import { exchange, silent, statusesIn } from './raw-client';
import { examples, fc } from '../../properties';

let own: GuardedApi;
beforeAll(async () => {
  own = await GuardedApi.open();
});
afterAll(() => own.close());

const offline = '{"state":"offline","availability":"offline"}';

/** A request as it stands on the wire, with what is given over what is usual. */
function wire(method: string, path: string, headers: readonly string[], body = ''): string {
  const usual = ['Host: 127.0.0.1', 'Connection: close'];
  const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  return [`${method} ${path} HTTP/1.1`, ...usual, ...length, ...headers, '', body].join('\r\n');
}

const authorised = [`Authorization: Bearer ${TOKEN}`, 'Content-Type: application/json'];
const chunked = 'Transfer-Encoding: chunked';

/** A second request that hides in the body of a first one. */
const hidden = `POST /api/presence/update HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${TOKEN}x\r\nContent-Type: application/json\r\nContent-Length: ${offline.length}\r\n\r\n${offline}`;

/** Name, what is sent, and every status that may come back; none at all where the connection is closed without a word. */
const attacks: readonly (readonly [name: string, bytes: string, statuses: readonly number[]])[] = [
  [
    'a rebound name',
    wire('POST', '/api/presence/update', [...authorised, 'Host: evil.example'], offline).replace(
      'Host: 127.0.0.1\r\n',
      '',
    ),
    [403],
  ],
  ['two hosts', wire('POST', '/api/presence/update', [...authorised, 'Host: evil.example'], offline), [400]],
  ['no host', wire('GET', '/healthz', []).replace('Host: 127.0.0.1\r\n', ''), [400]],
  [
    'a form of a web page',
    wire(
      'POST',
      '/api/presence/update',
      ['Origin: https://evil.example', 'Content-Type: application/x-www-form-urlencoded'],
      'state=offline',
    ),
    [401],
  ],
  [
    'a form that knows the token',
    wire('POST', '/api/presence/update', [...authorised, 'Origin: https://evil.example'], offline),
    [403],
  ],
  [
    'a picture',
    wire('GET', '/api/presence/update?state=offline', ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Dest: image']),
    [401],
  ],
  [
    'a preflight',
    wire('OPTIONS', '/api/presence/update', ['Origin: https://evil.example', 'Access-Control-Request-Method: POST']),
    [401],
  ],
  [
    'a method that is overridden',
    wire('GET', '/api/presence/update', [...authorised, 'X-HTTP-Method-Override: POST'], offline),
    [404],
  ],
  ['dots in the path', wire('POST', '/healthz/../api/presence/update', [], offline), [401]],
  ['encoded dots', wire('POST', '/healthz/%2e%2e/api/presence/update', [], offline), [401]],
  ['encoded slashes', wire('POST', '/healthz%2f..%2fapi%2fpresence%2fupdate', [], offline), [401]],
  ['two slashes', wire('POST', '//api/presence/update', [], offline), [401]],
  ['backslashes', wire('POST', '\\api\\presence\\update', [], offline), [400]],
  ['a public path in other letters', wire('GET', '/HEALTHZ', []), [401]],
  ['a public path with more behind it', wire('GET', '/healthz/', []), [401]],
  ['a parameter of the path', wire('GET', '/healthz;/api/presence', []), [401]],
  ['a null in the path', wire('GET', '/healthz%00/api/presence', []), [401]],
  ['a broken escape', wire('GET', '/api/%E0%A4%A', authorised), [404]],
  ['the form for proxies', wire('GET', 'http://127.0.0.1/healthz', []), [400]],
  ['the form for proxies, to somebody else', wire('GET', 'http://evil.example/api/presence', authorised), [400]],
  ['a tunnel', wire('CONNECT', '127.0.0.1:22', authorised), []],
  ['another protocol', wire('GET', '/api/presence/events', ['Connection: Upgrade', 'Upgrade: websocket']), [401]],
  ['a length and chunks', wire('POST', '/healthz', ['Content-Length: 4', chunked], '') + `0\r\n\r\n${hidden}`, [400]],
  ['two lengths', wire('POST', '/healthz', ['Content-Length: 0', `Content-Length: ${hidden.length}`]) + hidden, [400]],
  ['chunks spelled otherwise', wire('POST', '/healthz', ['Transfer-Encoding: xchunked']) + hidden, [401]],
  [
    'chunks behind a tab',
    wire('POST', '/healthz', ['Transfer-Encoding:\tchunked', 'Content-Length: 3']) + hidden,
    [400],
  ],
  ['a chunked body in two words', wire('POST', '/healthz', ['Transfer-Encoding: chunked, chunked']) + hidden, [400]],
  [
    'chunks that are not the last coding',
    wire('POST', '/healthz', ['Transfer-Encoding: chunked, gzip']) + hidden,
    [400],
  ],
  ['two codings', wire('POST', '/healthz', [chunked, 'Transfer-Encoding: identity']) + hidden, [400, 401]],
  ['chunks behind a vertical tab', wire('POST', '/healthz', ['Transfer-Encoding: \u000bchunked']) + hidden, [400]],
  [
    'a chunk of a strange size',
    wire('POST', '/api/presence/update', [...authorised, chunked]) + '0x5\r\nabcde\r\n0\r\n\r\n',
    [400],
  ],
  [
    'a chunk of a size beyond all',
    wire('POST', '/api/presence/update', [...authorised, chunked]) + 'fffffffffffffffff\r\n',
    [400],
  ],
  [
    'a chunk with remarks without end',
    wire('POST', '/api/presence/update', [...authorised, chunked]) + `1;${'x'.repeat(100_000)}\r\n`,
    [413],
  ],
  ['a length in hexadecimal', wire('POST', '/healthz', ['Content-Length: 0x5']) + hidden, [400]],
  ['a list of lengths', wire('POST', '/healthz', ['Content-Length: 5, 5']) + hidden, [400]],
  ['a line break in a header', wire('GET', '/healthz', ['X-One: a\rTransfer-Encoding: chunked']), [400]],
  ['a null in a header', wire('GET', '/healthz', ['X-One: a\u0000b']), [400]],
  ['an address behind the host', wire('GET', '/healthz', []).replace('127.0.0.1', '127.0.0.1/@evil.example'), [403]],
  ['a name and a password in the host', wire('GET', '/healthz', []).replace('127.0.0.1', 'x:y@127.0.0.1'), [403]],
  ['the form for everybody', wire('OPTIONS', '*', authorised), [400]],
  ['an expectation', wire('GET', '/healthz', ['Expect: the-impossible']), [200]],
  ['a version to come', wire('GET', '/healthz', []).replace('HTTP/1.1', 'HTTP/2.0'), [200]],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
  ['a length with a sign', wire('POST', '/healthz', ['Content-Length: +5']) + hidden, [400]],
  ['a header that is folded', wire('GET', '/healthz', ['X-One: a\r\n b: c']), [200, 400]],
  ['a bare line feed', 'GET /healthz HTTP/1.1\nHost: 127.0.0.1\nConnection: close\n\n', [400]],
  ['a space before the colon', wire('GET', '/healthz', ['Authorization : Bearer x']), [400]],
  [
    'a second request after a body that is not read',
    wire('POST', '/api/presence/update', [`Content-Length: ${hidden.length}`], '') + hidden,
    [401],
  ],
  ['headers without end', `GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'x'.repeat(100_000)}`, [413]],
  [
    'very many headers',
    wire(
      'GET',
      '/healthz',
      Array.from({ length: 3_000 }, (_, index) => `X-${index}: 1`),
    ),
    [413],
  ],
  ['a path without end', `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`, [413]],
  ['a huge body', wire('POST', '/api/presence/update', authorised, `{"note":"${'x'.repeat(200_000)}"}`), [413]],
  ['a huge body without a token', wire('POST', '/api/presence/update', [], 'x'.repeat(200_000)), [401]],
  [
    'JSON very deep',
    wire('POST', '/api/presence/update', authorised, `${'['.repeat(8_000)}${']'.repeat(8_000)}`),
    [200],
  ],
  [
    'a body that is compressed',
    wire('POST', '/api/presence/update', [...authorised, 'Content-Encoding: gzip'], offline),
    [400],
  ],
  ['a prototype', wire('GET', '/__proto__', []), [401]],
  ['an older protocol', 'GET /healthz HTTP/1.0\r\n\r\n', [403]],
  ['no HTTP at all', '\u0016\u0003\u0001\u0002\u0000\u0001', [400]],
  ['nothing but lines', '\r\n\r\n\r\n\r\nGET\r\n\r\n', [400]],
];

/** Whether an answer has the body that every refusal has. */
const refusalIn = (answer: string): boolean => /\{"error":"[^"]+","code":"[a-z-]+","details":\{.*\}\}/.test(answer);

describe('An attack', () => {
  it.each(attacks)('by %s changes nothing without a token', async (name, bytes, statuses) => {
    const before = own.sets.length;
    const answer = await exchange(own.port, bytes);
    const got = statusesIn(answer);
    if (statuses.length === 0) expect(got).toEqual([]);
    else {
      expect(got).toHaveLength(1);
      expect(statuses).toContain(got[0]);
    }
    expect(answer).not.toMatch(/access-control-|x-powered-by/i);
    if (got.some((status) => status >= 400)) expect(refusalIn(answer)).toBe(name !== 'no host');
    // The deep one came with the token, and is refused by whoever reads it.
    expect(own.sets.length - before).toBe(got[0] === 200 && bytes.includes(TOKEN) ? 1 : 0);
    expect(await own.isWell()).toBe(true);
  });
});

describe('Five hundred requests that nobody would send', () => {
  const token = fc.constantFrom(
    '',
    `Bearer ${TOKEN}x`,
    `Basic ${TOKEN}`,
    TOKEN,
    'Bearer',
    `Bearer  ${TOKEN.slice(1)}`,
    '\u0001',
  );
  const name = fc.constantFrom(
    'Host',
    'Origin',
    'Content-Type',
    'Content-Length',
    'Transfer-Encoding',
    'Expect',
    'Cookie',
    'Range',
    'Upgrade',
    'X-Forwarded-For',
  );
  const value = fc.oneof(
    fc.constantFrom(
      'chunked',
      'application/json',
      '127.0.0.1',
      'evil.example',
      '100-continue',
      '0',
      '99999999999',
      '-1',
      'null',
    ),
    fc.string({ maxLength: 40, unit: 'binary-ascii' }),
  );
  const path = fc.oneof(
    fc.constantFrom(
      '/api/presence/update',
      '/api/presence',
      '/api/presence/events',
      '/api/test/enable-mock',
      '/api/presence/history?userId=x',
    ),
    fc.webPath(),
    fc.string({ maxLength: 60, unit: 'binary-ascii' }).map((text) => `/${text}`),
  );
  const method = fc.constantFrom(
    'GET',
    'POST',
    'PUT',
    'DELETE',
    'PATCH',
    'HEAD',
    'OPTIONS',
    'TRACE',
    'QUERY',
    'get',
    'NONSENSE',
  );
  const body = fc.oneof(
    fc.json(),
    fc.string({ maxLength: 300, unit: 'binary' }),
    fc.constant(offline),
    fc.constant(''),
  );
  const hostile = fc.record({ method, path, token, body, headers: fc.array(fc.tuple(name, value), { maxLength: 5 }) });

  it('set nothing, are answered with a refusal or not at all, and leave it well', async () => {
    const before = own.sets.length;
    const seen = new Set<number>();
    const property = fc.asyncProperty(hostile, async (one) => {
      const headers = one.headers.map(([header, text]) => `${header}: ${text}`);
      if (one.token !== '') headers.push(`Authorization: ${one.token}`);
      const length = one.body === '' ? [] : [`Content-Length: ${Buffer.byteLength(one.body)}`];
      const lines = [
        `${one.method} ${one.path} HTTP/1.1`,
        'Host: localhost',
        'Connection: close',
        ...length,
        ...headers,
        '',
        one.body,
      ];
      const answer = await exchange(own.port, lines.join('\r\n'), (text) => /\r\n\r\n/.test(text));
      for (const status of statusesIn(answer)) {
        seen.add(status);
        expect([100, 400, 401, 403, 404, 413]).toContain(status);
      }
    });
    await fc.assert(property, { numRuns: examples(500) });
    expect(own.sets.length).toBe(before);
    expect([...seen]).toEqual(expect.arrayContaining([400, 401]));
    expect(await own.isWell()).toBe(true);
    expect(own.log.entries.filter(({ level }) => level === 'error')).toEqual([]);
  }, 120_000);
});

describe('Whoever takes their time', () => {
  it('with the headers is let go within five seconds more than five, and with the body than ten', async () => {
    const startedAt = Date.now();
    const [headers, body] = await Promise.all([
      exchange(own.port, 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n'),
      exchange(own.port, wire('POST', '/api/presence/update', [...authorised, 'Content-Length: 100']) + '{'),
    ]);
    expect([statusesIn(headers), statusesIn(body)]).toEqual([[400], [400]]);
    expect(Date.now() - startedAt).toBeLessThan(17_000);
  }, 25_000);
});

describe('Streams that wait one behind the other on a single connection', () => {
  it('are all over when it is, and leave room for others', async () => {
    const one = wire('GET', '/api/presence/events', authorised).replace('Connection: close\r\n', '');
    await exchange(own.port, one.repeat(16), (text) => text.includes('snapshot'));
    const others: EventReader[] = [];
    await expect
      .poll(
        async () => {
          others.push(await own.client.listen());
          return others.length;
        },
        { timeout: 15_000, interval: 5 },
      )
      .toBe(16);
    for (const each of others) each.close();
  }, 30_000);
});

describe('Ten thousand connections', () => {
  it('keep it neither from its work afterwards nor grow it without end', async () => {
    const heapBefore = await heapInUse();
    for (let round = 0; round < 50; round += 1) {
      const sockets = Array.from({ length: 200 }, () => silent(own.port));
      await Promise.all(
        sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve).once('close', resolve))),
      );
      for (const socket of sockets) socket.destroy();
    }
    await expect.poll(() => own.isWell().catch(() => false), { timeout: 10_000 }).toBe(true);
    expect((await heapInUse()) - heapBefore).toBeLessThan(32 * 1_048_576);
  }, 120_000);

  it('of which some are kept open leave no more than a few to it', async () => {
    const sockets = Array.from({ length: 1_000 }, () => silent(own.port));
    const dropped = Promise.all(
      sockets.slice(64).map((socket) => new Promise((resolve) => socket.once('close', resolve))),
    );
    await dropped;
    expect(sockets.filter(({ destroyed }) => !destroyed).length).toBeLessThanOrEqual(64);
    for (const socket of sockets) socket.destroy();
    await expect.poll(() => own.isWell().catch(() => false), { timeout: 10_000 }).toBe(true);
  }, 30_000);
});

/** After what nobody holds any more has been collected, in bytes. */
async function heapInUse(): Promise<number> {
  const { Session } = await import('node:inspector/promises');
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.collectGarbage');
  session.disconnect();
  return process.memoryUsage().heapUsed;
}
