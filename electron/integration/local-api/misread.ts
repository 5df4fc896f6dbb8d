import type { Duplex } from 'node:stream';
import type { Translator } from '../../../shared/i18n';

/** Answers on a connection on which something came that is no request, or none that ends in time, and closes it. */
export type Misread = (error: NodeJS.ErrnoException, connection: Duplex) => void;

/** By what Node's parser calls them. The statuses are those that programs expect anyway. */
const tooLarge: ReadonlySet<string> = new Set(['HPE_HEADER_OVERFLOW', 'HPE_CHUNK_EXTENSIONS_OVERFLOW']);

export const createMisread =
  (translator: Translator): Misread =>
  ({ code = '' }, connection) => {
    if (!connection.writable || hasBegunToAnswer(connection)) return void connection.destroy();
    const [line, reason] = tooLarge.has(code)
      ? (['413 Payload Too Large', 'too-large'] as const)
      : (['400 Bad Request', 'malformed-request'] as const);
    const body = JSON.stringify({ error: translator.text(`local-api.error.${reason}`), code: reason, details: {} });
    const head = [
      `HTTP/1.1 ${line}`,
      'Connection: close',
      'Cache-Control: no-store',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    connection.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => connection.destroy());
  };

/** A second head in the midst of an answer would be taken for a part of it. Node keeps the answer under way at its connection. */
const hasBegunToAnswer = (connection: Duplex): boolean =>
  (connection as { readonly _httpMessage?: { readonly headersSent: boolean } | null })._httpMessage?.headersSent ===
  true;
