import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { OpenSocket, Socket, SocketListener } from '../../ports';

/** A notification is some hundred bytes. */
const LARGEST_FRAME_BYTES = 1024 * 1024;

/** A WebSocket by the `ws` library, straight to its host. */
export const openWebSocket: OpenSocket = (url, listener) => webSocketOver(url, null, listener);

/**
 * A WebSocket by the `ws` library.
 *
 * @param connection An open connection to the host, with TLS where the address asks for it; null for one of its own.
 */
export function webSocketOver(url: string, connection: Duplex | null, listener: SocketListener): Socket {
  const socket = new WebSocket(url, {
    maxPayload: LARGEST_FRAME_BYTES,
    perMessageDeflate: false,
    followRedirects: false,
    ...(connection !== null && { createConnection: () => connection }),
  });
  let isHeard = true;
  socket.on('open', () => {
    if (isHeard) listener.opened();
  });
  socket.on('message', (data, isBinary) => {
    if (isHeard && !isBinary && Buffer.isBuffer(data)) listener.received(data.toString('utf8'));
  });
  socket.on('close', () => {
    if (isHeard) listener.ended();
    isHeard = false;
  });
  // `close` follows. The error itself may hold the address.
  socket.on('error', () => undefined);
  return {
    send(text) {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close() {
      isHeard = false;
      socket.terminate();
    },
  };
}
