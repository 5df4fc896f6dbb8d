import { once } from 'node:events';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream';
import split from 'split2';
import { LONGEST_REQUEST, PROTOCOL_VERSION, requestSchema } from '../../../shared/command-line/protocol';
import type { Answer, CommandLineRequest, Greeting } from '../../../shared/command-line/protocol';
import type { AnswerRequest, Disposable, Log, Scheduler } from '../../ports';

/** How long a program may take to say what it wants. */
const REQUEST_LIMIT_MS = 10_000;

/** What may wait for a program that does not read, in bytes, before it is hung up on. */
const MOST_UNREAD_BYTES = 4 * 1_048_576;

export interface ConnectionDependencies {
  /** Of the app. */
  readonly version: string;
  readonly answer: AnswerRequest;
  readonly scheduler: Scheduler;
  readonly log: Log;
}

/** Speaks with one program: a greeting, one request, its answer, and hanging up. */
export function serveConnection(
  socket: Socket,
  { version, answer, scheduler, log }: ConnectionDependencies,
): Disposable {
  const gone = new AbortController();
  socket.once('close', () => gone.abort());
  // It vanished in mid-word, or we hung up on it: the `close` that follows says all.
  socket.on('error', () => undefined);
  const waiting = scheduler.after(REQUEST_LIMIT_MS, () => socket.destroy());
  gone.signal.addEventListener('abort', () => waiting.dispose());

  function put(message: Greeting | Answer): void {
    if (socket.destroyed) return;
    socket.write(`${JSON.stringify(message)}\n`);
    if (socket.writableLength > MOST_UNREAD_BYTES) socket.destroy();
  }

  async function tell(text: string, data: unknown): Promise<void> {
    put({ type: 'told', text, data });
    if (socket.writableNeedDrain && !socket.destroyed) {
      await once(socket, 'drain', { signal: gone.signal }).catch(() => undefined);
    }
  }

  async function handle(line: string): Promise<void> {
    const request = requestOf(line);
    if (request === null) {
      put({ type: 'failed', code: 'invalid', message: 'The request does not fit the protocol.', details: null });
    } else {
      try {
        put(await answer({ request, tell, gone: gone.signal }));
      } catch (error) {
        log.error('a request of the command line failed', { verb: request.verb, error });
        put({ type: 'failed', code: 'internal', message: 'Presence Tray failed. Its log says why.', details: null });
      }
    }
    // Once all is written: a program that stays silent would hold the connection open.
    socket.destroySoon();
  }

  let hasAsked = false;
  const lines = pipeline(socket, split({ maxLength: LONGEST_REQUEST }), (error) => {
    // A line without end, or a program that vanished.
    if (error) socket.destroy();
  });
  lines.on('data', (line: string) => {
    // What comes after the one request is not read.
    if (hasAsked) return;
    hasAsked = true;
    waiting.dispose();
    void handle(line);
  });
  put({ type: 'hello', protocol: PROTOCOL_VERSION, version });

  return { dispose: () => socket.destroy() };
}

function requestOf(line: string): CommandLineRequest | null {
  if (line.length > LONGEST_REQUEST) return null;
  try {
    const parsed = requestSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
