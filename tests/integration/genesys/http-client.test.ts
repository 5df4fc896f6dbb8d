import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../../electron/adapters/system-time';
import {
  createHttpClient,
  READ_TIMEOUT_MS,
  WRITE_TIMEOUT_MS,
  type HttpRequest,
} from '../../../electron/genesys/http-client';
import type { TokenSource } from '../../../electron/ports';
import { err } from '../../../shared/result';
import { cloudError } from '../../../electron/genesys/cloud-error';
import { FakeLog } from '../../fakes/log';
import { createVirtualTime } from '../../fakes/virtual-time';
import { clientOf, tokensOf } from './simulated-agent';
import { until } from './until';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

const { signal } = new AbortController();
const thing = z.object({ name: z.string() });
const read: HttpRequest<z.infer<typeof thing>> = { operation: 'read', method: 'GET', path: '/thing', answer: thing };
const write: typeof read = {
  ...read,
  operation: 'write',
  method: 'PATCH',
  body: { kind: 'json', value: { name: 'x' } },
};

function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

describe('a request', () => {
  it('carries token, user agent and body, and its answer is parsed', async () => {
    let seen: { headers: IncomingMessage['headers']; url: string | undefined; body: string } | undefined;
    const origin = await serve((request, response) => {
      void bodyOf(request).then((body) => {
        seen = { headers: request.headers, url: request.url, body };
        answerJson(response, 200, { name: 'y', more: 1 });
      });
    });
    const answer = await clientOf(origin, tokensOf('token-1')).send(
      { ...write, path: '/thing', query: { a: 'b c', d: '&' } },
      signal,
    );
    expect(answer).toEqual({ ok: true, value: { name: 'y' } });
    expect(seen?.url).toBe('/thing?a=b+c&d=%26');
    expect(seen?.body).toBe('{"name":"x"}');
    expect(seen?.headers).toMatchObject({
      authorization: 'Bearer token-1',
      'user-agent': 'PresenceTray/test',
      'content-type': 'application/json',
      accept: 'application/json',
      'cache-control': 'no-cache',
    });
    expect(seen?.headers.cookie).toBeUndefined();
  });

  it('carries a form without a token where there are none', async () => {
    let seen: { authorization: string | undefined; type: string | undefined; body: string } | undefined;
    const origin = await serve((request, response) => {
      void bodyOf(request).then((body) => {
        seen = { authorization: request.headers.authorization, type: request.headers['content-type'], body };
        answerJson(response, 200, { name: 'y' });
      });
    });
    await clientOf(origin, null).send(
      { ...read, method: 'POST', body: { kind: 'form', fields: { a: 'b c', d: '&=' } } },
      signal,
    );
    expect(seen).toEqual({
      authorization: undefined,
      type: 'application/x-www-form-urlencoded',
      body: 'a=b+c&d=%26%3D',
    });
  });

  it('is not sent without a token', async () => {
    let count = 0;
    const origin = await serve((_, response) => {
      count += 1;
      answerJson(response, 200, { name: 'y' });
    });
    const signedOut = err(cloudError('unauthorised', 'signed out'));
    const tokens: TokenSource = { get: () => Promise.resolve(signedOut), invalidate: () => undefined };
    expect(await clientOf(origin, tokens).send(read, signal)).toEqual(signedOut);
    expect(count).toBe(0);
  });

  it('is not sent when it was given up before', async () => {
    const origin = await serve((_, response) => answerJson(response, 200, { name: 'y' }));
    expect(await clientOf(origin, null).send(write, AbortSignal.abort())).toMatchObject({
      error: { code: 'aborted', mayHaveBeenApplied: false },
    });
  });

  it('does not follow a redirect: the token would go with it', async () => {
    const asked: string[] = [];
    const origin = await serve((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(302, { Location: '/elsewhere' }).end();
    });
    expect(await clientOf(origin, tokensOf('token-1')).send(write, signal)).toMatchObject({
      error: { code: 'network', status: 302, mayHaveBeenApplied: false },
    });
    expect(asked).toEqual(['/thing']);
  });

  it('never shows token, path or body in the log or in an error', async () => {
    const log = new FakeLog();
    const results: unknown[] = [];
    for (const listener of [
      (_: IncomingMessage, response: ServerResponse) => answerJson(response, 200, { name: 7, secret: 'body-secret' }),
      (_: IncomingMessage, response: ServerResponse) => answerJson(response, 500, { code: 'x', message: 'y' }),
      (request: IncomingMessage) => request.socket.destroy(),
    ]) {
      const origin = await serve(listener);
      results.push(
        await clientOf(origin, tokensOf('token-secret'), log).send({ ...write, path: '/path-secret' }, signal),
      );
    }
    expect(results).toHaveLength(3);
    expect(JSON.stringify([results, log.entries])).not.toContain('secret');
    expect(log.entries.length).toBeGreaterThanOrEqual(4);
  });
});

