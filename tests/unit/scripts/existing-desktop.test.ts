import { expect, it } from 'vitest';
import { busSocket } from '../../../scripts/lib/desktop-session/existing-desktop';

it.each([
  ['unix:path=/run/user/1000/bus', '/run/user/1000/bus'],
  ['unix:guid=1234,path=/tmp/a%20b,other=1', '/tmp/a b'],
  ['unix:abstract=/tmp/dbus-xyz,guid=1', '\0/tmp/dbus-xyz'],
  ['tcp:host=localhost,port=4000', undefined],
  ['disabled:', undefined],
])('the socket of the bus address %s is found', (address, socket) => {
  expect(busSocket(address)).toBe(socket);
});
