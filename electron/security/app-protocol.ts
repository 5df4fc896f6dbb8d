import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Disposable } from '../ports';
import { securityHeaders } from './content-security-policy';
import { APP_HOST, APP_SCHEME } from './origins';

/** As much of Electron's `protocol` as is needed before the app is ready. */
export interface SchemeRegistry {
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: { standard: boolean; secure: boolean } }[]): void;
}

/** As much of a session's `protocol` as serving needs. */
export interface ProtocolLike {
  handle(scheme: string, handler: (request: Request) => Promise<Response>): void;
  unhandle(scheme: string): void;
}

/**
 * Makes `app://` a standard, secure scheme, so that it has an origin like any site. Electron wants to know before it is
 * ready. No further privilege: no fetch, no service worker, no way around the policy.
 */
export function registerAppScheme(protocol: SchemeRegistry): void {
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true } }]);
}

/**
 * Serves the built window under `app://presence-tray/`.
 *
 * @param folder The folder that Vite built; nothing outside it is ever read.
 */
export function serveApp(protocol: ProtocolLike, folder: string): Disposable {
  let isServing = true;
  protocol.handle(APP_SCHEME, (request) => answerAppRequest(request, folder));
  return {
    dispose() {
      if (isServing) protocol.unhandle(APP_SCHEME);
      isServing = false;
    },
  };
}

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** The answer to one request for a page or a part of it: the file, or 400, 404, 405. */
export async function answerAppRequest(
  request: { readonly url: string; readonly method: string },
  folder: string,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  const file = fileOf(request.url, folder);
  if (typeof file === 'number') return refusal(file);
  const mimeType = mimeTypes[path.extname(file).toLowerCase()];
  if (mimeType === undefined) return refusal(404);
  try {
    const content = await readFile(file);
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(content), {
      headers: { ...securityHeaders(), 'Content-Type': mimeType, 'Cache-Control': 'no-cache' },
    });
  } catch {
    return refusal(404);
  }
}

/** The file that an address stands for, or the status that refuses it. */
function fileOf(address: string, folder: string): string | 400 | 404 {
  let url: URL;
  let wanted: string;
  try {
    url = new URL(address);
    wanted = decodeURIComponent(url.pathname);
  } catch {
    return 400;
  }
  if (url.host !== APP_HOST) return 404;
  // A zero byte ends a path for the operating system; a backslash or a drive is a way out of the folder on Windows.
  if (/[\0\\:]/.test(wanted)) return 400;
  const file = path.resolve(folder, `.${wanted.endsWith('/') ? `${wanted}index.html` : wanted}`);
  const inside = path.relative(folder, file);
  return inside.startsWith('..') || path.isAbsolute(inside) ? 404 : file;
}

const refusal = (status: 400 | 404 | 405): Response => new Response(null, { status, headers: securityHeaders() });
