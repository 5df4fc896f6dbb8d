import { isLoopback } from './loopback';
import { regionOfText } from './regions';

/** http://host:port and nothing behind it. */
const plainAddress = /^http:\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?\/?$/;

/**
 * Where the agent's organisation is, from what they typed or pasted: the host of a region, or the address of a simulated
 * organisation that listens on this computer. Null for anything else: the sign-in is never sent to a host that was made up.
 */
export function orgHostOf(text: string): string | null {
  const region = regionOfText(text);
  if (region !== undefined) return region.host;
  const [, host = '', port = ''] = plainAddress.exec(text.trim().toLowerCase()) ?? [];
  return isLoopback(host) ? `http://${host}${port}` : null;
}

const clientId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The id of an OAuth client, from what was typed or pasted; null for what is none. Its secret, which stands beside it where an
 * administrator copies from, has another form: so it is never taken for it and kept.
 */
export function clientIdOf(text: string): string | null {
  const given = text.trim().toLowerCase();
  return clientId.test(given) ? given : null;
}
