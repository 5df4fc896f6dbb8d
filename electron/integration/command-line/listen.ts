import { once } from 'node:events';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { ADDRESS_FILE } from '../../../shared/command-line/address';
import { err, ok } from '../../../shared/result';
import type { Result } from '../../../shared/result';
import { isListening } from '../../command-line/is-listening';
import type { Disposable } from '../../ports';
import { serveConnection } from './serve-connection';
import type { ConnectionDependencies } from './serve-connection';
import { socketPlace } from './socket-place';
import type { Computer } from './socket-place';

/** Several programs of one person at a time; more than this is a loop gone wild. */
const MOST_CONNECTIONS = 256;

const ONLY_OWNER = 0o600;

/**
 * Listens for the command line, and says in the user-data folder where. What a killed app left there is taken away first; an app
 * that lives is left alone.
 */
export async function listenForCommandLine(
  computer: Computer,
  connection: ConnectionDependencies,
): Promise<Result<Disposable, { readonly detail: string }>> {
  const { log } = connection;
  const isPipe = computer.platform === 'win32';
  const addressFile = path.join(computer.userData, ADDRESS_FILE);
  try {
    const place = socketPlace(computer);
    if (!place.ok) return place;
    const address = place.value;
    if (!isPipe) {
      if (await isListening(address)) return err({ detail: `another app listens at ${address}` });
      rmSync(address, { force: true });
    }
    const connections = new Set<Disposable>();
    const server = createServer((socket) => {
      const served = serveConnection(socket, connection);
      connections.add(served);
      socket.once('close', () => connections.delete(served));
    });
    server.maxConnections = MOST_CONNECTIONS;
    server.on('drop', () => log.warn('too many programs speak to the command line', { most: MOST_CONNECTIONS }));
    server.listen(address);
    await once(server, 'listening');
    if (!isPipe) chmodSync(address, ONLY_OWNER);
    writeFileSync(addressFile, JSON.stringify({ address }), { mode: ONLY_OWNER });
    return ok({
      dispose() {
        for (const each of connections) each.dispose();
        server.close();
        if (saysAddress(addressFile, address)) rmSync(addressFile, { force: true });
      },
    });
  } catch (error) {
    return err({ detail: error instanceof Error ? error.message : String(error) });
  }
}

/** Whether the file is still ours. */
function saysAddress(file: string, address: string): boolean {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { address?: unknown }).address === address;
  } catch {
    return false;
  }
}