describe('an answer', () => {
  const failing: readonly (readonly [string, RequestListener, object])[] = [
    [
      'that is no JSON',
      (_, response) => response.end('<html>Sign in to our guest network</html>'),
      { code: 'malformed' },
    ],
    ['that breaks off within its JSON', (_, response) => response.end('{"name": "y'), { code: 'malformed' }],
    ['that is empty', (_, response) => response.end(), { code: 'malformed' }],
    [
      'with the wrong types',
      (_, response) => answerJson(response, 200, { name: 7 }),
      { code: 'malformed', status: 200 },
    ],
    [
      'that is huge and says so',
      (_, response) => response.writeHead(200, { 'Content-Length': String(6 * 1024 * 1024) }).end('x'),
      { code: 'malformed' },
    ],
    [
      'that is huge without saying so',
      (_, response) => response.end('x'.repeat(6 * 1024 * 1024)),
      { code: 'malformed' },
    ],
    [
      'whose connection is reset in mid-body',
      (request, response) => {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('{"name":', () => request.socket.destroy());
      },
      { code: 'network' },
    ],
    ['that never comes because the connection breaks', (request) => void request.socket.destroy(), { code: 'network' }],
  ];

  it.each(failing)('%s fails, and leaves open whether a write was applied', async (_, listener, expected) => {
    const client = clientOf(await serve(listener), null);
    expect(await client.send(read, signal)).toMatchObject({ error: { ...expected, mayHaveBeenApplied: false } });
    expect(await client.send(write, signal)).toMatchObject({ error: { ...expected, mayHaveBeenApplied: true } });
  });

  it('that is huge is given up, and its connection with it', async () => {
    for (const headers of [{ 'Content-Length': String(50 * 1024 * 1024) }, {}]) {
      let isBroken = false;
      const origin = await serve((request, response) => {
        request.socket.on('close', () => (isBroken = true));
        response.writeHead(200, headers);
        // More than any buffer on the way holds: it ends only when nobody reads it.
        const more = (): void => void (response.write('x'.repeat(1024 * 1024)) ? setImmediate(more) : undefined);
        response.on('drain', more);
        more();
      });
      expect(await clientOf(origin, null).send(read, signal)).toMatchObject({ error: { code: 'malformed' } });
      await until(() => isBroken, 'the connection was given up');
    }
  });

  it('of a network’s own sign-in page is no answer of the cloud, and the token stays', async () => {
    const origin = await serve((_, response) => response.writeHead(401, { 'Content-Type': 'text/html' }).end('<html>'));
    const tokens = tokensOf('a');
    expect(await clientOf(origin, tokens).send(write, signal)).toMatchObject({
      error: { code: 'network', detail: 'A sign-in page of this network answered instead of Genesys Cloud.' },
    });
    expect(tokens.invalidated).toEqual([]);
  });

  it.each([
    ['seconds', (): Record<string, string> => ({ 'Retry-After': '42' })],
    [
      'an HTTP date',
      (): Record<string, string> => {
        const now = Date.now();
        return { Date: new Date(now).toUTCString(), 'Retry-After': new Date(now + 42_000).toUTCString() };
      },
    ],
  ])('of 429 tells how long to wait, as %s', async (_, headers) => {
    const origin = await serve((__, response) => answerJson(response, 429, { code: 'too.many.requests' }, headers()));
    expect(await clientOf(origin, null).send(write, signal)).toMatchObject({
      error: { code: 'rate-limited', status: 429, retryAfterMs: 42_000, mayHaveBeenApplied: false },
    });
  });

  it('that nobody gives because nobody listens is a network failure, and nothing was applied', async () => {
    const origin = await serve(() => undefined);
    const server = servers.pop();
    await new Promise((resolve) => server?.close(resolve));
    expect(await clientOf(origin, null).send(write, signal)).toMatchObject({
      error: { code: 'network', status: null, mayHaveBeenApplied: false },
    });
  });

  it('with a date tells the skew of the clocks', async () => {
    const origin = await serve((_, response) =>
      answerJson(response, 200, { name: 'y' }, { Date: new Date(Date.now() - 600_000).toUTCString() }),
    );
    const client = clientOf(origin, null);
    expect(client.clockSkewMs()).toBe(0);
    await client.send(read, signal);
    expect(client.clockSkewMs()).toBeGreaterThan(-602_000);
    expect(client.clockSkewMs()).toBeLessThan(-598_000);
  });
});

