import type { DesktopNotice } from '../../ports';
import { busDaemon, type BusCall, type MessageBus } from '../bus/message-bus';

export const notificationsName = 'org.freedesktop.Notifications';

/** The desktop's notification server: https://specifications.freedesktop.org/notification-spec/ */
export interface NotificationServer {
  /** @returns what the server calls the notice. `replaces` is what it called the one to take the place of, or 0. */
  notify(notice: DesktopNotice, replaces: number): Promise<number>;
  close(id: number): Promise<void>;
}

/** Asks the server what it can show. @throws when there is none. */
export async function createNotificationServer(bus: MessageBus): Promise<NotificationServer> {
  const { default: dbus } = await import('dbus-next');
  const call = (member: string, signature = '', body: readonly unknown[] = []): ReturnType<MessageBus['call']> => {
    const target: BusCall = {
      destination: notificationsName,
      path: '/org/freedesktop/Notifications',
      interface: notificationsName,
      member,
    };
    return bus.call({ ...target, signature, body });
  };
  // Some desktops start theirs at the first notice only. Where there is none to start, the next call says so.
  await bus
    .call({ ...busDaemon, member: 'StartServiceByName', signature: 'su', body: [notificationsName, 0] })
    .catch(() => undefined);
  const [told] = await call('GetCapabilities');
  const capabilities: readonly unknown[] = Array.isArray(told) ? told : [];
  const hasActions = capabilities.includes('actions');
  const hasMarkup = capabilities.includes('body-markup');

  return {
    async notify({ title, body, actions, lifetimeMs }, replaces) {
      const buttons = hasActions ? [{ id: 'default', label: '' }, ...actions] : [];
      const hints = {
        'suppress-sound': new dbus.Variant('b', true),
        'desktop-entry': new dbus.Variant('s', 'presence-tray'),
        category: new dbus.Variant('s', 'presence'),
        urgency: new dbus.Variant('y', 1),
      };
      const [id] = await call('Notify', 'susssasa{sv}i', [
        'Presence Tray',
        replaces,
        'presence-tray',
        title,
        hasMarkup ? withoutMarkup(body) : body,
        buttons.flatMap(({ id: key, label }) => [key, label]),
        hints,
        lifetimeMs,
      ]);
      if (typeof id !== 'number') throw new Error('The notification server did not name the notice');
      return id;
    },
    async close(id) {
      // A notice that is gone already is answered by an error.
      await call('CloseNotification', 'u', [id]).catch(() => undefined);
    },
  };
}

/** A presence may be called `R&D <east>`. */
function withoutMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
