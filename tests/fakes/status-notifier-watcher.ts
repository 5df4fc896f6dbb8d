import dbus, { type Message, type MessageBus } from 'dbus-next';
import { TrayItem } from './tray-item';

const watcherName = 'org.kde.StatusNotifierWatcher';
const registrationLimitMs = 30_000;

/** The tray of a panel, as far as an icon can tell: the watcher that icons register with, and a host that reads them. */
export interface FakeTray {
  /** The icons that are there, oldest first. */
  items(): readonly TrayItem[];
  /** The next icon that registers, or one that already has and was not handed out yet. */
  nextItem(): Promise<TrayItem>;
  /** A panel that begins to show what the watcher collects. */
  addHost(): void;
  /** The panel ends. */
  close(): Promise<void>;
}

/** As much of the bus as its types leave out. A handler that returns true has dealt with the call. */
type AnsweringBus = MessageBus & { addMethodHandler(handler: (message: Message) => boolean): void };

class Watcher extends dbus.interface.Interface {
  readonly services: string[] = [];
  readonly onItem: (service: string) => void;
  hasHost: boolean;

  constructor(hasHost: boolean, onItem: (service: string) => void) {
    super(watcherName);
    this.hasHost = hasHost;
    this.onItem = onItem;
  }

  RegisterStatusNotifierItem(service: string): void {
    if (!this.services.includes(service)) {
      this.services.push(service);
    }
    this.StatusNotifierItemRegistered(service);
    this.onItem(service);
  }
  RegisterStatusNotifierHost(_service: string): void {
    this.hasHost = true;
  }
  get RegisteredStatusNotifierItems(): string[] {
    return this.services;
  }
  get IsStatusNotifierHostRegistered(): boolean {
    return this.hasHost;
  }
  get ProtocolVersion(): number {
    return 0;
  }
  StatusNotifierItemRegistered(service: string): string {
    return service;
  }
  StatusNotifierItemUnregistered(service: string): string {
    return service;
  }
  StatusNotifierHostRegistered(): void {
    // What a signal's method returns is its body; this one has none.
  }
}
Watcher.configureMembers({
  properties: {
    RegisteredStatusNotifierItems: { signature: 'as', access: 'read' },
    IsStatusNotifierHostRegistered: { signature: 'b', access: 'read' },
    ProtocolVersion: { signature: 'i', access: 'read' },
  },
  methods: { RegisterStatusNotifierItem: { inSignature: 's' }, RegisterStatusNotifierHost: { inSignature: 's' } },
  signals: {
    StatusNotifierItemRegistered: { signature: 's' },
    StatusNotifierItemUnregistered: { signature: 's' },
    StatusNotifierHostRegistered: { signature: '' },
  },
});

/**
 * Puts a tray on a session bus.
 *
 * @param busAddress as in `DBUS_SESSION_BUS_ADDRESS`.
 * @param options.hasHost false for a watcher without a panel, as on a desktop that is just starting.
 */
export async function startFakeTray(busAddress: string, options: { hasHost?: boolean } = {}): Promise<FakeTray> {
  const bus = dbus.sessionBus({ busAddress });
  const unseen: TrayItem[] = [];
  const items = new Map<string, TrayItem>();
  const waiting: ((item: TrayItem) => void)[] = [];
  const watcher = new Watcher(options.hasHost ?? true, (service) => {
    const item = new TrayItem(bus, service);
    items.set(service, item);
    const next = waiting.shift();
    if (next === undefined) {
      unseen.push(item);
    } else {
      next(item);
    }
  });
  let isClosed = false;
  bus.on('message', (message: Message) => {
    // Nothing can be told to anybody any more.
    if (isClosed) return;
    const [name, , newOwner] = message.body as unknown[];
    const service = watcher.services.find((candidate) => candidate.split('/')[0] === name);
    if (message.member === 'NameOwnerChanged' && newOwner === '' && service !== undefined) {
      watcher.services.splice(watcher.services.indexOf(service), 1);
      items.delete(service);
      watcher.StatusNotifierItemUnregistered(service);
    }
  });
  // What an app still asks of a panel that has just ended has no answer, and cannot be given one any more.
  (bus as AnsweringBus).addMethodHandler(() => isClosed);
  bus.export('/StatusNotifierWatcher', watcher);
  await subscribe(bus, "type='signal'");
  await bus.requestName(watcherName, 0);

  return {
    items: () => [...items.values()],
    nextItem: () =>
      new Promise((resolve, reject) => {
        const known = unseen.shift();
        if (known !== undefined) {
          resolve(known);
          return;
        }
        const limit = setTimeout(() => reject(new Error('No tray icon registered')), registrationLimitMs);
        waiting.push((item) => {
          clearTimeout(limit);
          resolve(item);
        });
      }),
    addHost() {
      watcher.hasHost = true;
      watcher.StatusNotifierHostRegistered();
    },
    async close() {
      await bus.releaseName(watcherName);
      isClosed = true;
      bus.disconnect();
    },
  };
}

async function subscribe(bus: MessageBus, rule: string): Promise<void> {
  await bus.call(
    new dbus.Message({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'AddMatch',
      signature: 's',
      body: [rule],
    }),
  );
}
