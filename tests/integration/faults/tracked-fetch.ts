import type { Fetch } from '../../../electron/genesys/transport';

/** The header by which a request is recognised at the other end of the wire. */
export const REQUEST_NUMBER_HEADER = 'x-request-number';

export interface TrackedFetch {
  readonly fetch: Fetch;
  /** The numbers of the requests whose answer is not there in full, and that were not given up. */
  open(): readonly string[];
}

/** Node's `fetch`, of which a test can tell when nothing is under way any more. */
export function createTrackedFetch(): TrackedFetch {
  const open = new Set<string>();
  let count = 0;
  return {
    open: () => [...open],
    async fetch(input, init) {
      count += 1;
      const number = String(count);
      const request = new Request(input, init);
      request.headers.set(REQUEST_NUMBER_HEADER, number);
      const end = (): void => void open.delete(number);
      open.add(number);
      request.signal.addEventListener('abort', end, { once: true });
      try {
        const response = await fetch(request);
        if (response.body === null) end();
        const { status, headers } = response;
        return new Response(response.body && watched(response.body, end), { status, headers });
      } catch (error) {
        end();
        throw error;
      }
    },
  };
}

/** The same bytes; tells when they have ended, however they end. */
function watched(body: ReadableStream<Uint8Array>, ended: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        ended();
        controller.close();
      } catch (error) {
        ended();
        throw error;
      }
    },
    cancel(reason) {
      ended();
      return reader.cancel(reason);
    },
  });
}
