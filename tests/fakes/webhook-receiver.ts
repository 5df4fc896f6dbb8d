import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { webhookEventSchema } from '../../shared/webhooks/event';
import type { WebhookEvent } from '../../shared/webhooks/event';
import { eventually } from './eventually';

/** One request as it arrived. */
export interface ReceivedWebhook {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the receiver does with a request. It answers 204 unless told otherwise. */
export type Behaviour = (response: ServerResponse, received: ReceivedWebhook, request: IncomingMessage) => void;

export const answers =
  (status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Behaviour =>
  (response) =>
    void response.writeHead(status, headers).end(body);

/** As a machine that took the connection and went to sleep. */
export const neverAnswers: Behaviour = () => undefined;

/** The connection breaks before any answer. */
export const hangsUp: Behaviour = (response) => void response.socket?.destroy();

/** The head of the answer comes, and then the connection breaks in its body. */
export const breaksOff =
  (status: number): Behaviour =>
  (response) => {
    response.writeHead(status, { 'content-length': '1000' });
    response.write('the beginning of', () => response.socket?.destroy());
  };

/** A receiver of webhooks, on loopback. */
export class WebhookReceiver {
  readonly received: ReceivedWebhook[] = [];
  /** For the requests to come, one after the other; then `otherwise`. */
  readonly next: Behaviour[] = [];
  otherwise: Behaviour = answers(204);
  readonly #listeners = new Set<() => void>();
  /** How many requests it was busy with at once, at most. */
  mostAtOnce = 0;
  #atOnce = 0;

  private constructor(
    private readonly server: Server,
    private readonly scheme: 'http' | 'https',
  ) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void this.#take(request, response));
  }

  /** @param port one that was used before; any free one unless told. */
  static async open(given: { port?: number; tls?: { key: string; cert: string } } = {}): Promise<WebhookReceiver> {
    const server = given.tls === undefined ? createServer() : createTlsServer(given.tls);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(given.port ?? 0, '127.0.0.1', resolve);
    });
    return new WebhookReceiver(server, given.tls === undefined ? 'http' : 'https');
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `${this.scheme}://127.0.0.1:${this.port}/hooks/presence`;
  }

  /** The events of all requests that arrived whole, in order. */
  get events(): readonly WebhookEvent[] {
    return this.received.map(({ body }) => webhookEventSchema.parse(JSON.parse(body)));
  }

  /** Waits until so many requests have come in all. */
  async has(count: number, withinMs = 10_000): Promise<readonly WebhookEvent[]> {
    await eventually(() => this.received.length >= count, {
      what: () => `${count} webhooks; there are ${this.received.length}`,
      withinMs,
      watch: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    });
    return this.events;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce);
    response.once('close', () => (this.#atOnce -= 1));
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      // The sender broke off: nothing has arrived.
      return;
    }
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
      ]),
    );
    const received = { path: request.url ?? '', headers, body: Buffer.concat(chunks).toString('utf8') };
    this.received.push(received);
    (this.next.shift() ?? this.otherwise)(response, received, request);
    for (const listener of this.#listeners) listener();
  }
}
