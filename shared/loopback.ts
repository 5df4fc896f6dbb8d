/**
 * Whether a host is this very computer.
 *
 * @param hostname As a parsed URL has it, with the brackets of IPv6.
 */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}
