import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Translator } from '../../../shared/i18n';
import { err, ok, type Result } from '../../../shared/result';
import type { Disposable } from '../../ports';
import { sendCallbackPage } from './callback-page';

export const CALLBACK_PATH = '/callback';

/** What the browser brought back. */
export type Callback =
  | {
      readonly kind: 'code';
      readonly code: string;
      /** Tells the browser, which waits, how it ended. */
      readonly finish: (outcome: 'done' | 'failed') => void;
    }
  | { readonly kind: 'error'; readonly error: string; readonly description: string | null };

export interface LoopbackReceiver extends Disposable {
  /** What the browser is to come back to. */
  readonly redirectUri: string;
  /** The first callback that carries the right state. It never comes when the receiver is disposed before. */
  readonly callback: Promise<Callback>;
}

/**
 * Waits on a free port of 127.0.0.1 for the browser to come back from a sign-in (RFC 8252, 7.3).
 *
 * @param state What the callback must repeat. A request without it is answered, and changes nothing.
 */
export function startLoopbackReceiver(
  state: string,
  translator: Translator,
): Promise<Result<LoopbackReceiver, { readonly detail: string }>> {
  let deliver: (callback: Callback) => void = () => undefined;
  const callback = new Promise<Callback>((resolve) => {
    deliver = resolve;
  });
  let authority = '';
  let isUsed = false;
  let held: ServerResponse | null = null;

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    // A page elsewhere that reaches this port under another name gets nothing (DNS rebinding).
    if (request.headers.host !== authority || url.pathname !== CALLBACK_PATH) return refuse(response, 404);
    if (request.method !== 'GET') return refuse(response, 405);
    const code = url.searchParams.get('code');
    const error = url.searchParams.get('error');
    const isOurs = isSameText(url.searchParams.get('state') ?? '', state);
    if (!isOurs || (code === null && error === null)) return sendCallbackPage(response, 'foreign', translator);
    if (isUsed) return sendCallbackPage(response, 'used', translator);
    isUsed = true;
    if (error !== null || code === null) {
      sendCallbackPage(response, 'failed', translator);
      return deliver({
        kind: 'error',
        error: error ?? '',
        description: url.searchParams.get('error_description'),
      });
    }
    held = response;
    deliver({ kind: 'code', code, finish });
  }

  function finish(outcome: 'done' | 'failed'): void {
    if (held !== null) sendCallbackPage(held, outcome, translator);
    held = null;
  }

  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    handle(request, response);
  });

  function dispose(): void {
    finish('failed');
    server.close();
    // What was answered is let out; a browser's spare connection is not waited for.
    setImmediate(() => {
      server.closeIdleConnections();
    });
  }

  return new Promise((resolve) => {
    server.once('error', () => {
      resolve(err({ detail: 'No port of this computer could be opened for the answer of the sign-in.' }));
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      authority = `127.0.0.1:${String(typeof address === 'object' ? address?.port : address)}`;
      resolve(ok({ redirectUri: `http://${authority}${CALLBACK_PATH}`, callback, dispose }));
    });
  });
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { Connection: 'close' }).end();
}

/** Compares in a time that does not tell how much of it was right. */
function isSameText(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
