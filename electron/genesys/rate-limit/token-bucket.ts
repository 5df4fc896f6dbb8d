/**
 * How urgent a request is. `agent`: a change that the agent has decided; it may use the last token. `state`: what keeps the
 * picture true. `background`: what can wait, such as definitions and history.
 */
export type Priority = 'agent' | 'state' | 'background';

/** The most urgent first. */
const priorities: readonly Priority[] = ['agent', 'state', 'background'];

/** What the cloud tells of its limit with an answer. */
export interface ToldLimit {
  /** Requests in its running window, ours and those of this user and app on other computers. */
  readonly count: number;
  /** Requests that it takes in a window. */
  readonly allowed: number;
  /** Milliseconds until its window ends. */
  readonly resetMs: number;
}

/** A bucket of tokens, one for each request. A token that was taken comes back one window later. */
export interface TokenBucket {
  readonly allowed: number;
  /** When each token that is out comes back: epoch milliseconds, ascending. */
  readonly returns: readonly number[];
  /** For whom the cloud has asked for a pause. */
  readonly pauses: Readonly<Partial<Record<Priority, Pause>>>;
}

interface Pause {
  readonly until: number;
  readonly durationMs: number;
}

export const WINDOW_MS = 60_000;

/** What the cloud grants one user of one app in a minute, until it tells otherwise. */
const ALLOWED_AT_FIRST = 300;

/** Which part of the tokens a request must leave for more urgent ones. */
const reserves: Readonly<Record<Priority, number>> = { agent: 0, state: 0.1, background: 0.4 };

export const fullBucket: TokenBucket = { allowed: ALLOWED_AT_FIRST, returns: [], pauses: {} };

/**
 * Takes a token, if there is one for a request of this urgency.
 *
 * @param now epoch milliseconds; time may jump.
 * @returns the bucket afterwards, and how long there is none yet, in milliseconds: 0 when it was taken.
 */
export function take(
  bucket: TokenBucket,
  priority: Priority,
  now: number,
): { readonly bucket: TokenBucket; readonly waitMs: number } {
  const out = outAt(bucket, now);
  const settled = { ...bucket, returns: out };
  // One token at least, however small the limit is.
  const usable = Math.max(1, Math.floor(bucket.allowed * (1 - reserves[priority])));
  const backAt = out.length < usable ? now : (out[out.length - usable] ?? now);
  const waitMs = Math.max(backAt - now, pauseLeftMs(bucket.pauses[priority], now));
  return { bucket: waitMs > 0 ? settled : { ...settled, returns: [...out, now + WINDOW_MS] }, waitMs };
}

/** Takes over what the cloud tells. Requests that it has counted and we have not were made elsewhere: they cost tokens too. */
export function heed(bucket: TokenBucket, told: ToldLimit, now: number): TokenBucket {
  const out = outAt(bucket, now);
  const strange = Math.max(0, Math.min(told.count, told.allowed) - out.length);
  const back = now + Math.min(told.resetMs, WINDOW_MS);
  const returns = [...out, ...Array.from({ length: strange }, () => back)].sort((one, other) => one - other);
  return { ...bucket, allowed: told.allowed, returns };
}

/**
 * The cloud refused a request and asks for a pause. Whatever is no more urgent waits with it; what is more urgent may still
 * be tried, for the limit may be that of one kind of request only.
 */
export function pause(bucket: TokenBucket, priority: Priority, durationMs: number, now: number): TokenBucket {
  const paused = priorities.slice(priorities.indexOf(priority));
  const pauses = paused.map((each) => {
    const leftMs = Math.max(durationMs, pauseLeftMs(bucket.pauses[each], now));
    return [each, { until: now + leftMs, durationMs: leftMs }] as const;
  });
  return { ...bucket, pauses: { ...bucket.pauses, ...Object.fromEntries(pauses) } };
}

/** A clock that was set back keeps no token, and no pause, longer than it would have lasted. */
const outAt = ({ returns }: TokenBucket, now: number): readonly number[] =>
  returns.filter((at) => at > now).map((at) => Math.min(at, now + WINDOW_MS));

const pauseLeftMs = (one: Pause | undefined, now: number): number =>
  one === undefined ? 0 : Math.max(0, Math.min(one.until - now, one.durationMs));
