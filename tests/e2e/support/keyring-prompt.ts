import type { DesktopSession } from '../../../scripts/lib/desktop-session/desktop-session';
import { keyringPassword } from '../../../scripts/lib/desktop-session/keyring';
import { until } from './until';
import { xdotool } from './xdotool';

/** Types the keyring's password into the prompt on the session's display, or closes it with Esc. */
export async function answerPrompt(desktop: DesktopSession, answer: 'password' | 'escape'): Promise<void> {
  const prompt = await until('the keyring asks for its password', async () => {
    const found = await xdotool(desktop, 'search', '--onlyvisible', '--name', 'Unlock').catch(() => '');
    return found === '' ? undefined : found.split('\n')[0];
  });
  // There is no window manager that gives it the focus.
  await xdotool(desktop, 'windowfocus', '--sync', prompt);
  if (answer === 'password') {
    await xdotool(desktop, 'type', '--delay', '5', keyringPassword);
    await xdotool(desktop, 'key', 'Return');
  } else {
    await xdotool(desktop, 'key', 'Escape');
  }
}
