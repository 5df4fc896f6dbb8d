import { connect } from 'node:net';
import path from 'node:path';

/** True when the display that the environment names can be reached: a Wayland or X socket that accepts a connection. */
export async function hasWorkingDisplay(environment: NodeJS.ProcessEnv): Promise<boolean> {
  const wayland = environment['WAYLAND_DISPLAY'];
  if (wayland !== undefined && wayland !== '') {
    if (await accepts(path.resolve(environment['XDG_RUNTIME_DIR'] ?? '/', wayland))) return true;
  }
  const display = environment['DISPLAY'];
  if (display === undefined || display === '') return false;
  const local = /^(?:unix)?:(\d+)/.exec(display);
  // A display on another machine is taken on trust.
  if (local === null) return true;
  const socket = `/tmp/.X11-unix/X${local[1]}`;
  return (await accepts(socket)) || (await accepts(`\0${socket}`));
}

/** The address of a session bus that can be reached: the one that the environment names, else the user's systemd one. */
export async function workingBusAddress(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const named = environment['DBUS_SESSION_BUS_ADDRESS'];
  // Chromium writes "disabled:" for "there is none".
  if (named !== undefined && named !== '' && named !== 'disabled:') {
    const socket = busSocket(named);
    if (socket === undefined || (await accepts(socket))) return named;
  }
  const runtimeFolder = environment['XDG_RUNTIME_DIR'];
  if (runtimeFolder === undefined) return undefined;
  const userBus = path.join(runtimeFolder, 'bus');
  return (await accepts(userBus)) ? `unix:path=${userBus}` : undefined;
}

/** The Unix socket of a D-Bus address, with a leading NUL for an abstract one; undefined for other transports. */
export function busSocket(address: string): string | undefined {
  const file = /(?:^|,|:)path=([^,;]+)/.exec(address)?.[1];
  if (file !== undefined) return decodeURIComponent(file);
  const abstract = /(?:^|,|:)abstract=([^,;]+)/.exec(address)?.[1];
  return abstract === undefined ? undefined : `\0${decodeURIComponent(abstract)}`;
}

function accepts(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', () => resolve(false));
  });
}
