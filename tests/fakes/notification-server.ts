import dbus, { type Message, type MessageBus } from 'dbus-next';
import { plain } from './bus-values';

const serverName = 'org.freedesktop.Notifications';
const noticeLimitMs = 10_000;

/** A notice as the server was asked to show it. */
export interface ShownNotice {
  readonly id: number;
  readonly replaces: number;
  readonly title: string;
  readonly body: string;
  /** Keys and labels in turn, as they came. */
  readonly actions: readonly string[];
  readonly hints: Readonly<Record<string, unknown>>;
  readonly lifetimeMs: number;
}

/** A desktop's notification server, and the person who presses its buttons. */
export interface FakeNotificationServer {
  /** Everything that was ever asked for, oldest first. */
  readonly shown: readonly ShownNotice[];
  /** The ids that are on the screen now. */
  visible(): readonly number[];
  /** The next notice that is shown, or one that already was and was not handed out yet. */
  nextNotice(): Promise<ShownNotice>;
  /** Settles when the notice was taken away. */
  gone(id: number): Promise<void>;
  press(id: number, action: string): void;
  /** The person puts the notice away. */
  dismiss(id: number): void;
  close(): Promise<void>;
}

class Server extends dbus.interface.Interface {
  readonly shown: ShownNotice[] = [];
  readonly visible = new Set<number>();
  readonly capabilities: string[];
  onChange: () => void = () => undefined;

  constructor(capabilities: string[]) {
    super(serverName);
    this.capabilities = capabilities;
  }

  GetCapabilities(): string[] {
    return this.capabilities;
  }
  Notify(
    _application: string,
    replaces: number,
    _icon: string,
    title: string,
    body: string,
    actions: string[],
    hints: object,
    lifetimeMs: number,
  ): number {
    const id = replaces === 0 ? this.shown.length + 1 : replaces;
    this.shown.push({ id, replaces, title, body, actions, hints: plain(hints) as Record<string, unknown>, lifetimeMs });
    this.visible.add(id);
    // Nobody presses a button of a notice whose showing has not been answered yet.
    setImmediate(() => this.onChange());
    return id;
  }
  CloseNotification(id: number): void {
    if (!this.visible.has(id)) throw new dbus.DBusError(`${serverName}.Error.NotFound`, 'No such notice');
    this.visible.delete(id);
    this.NotificationClosed(id, 3);
    this.onChange();
  }
  ActionInvoked(id: number, action: string): [number, string] {
    return [id, action];
  }
  NotificationClosed(id: number, reason: number): [number, number] {
    return [id, reason];
  }
}
Server.configureMembers({
  methods: {
    GetCapabilities: { outSignature: 'as' },
    Notify: { inSignature: 'susssasa{sv}i', outSignature: 'u' },
    CloseNotification: { inSignature: 'u' },
  },
  signals: { ActionInvoked: { signature: 'us' }, NotificationClosed: { signature: 'uu' } },
});

/** As much of the bus as its types leave out. A handler that returns true has dealt with the call. */
type AnsweringBus = MessageBus & { addMethodHandler(handler: (message: Message) => boolean): void };

/**
 * Puts a notification server on a session bus.
 *
 * @param capabilities what it says that it can show.
 */
export async function startFakeNotificationServer(
  busAddress: string,
  capabilities: readonly string[] = ['body', 'actions', 'body-markup'],
): Promise<FakeNotificationServer> {
  const bus = dbus.sessionBus({ busAddress });
  const server = new Server([...capabilities]);
  let isClosed = false;
  let handedOut = 0;
  const watchers = new Set<() => void>();
  server.onChange = () => {
    for (const watcher of [...watchers]) watcher();
  };
  (bus as AnsweringBus).addMethodHandler(() => isClosed);
  bus.export('/org/freedesktop/Notifications', server);
  await bus.requestName(serverName, 0);

  function becomes<Value>(what: string, ask: () => Value | undefined): Promise<Value> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        watchers.delete(look);
        reject(new Error(`It did not come true: ${what}`));
      }, noticeLimitMs);
      const look = (): void => {
        const value = ask();
        if (value === undefined) return;
        clearTimeout(limit);
        watchers.delete(look);
        resolve(value);
      };
      watchers.add(look);
      look();
    });
  }

  return {
    shown: server.shown,
    visible: () => [...server.visible],
    nextNotice: async () => {
      const notice = await becomes('a notice is shown', () => server.shown[handedOut]);
      handedOut += 1;
      return notice;
    },
    gone: (id) => becomes(`notice ${id} is taken away`, () => (server.visible.has(id) ? undefined : null)).then(),
    press: (id, action) => void server.ActionInvoked(id, action),
    dismiss(id) {
      server.visible.delete(id);
      server.NotificationClosed(id, 2);
    },
    async close() {
      await bus.releaseName(serverName);
      isClosed = true;
      bus.disconnect();
    },
  };
}
