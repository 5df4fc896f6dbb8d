import { z } from 'zod';
import { busDaemon, type MessageBus } from '../bus/message-bus';

/** The service on a Linux desktop that tray icons register with. Panels with a tray provide it; stock GNOME does not. */
export const watcherName = 'org.kde.StatusNotifierWatcher';

const watcherObject = { destination: watcherName, path: '/StatusNotifierWatcher' } as const;

const variantOf = <Value extends z.ZodType>(value: Value) => z.tuple([z.object({ value })]);
const ownerReply = z.tuple([z.boolean()]);
const hostReply = variantOf(z.boolean());
const itemsReply = variantOf(z.array(z.string()));
const processIdReply = z.tuple([z.number()]);

/** What the watcher says of us. `absent`: there is none, or no panel shows what it collects. */
export type Registration = 'absent' | 'not-registered' | 'registered';

/** Everything that the answer can depend on. */
export const watcherMatchRules = [
  `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${watcherName}'`,
  `type='signal',interface='${watcherName}'`,
];

/** Asks whether an icon of this process is in the tray. */
export async function readRegistration(bus: MessageBus, processId: number): Promise<Registration> {
  const [isOwned] = ownerReply.parse(
    await bus.call({ ...busDaemon, member: 'NameHasOwner', signature: 's', body: [watcherName] }),
  );
  if (!isOwned) {
    return 'absent';
  }
  const [hasHost] = hostReply.parse(await readProperty(bus, 'IsStatusNotifierHostRegistered'));
  if (!hasHost.value) {
    return 'absent';
  }
  const [items] = itemsReply.parse(await readProperty(bus, 'RegisteredStatusNotifierItems'));
  const ours = await Promise.all(items.value.map((item) => isItemOf(bus, item, processId)));
  return ours.includes(true) ? 'registered' : 'not-registered';
}

/**
 * Whether a registered item belongs to a process.
 *
 * @param item as watchers write it: `:1.4`, `:1.4/StatusNotifierItem` or `org.kde.StatusNotifierItem-17-1`.
 */
export async function isItemOf(bus: MessageBus, item: string, processId: number): Promise<boolean> {
  const name = item.split('/')[0] ?? '';
  if (name === '') {
    return false;
  }
  try {
    const reply = await bus.call({
      ...busDaemon,
      member: 'GetConnectionUnixProcessID',
      signature: 's',
      body: [name],
    });
    return processIdReply.parse(reply)[0] === processId;
  } catch {
    // The item's owner left the bus since: it is not ours, we are here.
    return false;
  }
}

function readProperty(bus: MessageBus, property: string): Promise<readonly unknown[]> {
  return bus.call({
    ...watcherObject,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    signature: 'ss',
    body: [watcherName, property],
  });
}
