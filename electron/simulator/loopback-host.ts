/**
 * Whether a Host header names this computer by a loopback name. A web page that rebinds its own name to 127.0.0.1 still
 * sends that name, and is refused.
 */
export function isLoopbackHost(host: string | undefined): boolean {
  const name = (host ?? '').toLowerCase().replace(/:\d+$/, '');
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);
}
