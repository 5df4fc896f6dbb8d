import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { DesktopSession } from '../../../scripts/lib/desktop-session/desktop-session';
import { until } from './until';

const run = promisify(execFile);

/** Types where to save into the system's own dialog on the session's display, and presses Enter. */
export async function saveTo(file: string, { env }: DesktopSession): Promise<void> {
  const xdotool = async (...args: string[]): Promise<string> => (await run('xdotool', args, { env })).stdout.trim();
  const dialog = await until('the system asks where to save', async () => {
    const found = await xdotool('search', '--onlyvisible', '--name', '^Save File$').catch(() => '');
    return found === '' ? undefined : found.split('\n')[0];
  });
  // There is no window manager that gives it the focus.
  await xdotool('windowfocus', '--sync', dialog);
  await xdotool('key', 'ctrl+a');
  await xdotool('type', '--delay', '5', file);
  await xdotool('key', 'Return');
}
