import type net from 'node:net';
import type { Target } from './connect';

const VERSION = 5;
const NO_SIGN_IN = 0;
const CONNECT = 1;
const NAME = 3;
/** How many bytes of address follow, by its kind; a name's first byte is its own length. */
const addressBytes: Readonly<Record<number, number>> = { 1: 4, 4: 16 };

/**
 * Asks a SOCKS 5 proxy without sign-in to pass everything on (RFC 1928). The proxy resolves the name.
 *
 * @throws when it refuses.
 */
export async function negotiateSocks5(socket: net.Socket, { host, port }: Target, signal: AbortSignal): Promise<void> {
  const name = Buffer.from(host, 'utf8');
  if (name.length > 255) throw new Error('The name of the host is too long for the proxy.');
  const read = reader(socket, signal);

  socket.write(Buffer.from([VERSION, 1, NO_SIGN_IN]));
  const method = await read(2);
  if (method[0] !== VERSION || method[1] !== NO_SIGN_IN) throw new Error('The proxy asks for a sign-in.');

  socket.write(Buffer.from([VERSION, CONNECT, 0, NAME, name.length, ...name, port >> 8, port & 255]));
  const answer = await read(4);
  if (answer[0] !== VERSION || answer[1] !== 0) throw new Error('The proxy refuses to pass the connection on.');
  const kind = answer[3] ?? 0;
  const length = kind === NAME ? ((await read(1))[0] ?? 0) : addressBytes[kind];
  if (length === undefined) throw new Error('The proxy answers in a way that is not understood.');
  await read(length + 2);
}

/** Reads so many bytes and leaves the rest where they are. */
function reader(socket: net.Socket, signal: AbortSignal): (bytes: number) => Promise<Buffer> {
  return (bytes) =>
    new Promise((resolve, reject) => {
      const done = (act: () => void): void => {
        socket.off('readable', look).off('close', ended);
        signal.removeEventListener('abort', ended);
        act();
      };
      const look = (): void => {
        const chunk = socket.read(bytes) as Buffer | null;
        if (chunk !== null) done(() => resolve(chunk));
      };
      const ended = (): void => done(() => reject(new Error('The proxy closed the connection.')));
      socket.on('readable', look).on('close', ended);
      signal.addEventListener('abort', ended, { once: true });
      look();
    });
}
