import { z } from 'zod';
import type { IdleSource, SessionSign, SessionSigns } from '../../ports';
import { isLacking } from '../bus/lacking';
import type { LastingConnection } from '../bus/lasting-connection';
import { busDaemon, type BusSignal, type MessageBus } from '../bus/message-bus';
import { windowManagerMonitors } from './window-manager-source';

const freedesktop = 'org.freedesktop.ScreenSaver';

/** KDE speaks the first; each of the other desktops has its own. */
export const screenSavers = [
  freedesktop,
  'org.gnome.ScreenSaver',
  'org.cinnamon.ScreenSaver',
  'org.mate.ScreenSaver',
  'org.xfce.ScreenSaver',
] as const;

const isScreenSaver = (name: unknown): name is (typeof screenSavers)[number] =>
  screenSavers.some((known) => known === name);

const activeReply = z.tuple([z.boolean()]);
const idleReply = z.tuple([z.number().int().nonnegative()]);
const ownerChange = z.tuple([z.string(), z.string(), z.string()]);

const pathOf = (name: string): string => `/${name.replaceAll('.', '/')}`;
const objectOf = (name: string) => ({ destination: name, path: pathOf(name), interface: name });

/**
 * The count of the screen saver, which KDE keeps on X11, in milliseconds. Others lack it or say that it is not supported.
 * One that counts in seconds, as light-locker does, stands still in these eyes, and is therefore not trusted.
 */
export function createScreenSaverSource(session: LastingConnection): IdleSource {
  return {
    name: 'screen-saver',
    isCoarse: false,
    barredBy: null,
    async read() {
      const bus = await session.bus();
      if (bus === null) return null;
      try {
        return idleReply.parse(await bus.call({ ...objectOf(freedesktop), member: 'GetSessionIdleTime' }))[0];
      } catch (error) {
        if (isLacking(error)) return null;
        throw error;
      }
    },
  };
}

/** Tells when a screen saver becomes active, and when something that counts idle time comes or goes. */
export function createScreenSaverSigns(session: LastingConnection): SessionSigns {
  const active = new Map<string, boolean>();
  let tell: (sign: SessionSign) => void = () => undefined;

  return {
    start(listener) {
      tell = listener;
      session.onSignal(hear);
      session.use(begin);
    },
    dispose: () => void (tell = () => undefined),
  };

  async function begin(bus: MessageBus): Promise<void> {
    const names = [...screenSavers, ...windowManagerMonitors];
    const rules = [
      ...screenSavers.map((name) => `type='signal',interface='${name}',member='ActiveChanged'`),
      ...names.map(
        (name) => `type='signal',sender='${busDaemon.destination}',member='NameOwnerChanged',arg0='${name}'`,
      ),
    ];
    await Promise.all(rules.map((rule) => bus.subscribe(rule)));
    await Promise.all(screenSavers.map((name) => ask(bus, name)));
  }

  async function ask(bus: MessageBus, name: string): Promise<void> {
    // Whoever does not answer this tells nothing of locks: GNOME's stand-in for the freedesktop name is one.
    const answer = await bus.call({ ...objectOf(name), member: 'GetActive' }).catch(() => null);
    const parsed = activeReply.safeParse(answer);
    if (parsed.success) note(name, parsed.data[0]);
  }

  function hear({ interface: name, member, body }: BusSignal): void {
    if (member === 'ActiveChanged' && isScreenSaver(name)) {
      const parsed = activeReply.safeParse(body);
      if (parsed.success) note(name, parsed.data[0]);
    } else if (member === 'NameOwnerChanged' && name === busDaemon.interface) {
      const parsed = ownerChange.safeParse(body);
      if (parsed.success) hearOfOwner(parsed.data[0], parsed.data[2]);
    }
  }

  function hearOfOwner(name: string, owner: string): void {
    if (isScreenSaver(name)) {
      if (owner === '') note(name, null);
      else session.use((bus) => ask(bus, name));
    }
    if (name === freedesktop || windowManagerMonitors.some((known) => known === name)) tell({ type: 'source-changed' });
  }

  function note(name: string, isActive: boolean | null): void {
    if (isActive === null) active.delete(name);
    else active.set(name, isActive);
    const isLocked = active.size === 0 ? null : [...active.values()].includes(true);
    tell({ type: 'lock', voice: 'screen-saver', isLocked });
  }
}
