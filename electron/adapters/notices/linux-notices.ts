import type { DesktopNotice, DesktopNotices, Log } from '../../ports';
import { connectBus, type BusSignal } from '../bus/message-bus';
import { createNotificationServer, notificationsName } from './notification-server';

export interface LinuxNoticesOptions {
  /** `DBUS_SESSION_BUS_ADDRESS`, if it is set. */
  readonly busAddress: string | undefined;
  readonly log: Log;
}

/** A notice from its first showing until it is gone, however often it changes in between. */
interface Presentation {
  readonly end: AbortController;
  /** Null once it is to be taken away. */
  wanted: DesktopNotice | null;
  /** What the server calls it; 0 before the server has answered. */
  id: number;
  /** Goes on with what is wanted now. */
  wake: () => void;
}

/**
 * Notices of a freedesktop notification server, over D-Bus: Electron gives them no buttons on Linux. The connection stands
 * only while a notice does, so that the presses on other programs' notices wake nobody.
 */
export function createLinuxNotices({ busAddress = '', log }: LinuxNoticesOptions): DesktopNotices {
  let listener: (id: string | null) => void = () => undefined;
  let current: Presentation | null = null;

  function hear(presentation: Presentation, { member, body }: BusSignal): void {
    const [id, action] = body;
    // A press on a notice that is being taken away answers a question that is no longer asked.
    if (presentation !== current || id !== presentation.id) return;
    if (member === 'ActionInvoked' && typeof action === 'string') {
      withdraw();
      listener(action === 'default' ? null : action);
    } else if (member === 'NotificationClosed') {
      // The person has put it away, or its time is over: there is nothing left to take away.
      presentation.end.abort();
    }
  }

  async function present(presentation: Presentation): Promise<void> {
    const { signal } = presentation.end;
    // A press may come in one packet with the answer that says what the notice is called: the answer is taken first.
    const hearNext = (heard: BusSignal): void => void setImmediate(() => hear(presentation, heard));
    const bus = await connectBus(busAddress, hearNext, signal);
    await bus.subscribe(`type='signal',interface='${notificationsName}'`);
    const server = await createNotificationServer(bus);
    let shown: DesktopNotice | null = null;
    while (!signal.aborted) {
      const { wanted } = presentation;
      if (wanted === shown) {
        if (wanted === null) return;
        await changeOf(presentation);
      } else if (wanted === null) {
        await server.close(presentation.id);
        return;
      } else {
        presentation.id = await server.notify(wanted, presentation.id);
        shown = wanted;
      }
    }
  }

  function start(notice: DesktopNotice): Presentation {
    const presentation: Presentation = { end: new AbortController(), wanted: notice, id: 0, wake: () => undefined };
    present(presentation)
      .catch((error: unknown) => {
        if (!presentation.end.signal.aborted) log.warn('notices: the desktop shows none', { error: String(error) });
      })
      .finally(() => {
        presentation.end.abort();
        if (current === presentation) current = null;
      });
    return presentation;
  }

  function withdraw(): void {
    const ended = current;
    current = null;
    if (ended === null) return;
    ended.wanted = null;
    ended.wake();
  }

  return {
    show(notice) {
      if (busAddress === '') return;
      if (current === null) {
        current = start(notice);
      } else {
        current.wanted = notice;
        current.wake();
      }
    },
    withdraw,
    onAnswer(heard) {
      listener = heard;
    },
    dispose: withdraw,
  };
}

/** Settles when something else is wanted, or the presentation has ended. */
function changeOf(presentation: Presentation): Promise<void> {
  return new Promise((resolve) => {
    presentation.wake = resolve;
    presentation.end.signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
