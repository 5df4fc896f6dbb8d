import type { Duplex } from 'node:stream';
import type { OpenSocket, Socket } from '../../ports';
import { connect, secure } from './connect';
import { routesOf } from './proxies';
import { hearOfAuthorities, type VerifyingSession } from './vouched-authorities';
import { webSocketOver } from './web-socket';

/** As much of an Electron `Session` as opening sockets needs. */
export interface RoutingSession extends VerifyingSession {
  resolveProxy(url: string): Promise<string>;
}

/**
 * WebSockets that leave this computer as Chromium's requests do: by the system's proxy or its PAC file, trusting whom the
 * operating system trusts.
 *
 * @param session The one that the requests go through; it is asked for its proxies, and heard about certificates.
 */
export function createSocketTransport(session: RoutingSession): OpenSocket {
  const authorities = hearOfAuthorities(session);

  async function reach(url: string, signal: AbortSignal): Promise<Duplex> {
    const { protocol, hostname, port } = new URL(url);
    const isSecure = protocol === 'wss:';
    const host = hostname.replace(/^\[|\]$/g, '');
    const target = { host, port: port === '' ? (isSecure ? 443 : 80) : Number(port) };
    // The path is a secret, and a PAC file is a program of somebody else.
    const routes = routesOf(await session.resolveProxy(`${protocol}//${hostname}:${String(target.port)}/`));
    const connection = await connect(target, routes, authorities(), signal);
    if (!isSecure) return connection;
    try {
      return await secure(connection, host, authorities(), signal);
    } catch (error) {
      connection.destroy();
      throw error;
    }
  }

  return (url, listener) => {
    const controller = new AbortController();
    let socket: Socket | null = null;
    reach(url, controller.signal).then(
      (connection) => {
        if (controller.signal.aborted) connection.destroy();
        else socket = webSocketOver(url, connection, listener);
      },
      () => {
        if (!controller.signal.aborted) listener.ended();
      },
    );
    return {
      send: (text) => socket?.send(text),
      close() {
        controller.abort();
        socket?.close();
      },
    };
  };
}
