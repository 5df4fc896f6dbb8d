import type { Log } from '../ports';
import { securityHeaders } from './content-security-policy';
import { APP_ORIGIN } from './origins';
import { withoutDictionaries, type SpellingSession } from './without-dictionaries';

type Headers = Record<string, string[]>;

/** As much of Electron's `Session` as the guard needs. */
export interface GuardedSession extends SpellingSession {
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, callback: (granted: boolean) => void) => void,
  ): void;
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  readonly webRequest: {
    onBeforeRequest(
      listener: (details: { readonly url: string }, callback: (response: { cancel: boolean }) => void) => void,
    ): void;
    onHeadersReceived(
      listener: (
        details: { readonly url: string; readonly responseHeaders?: Headers },
        callback: (response: { responseHeaders?: Headers }) => void,
      ) => void,
    ): void;
  };
  on(event: 'will-download', listener: (event: { preventDefault(): void }) => void): unknown;
}

/**
 * Closes the windows' session: no permission, no device, no download, and nothing is loaded but our own pages. What main
 * itself fetches goes through a session of its own (see adapters/http-transport), so that this one can be shut altogether.
 *
 * @param ownOrigin `app://presence-tray`, or the development server's origin.
 * @param isPackaged An installed app has no developer tools to load either.
 */
export function guardSession(
  session: GuardedSession,
  options: { readonly ownOrigin: string; readonly isPackaged: boolean; readonly log: Log },
): void {
  const { ownOrigin, isPackaged, log } = options;
  session.setPermissionRequestHandler((_contents, permission, callback) => {
    log.warn('security: refused a permission', { permission });
    callback(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  withoutDictionaries(session);
  session.on('will-download', (event) => event.preventDefault());

  const allowed = allowedPrefixes(ownOrigin, isPackaged);
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const cancel = !allowed.some((prefix) => url.startsWith(prefix));
    if (cancel) log.warn('security: refused to load something from elsewhere', { scheme: url.split(':', 1)[0] });
    callback({ cancel });
  });
  if (ownOrigin !== APP_ORIGIN) addHeaders(session, ownOrigin);
}

function allowedPrefixes(ownOrigin: string, isPackaged: boolean): readonly string[] {
  if (isPackaged) return [`${APP_ORIGIN}/`, 'data:image/'];
  const sockets = ownOrigin.startsWith('http') ? [`${ownOrigin.replace(/^http/, 'ws')}/`] : [];
  return [`${ownOrigin}/`, 'data:image/', 'devtools://', ...sockets];
}

/** `app://` sends its headers itself; what Vite's server sends gets them here. */
function addHeaders(session: GuardedSession, developmentOrigin: string): void {
  const added = Object.fromEntries(
    Object.entries(securityHeaders(developmentOrigin)).map(([name, value]) => [name, [value]]),
  );
  session.webRequest.onHeadersReceived(({ url, responseHeaders }, callback) => {
    if (url.startsWith('devtools://')) callback({});
    else callback({ responseHeaders: { ...responseHeaders, ...added } });
  });
}
