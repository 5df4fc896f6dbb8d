import { isLoopback } from '../../shared/loopback';

/** The scheme and host that our own pages are served under. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'presence-tray';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/**
 * Where the window's pages come from: the built files, or Vite's server while developing.
 *
 * @param developmentServer The server's address, such as `http://localhost:5173/`; ignored in a packaged app.
 * @returns The page to load, and the only origin that is ever trusted.
 */
export function pageSource(options: { readonly isPackaged: boolean; readonly developmentServer: string | undefined }): {
  readonly address: string;
  readonly origin: string;
} {
  const { isPackaged, developmentServer } = options;
  if (isPackaged || developmentServer === undefined || developmentServer === '') {
    return { address: `${APP_ORIGIN}/`, origin: APP_ORIGIN };
  }
  const url = new URL(developmentServer);
  if (url.protocol !== 'http:' || !isLoopback(url.hostname)) {
    throw new Error(`The development server must be on this computer, and ${url.origin} is not.`);
  }
  return { address: `${url.origin}/`, origin: url.origin };
}
