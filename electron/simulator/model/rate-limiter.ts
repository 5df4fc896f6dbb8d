import type { Clock } from '../time';

const windowMs = 60_000;

export interface RateVerdict {
  readonly allowed: number;
  /** Requests in the running window, this one included. */
  readonly count: number;
  /** Whole seconds until the window ends, at least 1. */
  readonly resetSeconds: number;
  readonly isExceeded: boolean;
}

/** Counts requests per key in windows of one minute that begin with their first request. */
export class RateLimiter {
  private readonly windows = new Map<string, { startAt: number; count: number }>();

  constructor(private readonly clock: Clock) {}

  /** @param allowed requests a minute. */
  count(key: string, allowed: number): RateVerdict {
    const now = this.clock.now();
    const open = this.windows.get(key);
    const window = open === undefined || now - open.startAt >= windowMs ? { startAt: now, count: 0 } : open;
    window.count += 1;
    this.windows.set(key, window);
    return {
      allowed,
      count: window.count,
      resetSeconds: Math.max(1, Math.ceil((window.startAt + windowMs - now) / 1000)),
      isExceeded: window.count > allowed,
    };
  }
}
