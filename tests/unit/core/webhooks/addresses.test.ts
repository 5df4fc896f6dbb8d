import { describe, expect, it } from 'vitest';
import { mayReceive } from '../../../../electron/core/webhooks/addresses';

describe('An event', () => {
  it.each([
    ['a public address', '93.184.216.34'],
    ['a public address of IPv6', '2606:2800:220:1:248:1893:25c8:1946'],
    ['a company’s own network', '10.4.5.6'],
    ['another one', '192.168.1.20'],
    ['a network of IPv6 that is private', 'fd12:3456::1'],
    ['a network behind a carrier', '100.72.0.1'],
    ['a public address of IPv4 that a network without IPv4 translates', '64:ff9b::5db8:d822'],
  ])('may go to %s', (_what, address) => {
    expect(mayReceive(address, false)).toBe(true);
  });

  it.each([
    ['the metadata of a virtual machine', '169.254.169.254'],
    ['that in the clothes of IPv6', '::ffff:169.254.169.254'],
    ['that through a translating network', '64:ff9b::a9fe:a9fe'],
    ['the metadata of Amazon’s machines by IPv6', 'fd00:ec2::254'],
    ['the metadata of Alibaba’s machines', '100.100.100.200'],
    ['the metadata of Azure’s machines', '168.63.129.16'],
    ['a link-local neighbour', 'fe80::1'],
    ['no address', '0.0.0.0'],
    ['no address of IPv6', '::'],
    ['everybody', '255.255.255.255'],
    ['a group', '224.0.0.1'],
    ['a group of IPv6', 'ff02::1'],
    ['something that is no address', 'localhost'],
  ])('may never go to %s', (_what, address) => {
    expect(mayReceive(address, false)).toBe(false);
    expect(mayReceive(address, true)).toBe(false);
  });

  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])(
    'may go to this computer (%s) only if the receiver’s own address says so',
    (address) => {
      expect(mayReceive(address, true)).toBe(true);
      expect(mayReceive(address, false)).toBe(false);
    },
  );
});
