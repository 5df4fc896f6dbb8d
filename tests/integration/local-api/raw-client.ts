import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** How long the other end may take for anything, in milliseconds. */
const PATIENCE_MS = 15_000;

/** Everything that comes back for these bytes until the other end closes, or until it has said enough. */
export function exchange(
  port: number,
  bytes: string | Buffer,
  isEnough = (_text: string): boolean => false,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    const finish = (): void => {
      socket.destroy();
      resolve(text);
    };
    socket.setTimeout(PATIENCE_MS, () => {
      socket.destroy();
      reject(new Error(`Nothing more came after ${JSON.stringify(text)}`));
    });
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
      if (isEnough(text)) finish();
    });
    // Whoever is sent away in mid-sentence sees a reset.
    socket.on('error', finish).on('close', finish);
    socket.write(bytes);
  });
}

/** Opens a connection and says nothing. */
export function silent(port: number): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  return socket;
}

/** The status codes in what came back, in order. */
export const statusesIn = (text: string): readonly number[] =>
  [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
