import { createServer, request as requestOf, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Scheduler } from '../../../electron/ports';
import { REQUEST_NUMBER_HEADER } from './tracked-fetch';

/** What becomes of a request that is struck. All but `answer`, `swallow` and `late` are carried out by the cloud at once. */
export type Strike =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body: unknown;
    }
  /** Nothing is heard of it any more, and the connection stays open. */
  | { readonly kind: 'swallow' }
  /** The answer waits. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** The request waits somewhere on the way, and is carried out though its sender has gone. */
  | { readonly kind: 'late'; readonly delayMs: number }
  | { readonly kind: 'lose-answer' }
  /** Half of the answer comes, then the connection breaks. */
  | { readonly kind: 'cut-answer' }
  | { readonly kind: 'other-body'; readonly body: string };

export interface StruckRequests {
  readonly method: string;
  readonly path: RegExp;
}

export interface FaultFront {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Strikes these requests, so often or until what it gives back is called. The oldest strike wins. */
  strike(which: StruckRequests, strike: Strike, times?: number): () => void;
  /** How many requests were struck so far. */
  struckCount(): number;
  /** Whether this request is kept from its sender on purpose. */
  isHeld(requestNumber: string): boolean;
  /** Whether the cloud is being asked just now, for whomever. */
  isAsking(): boolean;
  dispose(): Promise<void>;
}

interface CloudAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/**
 * Stands in front of a cloud and lets everything through but what is struck.
 *
 * @param scheduler By whose time answers and requests wait.
 */
export async function startFaultFront(cloudUrl: string, scheduler: Scheduler): Promise<FaultFront> {
  const held = new Set<string>();
  let asking = 0;
  let struckCount = 0;
  const strikes = new Set<{ readonly which: StruckRequests; readonly strike: Strike; left: number }>();

  function take(incoming: IncomingMessage): Strike | null {
    const path = (incoming.url ?? '').split('?')[0] ?? '';
    for (const planned of strikes) {
      if (incoming.method !== planned.which.method || !planned.which.path.test(path)) continue;
      planned.left -= 1;
      if (planned.left <= 0) strikes.delete(planned);
      struckCount += 1;
      return planned.strike;
    }
    return null;
  }

  const wait = (delayMs: number): Promise<void> => new Promise((resolve) => void scheduler.after(delayMs, resolve));

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const number = String(incoming.headers[REQUEST_NUMBER_HEADER] ?? '');
    const body = await bytesOf(incoming);
    const forward = async (): Promise<CloudAnswer> => {
      asking += 1;
      return askCloud(cloudUrl, incoming, body).finally(() => (asking -= 1));
    };
    const strike = take(incoming);
    switch (strike?.kind) {
      case undefined:
        return send(response, await forward());
      case 'answer':
        return send(response, {
          status: strike.status,
          headers: { 'content-type': 'application/json', ...strike.headers },
          body: Buffer.from(typeof strike.body === 'string' ? strike.body : JSON.stringify(strike.body)),
        });
      case 'swallow':
        held.add(number);
        return;
      case 'slow': {
        const answer = await forward();
        held.add(number);
        await wait(strike.delayMs);
        held.delete(number);
        return send(response, answer);
      }
      case 'late': {
        held.add(number);
        await wait(strike.delayMs);
        const answer = await forward();
        held.delete(number);
        return send(response, answer);
      }
      case 'lose-answer':
        await forward();
        incoming.socket.destroy();
        return;
      case 'cut-answer': {
        const answer = await forward();
        response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
        response.write(answer.body.subarray(0, answer.body.length / 2), () => incoming.socket.destroy());
        return;
      }
      case 'other-body': {
        const answer = await forward();
        return send(response, { ...answer, body: Buffer.from(strike.body) });
      }
    }
  }

  const server = createServer((incoming, response) => {
    response.shouldKeepAlive = false;
    handle(incoming, response).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    strike(which, strike, times = Infinity) {
      const planned = { which, strike, left: times };
      strikes.add(planned);
      return () => void strikes.delete(planned);
    },
    struckCount: () => struckCount,
    isHeld: (number) => held.has(number),
    isAsking: () => asking > 0,
    dispose() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function send(response: ServerResponse, { status, headers, body }: CloudAnswer): void {
  const { 'transfer-encoding': _, connection: __, 'keep-alive': ___, ...kept } = headers;
  response.writeHead(status, { ...kept, 'content-length': body.length }).end(body);
}

function askCloud(cloudUrl: string, incoming: IncomingMessage, body: Buffer): Promise<CloudAnswer> {
  return new Promise((resolve, reject) => {
    const { host: _, connection: __, ...headers } = incoming.headers;
    const outgoing = requestOf(
      new URL(incoming.url ?? '/', cloudUrl),
      { method: incoming.method, headers, agent: false },
      (answer) => {
        bytesOf(answer).then(
          (bytes) => resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: bytes }),
          reject,
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
