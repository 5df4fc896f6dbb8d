import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What becomes of an answer that the cloud has given: it has done what was asked all the same.
 * `silence`: it never comes, and the connection stays open. `broken`: the connection breaks instead.
 * `reset`: it breaks in the middle of the body. `huge`: the body is larger than any answer can be.
 */
export type Mischief = 'silence' | 'broken' | 'reset' | 'no-json' | 'half-json' | 'wrong-types' | 'huge';

/** A stretch of network in front of a cloud, on which answers come to grief. */
export interface Meddler {
  readonly url: string;
  /** The answer to the next request of this method comes to grief. */
  meddle(method: string, mischief: Mischief): void;
  /** How many requests of this method have set out for the cloud. */
  arrived(method: string): number;
  /** How many of them the cloud has answered. */
  count(method: string): number;
  dispose(): Promise<void>;
}

const hugeBytes = 6 * 1024 * 1024;
/** Headers of one connection, and what `fetch` decides itself. */
const ownHeaders: ReadonlySet<string> = new Set(['connection', 'content-length', 'transfer-encoding', 'keep-alive']);

/** @param target the origin of the cloud. */
export async function startMeddler(target: string): Promise<Meddler> {
  const planned = new Map<string, Mischief>();
  const arrivals = new Map<string, number>();
  const counts = new Map<string, number>();
  const increase = (counter: Map<string, number>, method: string): void =>
    void counter.set(method, (counter.get(method) ?? 0) + 1);
  const server = createServer((request, response) => void pass(request, response));

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    increase(arrivals, method);
    const answer = await fetch(`${target}${url}`, {
      method,
      headers: Object.entries(headers).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string' && !ownHeaders.has(entry[0]),
      ),
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    }).catch(() => null);
    increase(counts, method);
    if (answer === null) return void request.socket.destroy();
    const body = await answer.text();
    const told = Object.fromEntries([...answer.headers].filter(([name]) => !ownHeaders.has(name)));
    const mischief = planned.get(method);
    planned.delete(method);
    response.statusCode = answer.status;
    response.setHeaders(new Map(Object.entries(told)));
    switch (mischief) {
      case undefined:
        return void response.end(body);
      case 'silence':
        return;
      case 'broken':
        return void request.socket.destroy();
      case 'reset':
        response.setHeader('Content-Length', body.length + 100);
        return void response.write(body, () => request.socket.destroy());
      case 'no-json':
        return void response.end('<html>Sign in to our guest network</html>');
      case 'half-json':
        return void response.end(body.slice(0, body.length / 2));
      case 'wrong-types':
        return void response.end(JSON.stringify({ presenceDefinition: 7, presenceState: 7 }));
      case 'huge':
        return void response.end('x'.repeat(hugeBytes));
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    meddle: (method, mischief) => void planned.set(method, mischief),
    arrived: (method) => arrivals.get(method) ?? 0,
    count: (method) => counts.get(method) ?? 0,
    dispose: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
