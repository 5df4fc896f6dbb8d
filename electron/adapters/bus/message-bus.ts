import type { Message } from 'dbus-next';

export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** D-Bus types of `body`, such as `ss`; empty without arguments. */
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

export interface BusSignal {
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

/** A connection to a D-Bus daemon, reduced to calls and signals: panels and Chromium answer no introspection. */
export interface MessageBus {
  /**
   * Asks whoever is there; nobody is started for it.
   *
   * @throws when the call is answered by an error. A call that is never answered never settles.
   */
  call(call: BusCall): Promise<readonly unknown[]>;
  /** Hears every signal that matches a D-Bus match rule, from the moment the promise settles. */
  subscribe(rule: string): Promise<void>;
}

/** The bus itself, as an object on the bus. */
export const busDaemon = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;

/**
 * Connects to a bus. The library is loaded only here: a desktop without one never pays for it.
 *
 * @param address as in `DBUS_SESSION_BUS_ADDRESS`. Electron sets `disabled:` where there is none.
 * @param onSignal hears every subscribed signal.
 * @param end closes the connection, also one that does not stand yet.
 * @throws when there is no bus at that address, or the connection breaks before it stands.
 */
export async function connectBus(
  address: string,
  onSignal: (signal: BusSignal) => void,
  end: AbortSignal,
): Promise<MessageBus> {
  const { default: dbus } = await import('dbus-next');
  end.throwIfAborted();
  const bus = dbus.sessionBus({ busAddress: address });
  await new Promise<void>((resolve, reject) => {
    end.addEventListener('abort', () => {
      bus.disconnect();
      reject(new Error('given up'));
    });
    bus.once('connect', resolve);
    // The listener stays: an error of the stream without one would end the app.
    bus.on('error', reject);
  });
  bus.on('message', ({ type, path, interface: name, member, body }: Message) => {
    // What arrives while the connection ends can no longer be asked about.
    if (type === dbus.MessageType.SIGNAL && !end.aborted) {
      onSignal({ path, interface: name, member, body: body ?? [] });
    }
  });
  const call: MessageBus['call'] = async ({ body = [], signature = '', ...target }) => {
    const flags = dbus.MessageFlag.NO_AUTO_START;
    const answer = await bus.call(new dbus.Message({ ...target, flags, signature, body: [...body] }));
    return (answer?.body ?? []) as unknown[];
  };
  return {
    call,
    async subscribe(rule) {
      await call({ ...busDaemon, member: 'AddMatch', signature: 's', body: [rule] });
    },
  };
}
