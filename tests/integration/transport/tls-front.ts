import { request as requestOf, type IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import { connect } from 'node:net';
import type { Certificates } from '../adapters/socket/certificates';
import { listen } from '../adapters/socket/servers';

/**
 * A simulated cloud under names of its own, over TLS: what tells of the simulator's address tells of `streamingHost` instead.
 *
 * @returns the port on loopback, which a proxy may call 443.
 */
export async function startTlsFront(
  simulatorUrl: string,
  { chain, key }: Certificates,
  streamingHost: string,
): Promise<number> {
  const { host, port } = new URL(simulatorUrl);
  const headersFor = (incoming: IncomingMessage): IncomingMessage['headers'] => ({ ...incoming.headers, host });
  const server = createServer({ cert: chain, key }, (incoming, response) => {
    const outgoing = requestOf(
      new URL(incoming.url ?? '/', simulatorUrl),
      { method: incoming.method, headers: headersFor(incoming) },
      (answer) => {
        void textOf(answer).then((text) => {
          const body = text.replaceAll(`ws://${host}`, `wss://${streamingHost}`);
          const headers = { ...answer.headers, 'content-length': String(Buffer.byteLength(body)) };
          response.writeHead(answer.statusCode ?? 500, headers).end(body);
        });
      },
    );
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  });
  server.on('upgrade', (incoming: IncomingMessage, client) => {
    const upstream = connect(Number(port), '127.0.0.1', () => {
      const lines = Object.entries(headersFor(incoming)).map(([name, value]) => `${name}: ${String(value)}`);
      upstream.write(`GET ${incoming.url ?? '/'} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('error', () => upstream.destroy()).on('close', () => upstream.destroy());
  });
  return listen(server);
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
