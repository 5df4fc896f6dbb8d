const loopbackHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/**
 * Whether a redirect address is one of the registered. It must be the same to the letter, but for the port of a loopback
 * address, which may be any.
 */
export function isRegisteredRedirectUri(given: string, registered: readonly string[]): boolean {
  if (registered.includes(given)) return true;
  const url = parse(given);
  if (url === null || url.protocol !== 'http:' || !loopbackHosts.has(url.hostname)) return false;
  if (url.username !== '' || url.password !== '' || url.hash !== '') return false;
  url.port = '';
  return registered.some((text) => parse(text)?.href === url.href);
}

/** The redirect address with parameters added to it. */
export function withParameters(redirectUri: string, parameters: Readonly<Record<string, string | null>>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) if (value !== null) url.searchParams.set(name, value);
  return url.href;
}
