import { once } from 'node:events';
import { request } from 'node:http';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import type { Route } from './proxies';
import { negotiateSocks5 } from './socks5';

/** Where a connection is to end. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

/** Whom TLS trusts: certificates in PEM. */
export type Authorities = readonly string[];

/** Whoever waits for a connection hears of its errors; afterwards its closing is enough. */
const isOverAnyway = (): void => undefined;

/**
 * Connects to a host on the first way that works.
 *
 * @param authorities trusted for TLS with a proxy.
 * @throws when none works, or the signal is aborted.
 */
export async function connect(
  target: Target,
  routes: readonly Route[],
  authorities: Authorities,
  signal: AbortSignal,
): Promise<Duplex> {
  let reason: unknown = new Error('There is no way to the host.');
  for (const route of routes) {
    signal.throwIfAborted();
    try {
      return await connectBy(route, target, authorities, signal);
    } catch (error) {
      reason = error;
    }
  }
  throw reason;
}

async function connectBy(route: Route, target: Target, authorities: Authorities, signal: AbortSignal): Promise<Duplex> {
  if (route.kind === 'direct') return connectTcp(target, signal);
  const plain = await connectTcp(route, signal);
  try {
    switch (route.kind) {
      case 'http':
        return await throughTunnel(plain, target, signal);
      case 'https':
        return await throughTunnel(await secure(plain, route.host, authorities, signal), target, signal);
      case 'socks5':
        await negotiateSocks5(plain, target, signal);
        return plain;
    }
  } catch (error) {
    plain.destroy();
    throw error;
  }
}

async function connectTcp({ host, port }: Target, signal: AbortSignal): Promise<net.Socket> {
  const socket = net.connect({ host, port });
  socket.setNoDelay(true);
  socket.on('error', isOverAnyway);
  try {
    await once(socket, 'connect', { signal });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/**
 * Speaks TLS over a connection, and proves who is at its other end.
 *
 * @throws when the certificate is not trusted, or not the host's.
 */
export async function secure(
  over: Duplex,
  host: string,
  authorities: Authorities,
  signal: AbortSignal,
): Promise<tls.TLSSocket> {
  const socket = tls.connect({
    socket: over,
    ca: [...authorities],
    ALPNProtocols: ['http/1.1'],
    // An address has no name to ask for, and is checked all the same.
    ...(net.isIP(host) === 0 ? { servername: host } : { host }),
  });
  socket.on('error', isOverAnyway);
  try {
    await once(socket, 'secureConnect', { signal });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Asks an HTTP proxy to pass everything on (RFC 9110, CONNECT). */
async function throughTunnel(proxy: Duplex, { host, port }: Target, signal: AbortSignal): Promise<Duplex> {
  const authority = `${net.isIPv6(host) ? `[${host}]` : host}:${String(port)}`;
  const asked = request({
    method: 'CONNECT',
    path: authority,
    headers: { Host: authority },
    createConnection: () => proxy,
  });
  asked.on('error', isOverAnyway);
  asked.end();
  // Told for every answer to CONNECT, refusals too.
  const answered = (await once(asked, 'connect', { signal })) as [{ statusCode?: number }, Duplex, Buffer];
  const [answer, tunnel, head] = answered;
  if (answer.statusCode !== 200) throw new Error('The proxy refuses to pass the connection on.');
  if (head.length > 0) tunnel.unshift(head);
  return tunnel;
}
