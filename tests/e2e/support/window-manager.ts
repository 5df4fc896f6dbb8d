import type { DesktopSession } from '../../../scripts/lib/desktop-session/desktop-session';
import { startOwnedProcess } from '../../../scripts/lib/owned-process';
import { until } from './until';
import { xdotool } from './xdotool';

/** A person's hands on a desktop with a window manager, which decides who gets the focus. */
export interface Hands {
  /** The X window that has the focus. */
  activeWindow(): Promise<string>;
  /** Moves the pointer, which is input. */
  moveTo(x: number, y: number): Promise<void>;
  click(x: number, y: number): Promise<void>;
  press(key: string): Promise<void>;
  /** Gives an X window of this title the focus, as a click on its title bar does. */
  activate(title: string): Promise<string>;
  end(): Promise<void>;
}

/** Starts Openbox on the session's display. Its keys and the pointer are xdotool's. */
export async function startWindowManager({ env }: DesktopSession): Promise<Hands> {
  const manager = await startOwnedProcess('openbox', ['--sm-disable'], { environment: env, stdio: 'ignore' });
  const ask = (...args: string[]): Promise<string> => xdotool({ env }, ...args);
  await until('the window manager manages', () => ask('get_num_desktops').catch(() => undefined));
  const place = (x: number, y: number): [string, string] => [String(Math.round(x)), String(Math.round(y))];
  return {
    activeWindow: () => ask('getactivewindow'),
    moveTo: async (x, y) => void (await ask('mousemove', ...place(x, y))),
    click: async (x, y) => void (await ask('mousemove', ...place(x, y), 'click', '1')),
    press: async (key) => void (await ask('key', key)),
    async activate(title) {
      const found = await until('the window is mapped', async () => {
        const [id] = (await ask('search', '--onlyvisible', '--name', title).catch(() => '')).split('\n');
        return id === '' ? undefined : id;
      });
      await ask('windowactivate', '--sync', found);
      return found;
    },
    end: () => manager.stop(),
  };
}
