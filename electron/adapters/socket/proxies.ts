/** A way to a host. */
export type Route =
  | { readonly kind: 'direct' }
  /** `http`: plain as far as the proxy. `https`: TLS to the proxy already. `socks5`: names are resolved by the proxy. */
  | { readonly kind: 'http' | 'https' | 'socks5'; readonly host: string; readonly port: number };

const kinds: Readonly<Record<string, { readonly kind: 'http' | 'https' | 'socks5'; readonly port: number }>> = {
  PROXY: { kind: 'http', port: 80 },
  HTTP: { kind: 'http', port: 80 },
  HTTPS: { kind: 'https', port: 443 },
  SOCKS5: { kind: 'socks5', port: 1080 },
};

/**
 * Reads what a PAC file, or `session.resolveProxy`, answers: `PROXY proxy.example:8080; DIRECT`. The first is to be tried
 * first. What cannot be spoken (SOCKS 4, QUIC) is left out; when nothing is left, there is no way.
 */
export function routesOf(answer: string): readonly Route[] {
  return answer
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .flatMap((entry): Route[] => {
      const [word = '', address = ''] = entry.split(/\s+/);
      if (word.toUpperCase() === 'DIRECT') return [{ kind: 'direct' }];
      const known = kinds[word.toUpperCase()];
      const [, host, port] = /^(\[[0-9a-f:.]+\]|[^:]+)(?::(\d{1,5}))?$/i.exec(address) ?? [];
      if (known === undefined || host === undefined) return [];
      return [
        { kind: known.kind, host: host.replace(/^\[|\]$/g, ''), port: port === undefined ? known.port : Number(port) },
      ];
    });
}
