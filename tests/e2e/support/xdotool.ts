import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { DesktopSession } from '../../../scripts/lib/desktop-session/desktop-session';

const run = promisify(execFile);

/**
 * Does what a person's hands do on the session's display, and returns what xdotool printed.
 *
 * @throws when it ends with another status than 0, as a search that found nothing does.
 */
export async function xdotool({ env }: Pick<DesktopSession, 'env'>, ...args: readonly string[]): Promise<string> {
  return (await run('xdotool', args, { env })).stdout.trim();
}
