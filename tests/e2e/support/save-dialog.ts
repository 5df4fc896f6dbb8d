import type { DesktopSession } from '../../../scripts/lib/desktop-session/desktop-session';
import { until } from './until';
import { xdotool } from './xdotool';

/** Types where to save into the system's own dialog on the session's display, and presses Enter. */
export async function saveTo(file: string, desktop: DesktopSession): Promise<void> {
  const dialog = await until('the system asks where to save', async () => {
    const found = await xdotool(desktop, 'search', '--onlyvisible', '--name', '^Save File$').catch(() => '');
    return found === '' ? undefined : found.split('\n')[0];
  });
  // There is no window manager that gives it the focus.
  await xdotool(desktop, 'windowfocus', '--sync', dialog);
  await xdotool(desktop, 'key', 'ctrl+a');
  await xdotool(desktop, 'type', '--delay', '5', file);
  await xdotool(desktop, 'key', 'Return');
}