describe('an answer that does not come', () => {
  it.each([
    ['read', read, READ_TIMEOUT_MS, false],
    ['write', write, WRITE_TIMEOUT_MS, true],
  ] as const)('is waited for so long and no longer by a %s', async (_, request, timeoutMs, mayHaveBeenApplied) => {
    let isBroken = false;
    let isAsked = false;
    const origin = await serve((incoming) => {
      isAsked = true;
      incoming.socket.on('close', () => (isBroken = true));
    });
    const time = createVirtualTime();
    const client = createHttpClient({
      origin,
      tokens: null,
      fetch: (input, init) => fetch(input, init),
      userAgent: 'x',
      clock: systemClock,
      scheduler: time.scheduler,
      log: new FakeLog(),
    });
    const answer = client.send(request, signal);
    await until(() => isAsked, 'the request arrived');
    await time.advance(timeoutMs - 1);
    expect(time.pending()).toBe(1);
    await time.advance(1);
    expect(await answer).toMatchObject({ error: { code: 'timeout', mayHaveBeenApplied } });
    await until(() => isBroken, 'the connection was given up');
  });

  it('in full, though its head has come, is given up all the same', async () => {
    const origin = await serve((_, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{');
    });
    const time = createVirtualTime();
    const client = createHttpClient({
      origin,
      tokens: null,
      fetch: (input, init) => fetch(input, init),
      userAgent: 'x',
      clock: systemClock,
      scheduler: time.scheduler,
      log: new FakeLog(),
    });
    const answer = client.send(read, signal);
    await until(() => time.pending() === 1, 'the request is under way');
    await time.advance(READ_TIMEOUT_MS);
    expect(await answer).toMatchObject({ error: { code: 'timeout' } });
  });

  it('is no longer waited for once the caller gives up', async () => {
    let isAsked = false;
    const origin = await serve(() => void (isAsked = true));
    const caller = new AbortController();
    const answer = clientOf(origin, null).send(write, caller.signal);
    await until(() => isAsked, 'the request arrived');
    caller.abort();
    expect(await answer).toMatchObject({ error: { code: 'aborted', mayHaveBeenApplied: true } });
  });
});

describe('a token that is refused', () => {
  const acceptOnly =
    (...good: string[]): RequestListener =>
    (request, response) => {
      const isGood = good.some((token) => request.headers.authorization === `Bearer ${token}`);
      answerJson(response, isGood ? 200 : 401, isGood ? { name: 'y' } : { code: 'bad.credentials', message: 'no' });
    };

  it('is invalidated once, and the request goes out once more with another', async () => {
    const origin = await serve(acceptOnly('new'));
    const tokens = tokensOf('old', 'new');
    expect(await clientOf(origin, tokens).send(write, signal)).toMatchObject({ ok: true });
    expect(tokens.invalidated).toEqual(['old']);
  });

  it('twice ends there', async () => {
    let count = 0;
    const origin = await serve((request, response) => {
      count += 1;
      acceptOnly()(request, response);
    });
    expect(await clientOf(origin, tokensOf('a', 'b', 'c')).send(write, signal)).toMatchObject({
      error: { code: 'unauthorised' },
    });
    expect(count).toBe(2);
  });

  it('is not tried again when the source has no other', async () => {
    let count = 0;
    const origin = await serve((request, response) => {
      count += 1;
      acceptOnly()(request, response);
    });
    const stubborn: TokenSource = { get: tokensOf('same').get, invalidate: () => undefined };
    expect(await clientOf(origin, stubborn).send(write, signal)).toMatchObject({ error: { code: 'unauthorised' } });
    expect(count).toBe(1);
  });

  it('for a request beyond its scopes is explained by them, where the cloud does not', async () => {
    const origin = await serve((_, response) => answerJson(response, 403, { code: 'not.authorized', message: 'No.' }));
    const tokens: TokenSource = { ...tokensOf('a'), scopes: () => ['users'] };
    expect(await clientOf(origin, tokens).send({ ...write, scopes: ['presence'] }, signal)).toMatchObject({
      error: { code: 'scope-missing', detail: 'presence', mayHaveBeenApplied: false },
    });
  });

  it('because this network is not allowed stays valid', async () => {
    const origin = await serve((_, response) => answerJson(response, 401, { code: 'ip.not.authorized' }));
    const tokens = tokensOf('a');
    expect(await clientOf(origin, tokens).send(write, signal)).toMatchObject({ error: { code: 'rejected' } });
    expect(tokens.invalidated).toEqual([]);
  });
});
