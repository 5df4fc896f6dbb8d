import type { Server } from 'node:http';
import type { RedirectTarget } from './redirect-target';

/** Tried in this order where the system gives no free port by itself, as behind some firewalls. */
const FALLBACK_PORTS = [8_085, 53_682] as const;

/**
 * Opens a port for the browser to come back to: the registered one, or else any free one, or else one of a few.
 *
 * @returns the port, or null when none can be had.
 */
export async function listenOnLoopback(
  server: Server,
  { host, port }: RedirectTarget,
  fallbackPorts: readonly number[] = FALLBACK_PORTS,
): Promise<number | null> {
  // Browsers try the IPv4 address of localhost too.
  const address = host === '[::1]' ? '::1' : '127.0.0.1';
  for (const candidate of port === null ? [0, ...fallbackPorts] : [port]) {
    const listening = await tryPort(server, candidate, address);
    if (listening !== null) return listening;
  }
  return null;
}

function tryPort(server: Server, port: number, address: string): Promise<number | null> {
  return new Promise((resolve) => {
    const failed = (): void => {
      server.off('listening', listening);
      resolve(null);
    };
    const listening = (): void => {
      server.off('error', failed);
      const bound = server.address();
      resolve(typeof bound === 'object' ? (bound?.port ?? null) : null);
    };
    server.once('error', failed);
    server.once('listening', listening);
    server.listen({ port, host: address, exclusive: true });
  });
}
