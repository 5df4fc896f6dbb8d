import { err, ok, type Result } from '../../../shared/result';

/** Where the browser is to come back to: an address of this computer, as the administrator registered it. */
export interface RedirectTarget {
  readonly host: '127.0.0.1' | 'localhost' | '[::1]';
  /** Null for any free one, which the cloud takes for a loopback address that was registered without a port. */
  readonly port: number | null;
  /** With its leading slash. */
  readonly path: string;
}

export const usualRedirect: RedirectTarget = { host: '127.0.0.1', port: null, path: '/callback' };

const hosts: readonly RedirectTarget['host'][] = ['127.0.0.1', 'localhost', '[::1]'];

/** @param text the redirect URI of the OAuth client; with a port where the client has only fixed ones. */
export function parseRedirectUri(text: string): Result<RedirectTarget, { readonly detail: string }> {
  const url = URL.canParse(text) ? new URL(text) : null;
  const host = hosts.find((name) => name === url?.hostname);
  const isPlain = url !== null && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (url?.protocol !== 'http:' || host === undefined || !isPlain) {
    return err({
      detail: `GENESYS_REDIRECT_URI must be an address of this computer, such as http://127.0.0.1:8085/callback.`,
    });
  }
  return ok({ host, port: portOf(text, url), path: url.pathname });
}

/** `URL` drops port 80, which is the usual one of http and a fixed one all the same. */
function portOf(text: string, url: URL): number | null {
  if (url.port !== '') return Number(url.port);
  return /^http:\/\/[^/]*:80(\/|$)/i.test(text) ? 80 : null;
}

/** The redirect URI itself. Without a port where none could be opened: the agent then brings the address by hand. */
export function redirectUriOf({ host, path }: RedirectTarget, port: number | null): string {
  return `http://${host}${port === null ? '' : `:${String(port)}`}${path}`;
}
