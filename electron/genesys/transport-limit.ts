import type { Fetch } from './transport';

export const ANSWER_TOO_LARGE = 'ERR_ANSWER_TOO_LARGE';

class AnswerTooLarge extends Error {
  override readonly name = 'AnswerTooLarge';
  readonly code = ANSWER_TOO_LARGE;
}

/**
 * The same `fetch`, which gives an answer up as soon as it is known to be too large, and its connection with it. (axios has
 * a limit of its own, but leaves such an answer lying where it is, and the connection open.)
 *
 * @throws as `fetch` does, or with the code `ERR_ANSWER_TOO_LARGE`, perhaps only while the body is read.
 */
export function limitAnswers(fetch: Fetch, largestBytes: number): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const { body, status, statusText, headers } = response;
    if (body === null) return response;
    if (Number(headers.get('content-length') ?? 0) > largestBytes) {
      await body.cancel();
      throw new AnswerTooLarge();
    }
    return new Response(limited(body, largestBytes), { status, statusText, headers });
  };
}

function limited(body: ReadableStream<Uint8Array>, largestBytes: number): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let bytes = 0;
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) return controller.close();
      bytes += value.byteLength;
      if (bytes > largestBytes) {
        await reader.cancel();
        throw new AnswerTooLarge();
      }
      controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
