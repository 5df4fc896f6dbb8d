import { clockSetByMs } from '../../shared/clock-set';

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

/**
 * @param clockOffset what this computer's clock is ahead of a steady one, in milliseconds: by it a measure outlasts that
 * somebody sets the clock.
 */
export function createSkewMeter(clockOffset: () => number = () => 0): SkewMeter {
  let measured = { skewMs: 0, offset: clockOffset() };
  return {
    heed(date, sentAt, receivedAt) {
      const skewMs = skewOfAnswerMs(date, sentAt, receivedAt);
      if (skewMs !== null) measured = { skewMs, offset: clockOffset() };
    },
    skewMs: () => measured.skewMs - clockSetByMs(measured.offset, clockOffset()),
  };
}
