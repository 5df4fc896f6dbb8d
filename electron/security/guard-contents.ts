import type { Disposable, Log } from '../ports';

interface Preventable {
  preventDefault(): void;
}

/** As much of Electron's `WebContents` as the guard needs. */
export interface GuardedContents {
  on(
    event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect',
    listener: (details: Preventable & { readonly url: string }) => void,
  ): unknown;
  on(event: 'will-attach-webview', listener: (details: Preventable) => void): unknown;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
}

/** As much of Electron's `app` as the guard needs. */
export interface ContentsSource<Contents extends GuardedContents> {
  on(event: 'web-contents-created', listener: (event: unknown, contents: Contents) => void): unknown;
  off(event: 'web-contents-created', listener: (event: unknown, contents: Contents) => void): unknown;
}

/**
 * Keeps every page, whoever makes it, where it is: no navigation, redirect, new window or embedded browser. A page may
 * only load its own address again, which Vite asks for while developing.
 *
 * @param ownOrigin The origin of our pages.
 */
export function guardContents<Contents extends GuardedContents>(
  app: ContentsSource<Contents>,
  options: { readonly ownOrigin: string; readonly log: Log },
): Disposable {
  const { ownOrigin, log } = options;
  const guard = (_event: unknown, contents: Contents): void => {
    const refuse = (details: Preventable & { readonly url: string }): void => {
      if (originOf(details.url) === ownOrigin) return;
      details.preventDefault();
      log.warn('security: refused a navigation', { origin: originOf(details.url) });
    };
    contents.on('will-navigate', refuse);
    contents.on('will-frame-navigate', refuse);
    contents.on('will-redirect', refuse);
    contents.on('will-attach-webview', (details) => {
      details.preventDefault();
      log.warn('security: refused an embedded browser');
    });
    contents.setWindowOpenHandler(() => {
      log.warn('security: refused a new window');
      return { action: 'deny' };
    });
  };
  app.on('web-contents-created', guard);
  return { dispose: () => void app.off('web-contents-created', guard) };
}

/**
 * Scheme and host. Node's `URL.origin` says `null` for `app://`, which Chromium treats as an origin of its own.
 */
function originOf(address: string): string {
  try {
    const { protocol, host } = new URL(address);
    return `${protocol}//${host}`;
  } catch {
    return '(not an address)';
  }
}
