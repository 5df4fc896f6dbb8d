import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  createHttpClient,
  READ_TIMEOUT_MS,
  type HttpClient,
  type HttpRequest,
} from '../../../electron/genesys/http-client';
import { FakeLog } from '../../fakes/log';
import { createVirtualTime, type VirtualTime } from '../../fakes/virtual-time';
import { clientOf } from './simulated-agent';

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
const write: typeof read = { ...read, operation: 'write', method: 'PATCH', body: { kind: 'json', value: {} } };

function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

describe('too many requests', () => {
  /** A cloud that refuses what is asked for at these paths, for 42 s. */
  async function refusing(...paths: string[]): Promise<{ client: HttpClient; asked: string[]; time: VirtualTime }> {
    const asked: string[] = [];
    const origin = await serve((request, response) => {
      const path = request.url ?? '';
      asked.push(path);
      if (paths.includes(path)) answerJson(response, 429, { code: 'too.many.requests' }, { 'Retry-After': '42' });
      else answerJson(response, 200, { name: 'y' });
    });
    const time = createVirtualTime();
    const client = createHttpClient({
      origin,
      tokens: null,
      fetch: (input, init) => fetch(input, init),
      userAgent: 'x',
      clock: time.clock,
      scheduler: time.scheduler,
      log: new FakeLog(),
    });
    return { client, asked, time };
  }

  it('are followed by a pause in which nothing of that urgency goes out', async () => {
    const { client, asked, time } = await refusing('/presence');
    await client.send({ ...read, path: '/presence' }, signal);
    await time.advance(2_000);
    expect(await client.send(read, signal)).toMatchObject({
      error: { code: 'rate-limited', status: null, retryAfterMs: 40_000, mayHaveBeenApplied: false },
    });
    await time.advance(40_000);
    expect(await client.send(read, signal)).toMatchObject({ ok: true });
    expect(asked).toEqual(['/presence', '/thing']);
  });

  it('of history do not keep a change of the agent waiting', async () => {
    const { client, asked } = await refusing('/history');
    await client.send({ ...read, path: '/history', priority: 'background' }, signal);
    expect(await client.send({ ...write, priority: 'agent' }, signal)).toMatchObject({ ok: true });
    expect(asked).toEqual(['/history', '/thing']);
  });

  it('let history wait without a token of its own, and go when it may', async () => {
    const { client, asked, time } = await refusing('/history');
    await client.send({ ...read, path: '/history', priority: 'background' }, signal);
    const answer = client.send({ ...read, priority: 'background' }, signal);
    await time.advance(READ_TIMEOUT_MS * 2);
    expect(asked).toEqual(['/history']);
    await time.advance(12_000);
    expect(await answer).toMatchObject({ ok: true });
  });

  it('do not leave this computer: what the cloud allows is kept to', async () => {
    let count = 0;
    const origin = await serve((_, response) => {
      count += 1;
      answerJson(
        response,
        200,
        { name: 'y' },
        {
          'inin-ratelimit-count': String(count),
          'inin-ratelimit-allowed': '10',
          'inin-ratelimit-reset': '60',
        },
      );
    });
    const client = clientOf(origin, null);
    const outcomes: boolean[] = [];
    for (let index = 0; index < 12; index += 1) outcomes.push((await client.send(read, signal)).ok);
    expect(outcomes.filter(Boolean)).toHaveLength(9);
    expect(await client.send({ ...write, priority: 'agent' }, signal)).toMatchObject({ ok: true });
    expect(await client.send({ ...write, priority: 'agent' }, signal)).toMatchObject({
      error: { code: 'rate-limited' },
    });
    expect(count).toBe(10);
  });
});
