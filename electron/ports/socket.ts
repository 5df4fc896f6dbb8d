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
