import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { Misread } from './misread';
import { err, ok } from '../../../shared/result';
import type { Result } from '../../../shared/result';

/** Both loopback addresses, so that it makes no difference which of them `localhost` means to a program. */
const loopback = ['127.0.0.1', '::1'] as const;

export interface Listening {
  readonly port: number;
  /** Where programs find it: `http://127.0.0.1:3000`. */
  readonly addresses: readonly string[];
  close(): Promise<void>;
}

export interface ListenFailure {
  readonly code: 'in-use' | 'not-allowed' | 'failed';
  readonly detail: string;
}

/** Connections at one time for each address. Each is short, save those that listen for changes. */
export const MOST_CONNECTIONS = 64;

/** What is served: requests, and what is none. */
export interface Served {
  readonly listener: RequestListener;
  readonly misread: Misread;
}

function createBoundedServer({ listener, misread }: Served): Server {
  const server = createServer(
    {
      maxHeaderSize: 8_192,
      headersTimeout: 5_000,
      requestTimeout: 10_000,
      // Each look wakes the computer, for as long as the API is on.
      connectionsCheckingInterval: 5_000,
      keepAliveTimeout: 5_000,
      insecureHTTPParser: false,
      requireHostHeader: true,
    },
    listener,
  );
  server.maxConnections = MOST_CONNECTIONS;
  server.maxHeadersCount = 64;
  server.maxRequestsPerSocket = 1_000;
  // Longer than any answer is waited for: whoever neither sends nor reads is let go.
  server.setTimeout(40_000);
  server.on('clientError', misread);
  // Whatever is expected of us, the answer says what came of the request.
  server.on('checkExpectation', listener);
  return server;
}

/**
 * Opens the port on this computer's own addresses and on no other. One of them is enough where the system has no IPv6; one
 * that another program holds is not, for that program would get what was meant for us.
 *
 * @param port 0 for any that is free.
 */
export async function listen(served: Served, port: number): Promise<Result<Listening, ListenFailure>> {
  const servers: Server[] = [];
  const close = async (): Promise<void> => void (await Promise.all(servers.map(closed)));
  let bound = port;
  const addresses: string[] = [];
  for (const host of loopback) {
    const server = createBoundedServer(served);
    const opened = await open(server, host, bound);
    if (opened.ok) {
      servers.push(server);
      bound = opened.value;
      addresses.push(`http://${host === '::1' ? '[::1]' : host}:${bound}`);
    } else if (host !== '::1' || !isWithoutIpv6(opened.error)) {
      await close();
      return err(failureOf(opened.error));
    }
  }
  return ok({ port: bound, addresses, close });
}

/** How many ports after the wanted one are tried before any is taken: a port that looks like it is easier to keep in mind. */
const NEAR = 20;

const nothing: Served = {
  listener: (_request, response) => response.destroy(),
  misread: (_error, connection) => connection.destroy(),
};

/** A port that is free just now on both addresses; null when none is. */
export async function freePortNear(port: number): Promise<number | null> {
  const near = Array.from({ length: NEAR }, (_, index) => port + 1 + index).filter((each) => each <= 65_535);
  for (const candidate of [...near, 0]) {
    const listening = await listen(nothing, candidate);
    if (!listening.ok) continue;
    await listening.value.close();
    return listening.value.port;
  }
  return null;
}

function open(server: Server, host: string, port: number): Promise<Result<number, NodeJS.ErrnoException>> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => resolve(err(error));
    server.once('error', failed);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', failed);
      const address = server.address();
      resolve(ok(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

const isWithoutIpv6 = ({ code }: NodeJS.ErrnoException): boolean => code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT';

function failureOf({ code, message }: NodeJS.ErrnoException): ListenFailure {
  if (code === 'EADDRINUSE') return { code: 'in-use', detail: '' };
  if (code === 'EACCES') return { code: 'not-allowed', detail: '' };
  return { code: 'failed', detail: message };
}
