import { BoundedList } from './bounded-list';

/** One thing that the simulator received: an HTTP request, or a text frame on a notification socket. */
export interface ReceivedRequest {
  readonly sequence: number;
  /** ISO 8601, in the time of the simulated cloud. */
  readonly at: string;
  readonly kind: 'http' | 'socket-frame';
  readonly method: string;
  readonly path: string;
  /** As it was sent, with its `?`; empty without a query. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As it was received, cut after 16,384 characters; empty without a body. */
  readonly body: string;
  /** Whose token came with it, once that is known. */
  userId: string | null;
  clientId: string | null;
  /** What was answered; null while that is open, for a connection that was dropped and for a frame. */
  status: number | null;
}

const bodyLimit = 16_384;

/** What was received, in order. The oldest entries go when there are more than 2,000. */
export class RequestLog {
  private readonly entries = new BoundedList<ReceivedRequest>(2_000);
  private sequence = 0;

  add(entry: Pick<ReceivedRequest, 'at' | 'kind' | 'method' | 'path' | 'query' | 'headers' | 'body'>): ReceivedRequest {
    this.sequence += 1;
    const received: ReceivedRequest = {
      sequence: this.sequence,
      ...entry,
      body: entry.body.slice(0, bodyLimit),
      userId: null,
      clientId: null,
      status: null,
    };
    this.entries.add(received);
    return received;
  }

  all(): readonly ReceivedRequest[] {
    return this.entries.all();
  }

  clear(): void {
    this.entries.clear();
  }
}
