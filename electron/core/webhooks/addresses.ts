import ipaddr from 'ipaddr.js';

/** Where nothing but this computer's own network answers, or nobody: metadata of virtual machines, printers, everybody at once. */
const allowedRanges = new Set(['unicast', 'private', 'uniqueLocal', 'carrierGradeNat', 'benchmarking']);

/** The metadata services of virtual machines at Amazon, Alibaba and Azure, in the midst of addresses that are otherwise good. */
const forbiddenAddresses = new Set(['fd00:ec2::254', '100.100.100.200', '168.63.129.16']);

/**
 * Whether an event may go to an address: a public or private one, and this computer only if the receiver's own address says so.
 * A name of elsewhere that leads here is somebody's trick.
 *
 * @param address IPv4 or IPv6 in any spelling; what is neither is refused.
 * @param isLoopbackMeant the receiver's address names this computer.
 */
export function mayReceive(address: string, isLoopbackMeant: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv6) {
    const within = embedded(parsed);
    if (within !== null) return mayReceive(within, isLoopbackMeant);
  }
  const range = parsed.range();
  if (range === 'loopback') return isLoopbackMeant;
  return allowedRanges.has(range) && !forbiddenAddresses.has(parsed.toString());
}

/** The IPv4 address in an IPv6 one that stands for it: mapped, or translated by a network without IPv4. */
function embedded(address: ipaddr.IPv6): string | null {
  const range = address.range();
  if (range !== 'ipv4Mapped' && range !== 'rfc6052') return null;
  return address.toByteArray().slice(-4).join('.');
}
