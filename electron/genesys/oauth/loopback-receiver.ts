import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Translator } from '../../../shared/i18n';
import type { Disposable, PasteOutcome } from '../../ports';
import { readCallback, readPasted, type CallbackAnswer } from './callback';
import { sendCallbackPage } from './callback-page';
import { listenOnLoopback } from './listen-on-loopback';
import { redirectUriOf, type RedirectTarget } from './redirect-target';

/** What came back, and how to tell the browser, which waits, how it ended. */
export type Callback =
  | (Extract<CallbackAnswer, { kind: 'code' }> & { readonly finish: (outcome: 'done' | 'failed') => void })
  | Extract<CallbackAnswer, { kind: 'error' }>;

export interface LoopbackReceiver extends Disposable {
  /** What the browser is to come back to. */
  readonly redirectUri: string;
  /** False when no port could be opened: then only `take` can bring the answer. */
  readonly isListening: boolean;
  /** The first callback that carries the right state. It never comes when the receiver is disposed before. */
  readonly callback: Promise<Callback>;
  /** Takes the address that the browser ended at, from the agent's hand. */
  take(pasted: string): PasteOutcome;
}

/**
 * Waits on a port of this computer for the browser to come back from a sign-in (RFC 8252, 7.3).
 *
 * @param state What the callback must repeat. A request without it is answered, and changes nothing.
 */
export async function startLoopbackReceiver(
  state: string,
  target: RedirectTarget,
  translator: Translator,
): Promise<LoopbackReceiver> {
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
    if (request.headers.host !== authority || url.pathname !== target.path) return refuse(response, 404);
    if (request.method !== 'GET') return refuse(response, 405);
    const answer = readCallback(url.searchParams, state);
    if (answer === null) return sendCallbackPage(response, 'foreign', translator);
    if (isUsed) return sendCallbackPage(response, 'used', translator);
    if (answer.kind === 'error') sendCallbackPage(response, 'failed', translator);
    else held = response;
    use(answer);
  }

  function use(answer: CallbackAnswer): void {
    isUsed = true;
    deliver(answer.kind === 'error' ? answer : { ...answer, finish });
  }

  function finish(outcome: 'done' | 'failed'): void {
    if (held !== null) sendCallbackPage(held, outcome, translator);
    held = null;
  }

  // Browsers open a second connection ahead of its use. To Node one without a request is not idle, so that it would stay, and
  // bring a request (a reload of the page) to a sign-in that is over.
  const unused = new Set<Socket>();
  const server = createServer((request, response) => {
    unused.delete(request.socket);
    response.on('error', () => undefined);
    handle(request, response);
  });
  server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  const port = await listenOnLoopback(server, target);
  const redirectUri = redirectUriOf(target, port ?? target.port);
  authority = new URL(redirectUri).host;

  return {
    redirectUri,
    isListening: port !== null,
    callback,
    take(pasted) {
      const answer = readPasted(pasted, redirectUri, state);
      if (typeof answer === 'string') return answer;
      if (isUsed) return 'used';
      use(answer);
      return 'taken';
    },
    dispose() {
      finish('failed');
      // Connections that were answered end by themselves, after the answer: each says `Connection: close`.
      server.close();
      for (const socket of unused) socket.destroy();
    },
  };
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { Connection: 'close' }).end();
}
