import { expect, it } from 'vitest';
import { isHarmlessComplaint } from '../../../scripts/lib/quiet-lines';

it.each([
  '[1:1123/042449.3:ERROR:bus.cc(407)] Failed to connect to the bus: Failed to connect to socket /run/dbus/system_bus_socket: No such file or directory',
  '[1:1123/042449.7:ERROR:viz_main_impl.cc(181)] Exiting GPU process due to errors during initialization',
])('a complaint that every container sees is not passed on: %s', (line) => {
  expect(isHarmlessComplaint(line)).toBe(true);
});

it.each([
  '[1:1123/042449.3:FATAL:setuid_sandbox_host.cc(163)] The SUID sandbox helper binary was found',
  '[1:1123/042449.3:ERROR:bus.cc(407)] Failed to connect to the bus: Could not parse server address',
  'Error: Cannot find module',
])('what tells of a fault is passed on: %s', (line) => {
  expect(isHarmlessComplaint(line)).toBe(false);
});
