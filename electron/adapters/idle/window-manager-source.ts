import { z } from 'zod';
import type { IdleSource } from '../../ports';
import { isLacking } from '../bus/lacking';
import type { LastingConnection } from '../bus/lasting-connection';

/** Mutter is the window manager of GNOME, on X11 and on Wayland; Muffin is Cinnamon's, which came from it. */
export const windowManagerMonitors = ['org.gnome.Mutter.IdleMonitor', 'org.cinnamon.Muffin.IdleMonitor'] as const;

const idleReply = z.tuple([z.bigint().nonnegative()]);

/** The window manager counts from the devices themselves, in milliseconds, whatever window has the focus. */
export function createWindowManagerSource(session: LastingConnection): IdleSource {
  return {
    name: 'mutter',
    isCoarse: false,
    barredBy: null,
    async read() {
      const bus = await session.bus();
      for (const name of bus === null ? [] : windowManagerMonitors) {
        const path = `/${name.replaceAll('.', '/')}/Core`;
        const asked = { destination: name, path, interface: name, member: 'GetIdletime' };
        const answer = await bus?.call(asked).catch(absentWhereLacking);
        if (answer) return Number(idleReply.parse(answer)[0]);
      }
      return null;
    },
  };
}

function absentWhereLacking(error: unknown): null {
  if (isLacking(error)) return null;
  throw error;
}
