import { createServer as createHttpServer, type RequestListener, type Server as HttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Certificates } from './certificates';

/** Listens on loopback until the test is over, and cuts every connection then. */
export async function listen(server: Server): Promise<number> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket));
  });
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const refuseAll: RequestListener = (_, response) => response.writeHead(404).end();

/** A cloud that greets whoever opens a socket, repeats what it hears, and breaks the connection at `break`. */
export async function startGreeter(certificates: Certificates | null): Promise<{ port: number; paths: string[] }> {
  const paths: string[] = [];
  const server: HttpServer =
    certificates === null
      ? createHttpServer(refuseAll)
      : createHttpsServer({ cert: certificates.chain, key: certificates.key }, refuseAll);
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket: WebSocket, request) => {
    paths.push(request.url ?? '');
    socket.on('message', (data: Buffer) => {
      const text = data.toString('utf8');
      if (text === 'break') socket.terminate();
      else socket.send(text);
    });
    socket.send('hello');
  });
  return { port: await listen(server), paths };
}

export interface Proxy {
  readonly port: number;
  /** What it was asked to connect to, as `host:port`. */
  readonly asked: string[];
  /** How many connections it holds. */
  open(): number;
}

export interface ProxyOptions {
  /** Where every name leads to. */
  readonly to: number;
  /** TLS to the proxy itself. */
  readonly certificates?: Certificates;
  /** What it answers instead of connecting; `silent`: nothing. */
  readonly refuses?: number | 'silent';
}

/** A proxy that knows CONNECT. */
export async function startConnectProxy({ to, certificates, refuses }: ProxyOptions): Promise<Proxy> {
  const asked: string[] = [];
  const server =
    certificates === undefined
      ? createHttpServer(refuseAll)
      : createHttpsServer({ cert: certificates.chain, key: certificates.key }, refuseAll);
  let open = 0;
  server.on('connection', (socket: Socket) => {
    open += 1;
    socket.on('close', () => (open -= 1));
  });
  server.on('connect', (request, client: Duplex) => {
    asked.push(request.url ?? '');
    client.on('error', () => client.destroy());
    if (refuses === 'silent') return void client.resume().on('end', () => client.destroy());
    if (refuses !== undefined) {
      client.end(`HTTP/1.1 ${String(refuses)} No\r\nContent-Length: 2\r\nContent-Type: text/html\r\n\r\nno`);
      return;
    }
    const upstream = connect(to, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  return { port: await listen(server), asked, open: () => open };
}

/** A SOCKS 5 proxy without sign-in, or one that demands it. */
export async function startSocks5Proxy(to: number, demandsSignIn = false): Promise<Proxy> {
  const asked: string[] = [];
  let open = 0;
  const server = createTcpServer((client) => {
    open += 1;
    client.on('close', () => (open -= 1));
    client.once('data', () => {
      client.write(Buffer.from([5, demandsSignIn ? 255 : 0]));
      if (demandsSignIn) return;
      client.once('data', (request: Buffer) => {
        const length = request[4] ?? 0;
        asked.push(`${request.toString('utf8', 5, 5 + length)}:${String(request.readUInt16BE(5 + length))}`);
        const upstream = connect(to, '127.0.0.1', () => {
          // In two parts, the second with the first bytes of the cloud behind it.
          client.write(Buffer.from([5, 0, 0]));
          setImmediate(() => {
            client.write(Buffer.from([1, 127, 0, 0, 1, 0, 80]));
            upstream.pipe(client).pipe(upstream);
          });
        });
        upstream.on('error', () => client.destroy());
        client.on('close', () => upstream.destroy());
      });
    });
  });
  return { port: await listen(server), asked, open: () => open };
}
