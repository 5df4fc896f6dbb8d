import { connect } from 'node:net';

/** Whether somebody takes connections at a socket or pipe. A socket file alone says nothing: who was killed leaves it behind. */
export function isListening(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
