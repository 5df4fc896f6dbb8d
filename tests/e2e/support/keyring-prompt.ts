import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { DesktopSession } from '../../../scripts/lib/desktop-session/desktop-session';
import { keyringPassword } from '../../../scripts/lib/desktop-session/keyring';
import { until } from './until';

const run = promisify(execFile);

/** Types the keyring's password into the prompt on the session's display, or closes it with Esc. */
export async function answerPrompt({ env }: DesktopSession, answer: 'password' | 'escape'): Promise<void> {
  const xdotool = async (...args: string[]): Promise<string> => (await run('xdotool', args, { env })).stdout.trim();
  const prompt = await until('the keyring asks for its password', async () => {
    const found = await xdotool('search', '--onlyvisible', '--name', 'Unlock').catch(() => '');
    return found === '' ? undefined : found.split('\n')[0];
  });
  // There is no window manager that gives it the focus.
  await xdotool('windowfocus', '--sync', prompt);
  if (answer === 'password') {
    await xdotool('type', '--delay', '5', keyringPassword);
    await xdotool('key', 'Return');
  } else {
    await xdotool('key', 'Escape');
  }
}
