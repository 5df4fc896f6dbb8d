import { Ajv2020 } from 'ajv/dist/2020.js';
import { openApiDocument } from '../../../electron/integration/local-api/open-api';

const document = openApiDocument('0.1.0');
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(document, 'api');

const pointer = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');

/** What the document says of an answer; null where it says nothing. */
function declared(method: string, path: string, status: number): object | null {
  const paths = document['paths'] as Record<string, Record<string, { responses: Record<string, object> }>>;
  return paths[path]?.[method.toLowerCase()]?.responses[status] ?? null;
}

/** Holds an answer against the OpenAPI document. Paths that it does not know are only ever refused. */
function assertDeclared(method: string, path: string, status: number, body: unknown): void {
  const place = `${method} ${path} ${status}`;
  const isKnown = declared(method, path, 200) !== null;
  if (isKnown && declared(method, path, status) === null) throw new Error(`${place} is not in the document.`);
  const reference = isKnown
    ? `api#/paths/${pointer(path)}/${method.toLowerCase()}/responses/${status}/content/${pointer('application/json')}/schema`
    : 'api#/components/schemas/Error';
  const validate = ajv.compile({ $ref: reference });
  if (!validate(body)) throw new Error(`${place}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(body)}`);
}

export interface Called {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface CallOptions {
  /** None when null. */
  readonly token?: string | null;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A program that uses the local API. Every answer that it gets is held against the document. */
export class ApiClient {
  constructor(
    readonly address: string,
    readonly token: string,
  ) {}

  async call(method: 'GET' | 'POST', path: string, options: CallOptions = {}): Promise<Called> {
    const { token = this.token, body } = options;
    const answer = await fetch(this.address + path, {
      method,
      headers: {
        ...(token !== null && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...options.headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const parsed: unknown = await answer.json();
    assertDeclared(method, path.split('?')[0] ?? path, answer.status, parsed);
    return { status: answer.status, headers: answer.headers, body: parsed };
  }

  get = (path: string, options?: CallOptions): Promise<Called> => this.call('GET', path, options);
  post = (path: string, body?: unknown, options?: CallOptions): Promise<Called> =>
    this.call('POST', path, { ...options, body });
  update = (body: unknown): Promise<Called> => this.post('/api/presence/update', body);

  /**
   * Listens for what is told until it is closed.
   *
   * @param lastEventId of the last event before the connection was lost.
   */
  async listen(lastEventId?: string): Promise<EventReader> {
    const closing = new AbortController();
    const answer = await fetch(`${this.address}/api/presence/events`, {
      headers: {
        Authorization: `Bearer ${this.token}`,
        ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }),
      },
      signal: closing.signal,
    });
    if (answer.status !== 200 || answer.body === null) throw new Error(`No events: ${answer.status}`);
    return new EventReader(answer.body, closing, answer.headers);
  }
}

export interface ServerSentEvent {
  readonly event: string;
  readonly data: unknown;
  readonly id?: string;
}

/** Reads server-sent events one by one. */
export class EventReader {
  #text = '';
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();

  constructor(
    body: ReadableStream<Uint8Array>,
    readonly closing: AbortController,
    readonly headers: Headers,
  ) {
    this.#reader = body.getReader();
  }

  /** The next event, comments passed over; null at the end. */
  async next(): Promise<ServerSentEvent | null> {
    for (;;) {
      const block = /^([\s\S]*?)\n\n/.exec(this.#text);
      if (block !== null) {
        this.#text = this.#text.slice(block[0].length);
        const event = /^event: (.*)$/m.exec(block[0])?.[1];
        const data = /^data: (.*)$/m.exec(block[0])?.[1];
        const id = /^id: (.*)$/m.exec(block[0])?.[1];
        if (event !== undefined && data !== undefined) {
          return { event, data: JSON.parse(data), ...(id !== undefined && { id }) };
        }
        continue;
      }
      const read = await this.#reader.read().catch(() => ({ done: true, value: undefined }));
      if (read.done) return null;
      this.#text += this.#decoder.decode(read.value, { stream: true });
    }
  }

  close(): void {
    this.closing.abort();
  }
}
