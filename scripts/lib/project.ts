import { homedir } from 'node:os';
import path from 'node:path';

/** The folder that holds package.json. */
export const projectFolder = path.resolve(import.meta.dirname, '../..');

/** Where things that survive a fresh clone are kept: `$XDG_CACHE_HOME/presence-tray`, else `~/.cache/presence-tray`. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const base = environment['XDG_CACHE_HOME'];
  return path.join(
    base !== undefined && path.isAbsolute(base) ? base : path.join(homedir(), '.cache'),
    'presence-tray',
  );
}

/** Where this checkout keeps what it can make again at any time. */
export const checkoutCacheFolder = path.join(projectFolder, 'node_modules/.cache/presence-tray');
