/** `Date` is cut to whole seconds: the instant lies anywhere within the one it names. */
const HALF_RESOLUTION_MS = 500;

/**
 * The server's clock minus ours, in milliseconds, by one answer; null when the answer does not tell.
 * A difference that the measure cannot tell from none is 0.
 *
 * @param date The answer's `Date` header.
 * @param sentAt This computer's epoch milliseconds when the request left.
 * @param receivedAt The same when the answer was there.
 */
export function skewOfAnswerMs(date: string | null, sentAt: number, receivedAt: number): number | null {
  const toldAt = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(toldAt)) return null;
  const skewMs = toldAt + HALF_RESOLUTION_MS - (sentAt + receivedAt) / 2;
  const uncertaintyMs = HALF_RESOLUTION_MS + (receivedAt - sentAt) / 2;
  return Math.abs(skewMs) <= uncertaintyMs ? 0 : Math.round(skewMs);
}
