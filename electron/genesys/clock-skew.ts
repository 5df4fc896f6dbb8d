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

/** The latest measure of how far the cloud's clock and this computer's are apart. */
export interface SkewMeter {
  /** Takes an answer's `Date` header into account, if it tells. */
  heed(date: string | null, sentAt: number, receivedAt: number): void;
  /** The cloud's time minus this computer's, in milliseconds; 0 before the first answer. */
  skewMs(): number;
}

export function createSkewMeter(): SkewMeter {
  let skewMs = 0;
  return {
    heed(date, sentAt, receivedAt) {
      skewMs = skewOfAnswerMs(date, sentAt, receivedAt) ?? skewMs;
    },
    skewMs: () => skewMs,
  };
}
