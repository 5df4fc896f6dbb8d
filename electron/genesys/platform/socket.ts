import { WebSocket } from 'ws';

/** An open or opening WebSocket. */
export interface Socket {
  send(text: string): void;
  /** Drops it. Nothing is heard from it afterwards. */
  close(): void;
}

export interface SocketListener {
  opened(): void;
  received(text: string): void;
  /** It could not be opened, or is no longer open. Told once. */
  ended(): void;
}

/** Opens a WebSocket. The address is a secret and must not be logged. */
export type OpenSocket = (url: string, listener: SocketListener) => Socket;

/** A notification is some hundred bytes. */
const LARGEST_FRAME_BYTES = 1024 * 1024;

/** A WebSocket by the `ws` library, straight to its host. */
export const openWebSocket: OpenSocket = (url, listener) => {
  const socket = new WebSocket(url, {
    maxPayload: LARGEST_FRAME_BYTES,
    perMessageDeflate: false,
    followRedirects: false,
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
};
