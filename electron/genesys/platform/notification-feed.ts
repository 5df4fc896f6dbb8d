import type { Chance, Clock, CloudError, Disposable, Feed, FeedEvent } from '../../ports';
import { backOffMs, LAST_CEILING_MS } from '../back-off';
import { openFeedConnection, type FeedConnection, type FeedConnectionDependencies } from './feed-connection';

export interface NotificationFeedDependencies extends FeedConnectionDependencies {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly listener: (event: FeedEvent) => void;
}

/** A channel lives a day. */
const LONGEST_LIFE_MS = 24 * 3_600_000;
/** A connection that stood this long was a good one: what failed before it no longer counts. */
const STABLE_MS = 60_000;
/** What only an administrator can cure is asked for again now and then. */
const REFUSED_DELAY_MS = 5 * 60_000;
/** Who looks at "No connection" has just put the cable back, and is not to wait a minute. */
const WATCHED_CEILING_MS = 5_000;

/**
 * The cloud's events for one agent, kept coming until disposed. A connection that ends is replaced with back-off; one
 * that is about to end is replaced before it does, so that nothing is missed.
 */
export function createNotificationFeed(dependencies: NotificationFeedDependencies): Feed {
  const { clock, scheduler, chance, log, http, listener } = dependencies;
  let live: { readonly connection: FeedConnection; readonly since: number } | null = null;
  let candidate: FeedConnection | null = null;
  /** When the next candidate is opened: the renewal of a live connection, or the next try. */
  let next: Disposable | null = null;
  let failures = 0;
  /** Nobody is there to see what it would tell. */
  let isResting = false;
  let isWatched = false;
  /** Why the latest connection ended or did not come about. */
  let lastError: CloudError | null = null;
  let isDisposed = false;

  function openAfter(delayMs: number): void {
    next?.dispose();
    next = scheduler.after(delayMs, openCandidate);
  }

  function openCandidate(): void {
    next?.dispose();
    next = null;
    candidate?.dispose();
    const connection = openFeedConnection(dependencies, {
      ready: (expiresAt) => becameReady(connection, expiresAt),
      event: (event) => {
        if (!isDisposed) listener(event);
      },
      replace: () => replace(connection),
      ended: (error) => ended(connection, error),
    });
    candidate = connection;
  }

  function becameReady(connection: FeedConnection, expiresAt: number | null): void {
    if (isDisposed) return;
    live?.connection.dispose();
    live = { connection, since: clock.now() };
    isResting = false;
    lastError = null;
    candidate = null;
    openAfter(renewalDelayMs(expiresAt));
    log.info('event feed connected');
    listener({ type: 'connected' });
  }

  /** Renewed with a twentieth to a tenth of its life left. */
  function renewalDelayMs(expiresAt: number | null): number {
    const toldMs = expiresAt === null ? LONGEST_LIFE_MS : expiresAt - clock.now() - http.clockSkewMs();
    const lifeMs = toldMs > 0 && toldMs < LONGEST_LIFE_MS ? toldMs : LONGEST_LIFE_MS;
    return Math.max(STABLE_MS, lifeMs * (0.9 + 0.05 * chance.fraction()));
  }

  function forgetFailuresBefore(since: number): void {
    if (clock.now() - since >= STABLE_MS) failures = 0;
  }

  function replace(connection: FeedConnection): void {
    if (isDisposed || live?.connection !== connection || candidate !== null) return;
    forgetFailuresBefore(live.since);
    openAfter(backOffMs(failures, chance));
    failures += 1;
  }

  function ended(connection: FeedConnection, error: CloudError): void {
    if (isDisposed) return;
    const wasLive = live?.connection === connection;
    if (live !== null && wasLive) {
      forgetFailuresBefore(live.since);
      live = null;
    } else if (candidate === connection) {
      candidate = null;
    } else return;
    if (live === null) {
      log.info('event feed disconnected', { code: error.code, detail: error.detail });
      listener({ type: 'disconnected', error });
    }
    lastError = error;
    if (candidate === null && !isResting && !isDisposed) {
      openAfter(delayAfterMs(error));
      failures += 1;
    }
  }

  function delayAfterMs({ code, retryAfterMs }: CloudError): number {
    const isRefused = code === 'scope-missing' || code === 'permission-missing' || code === 'rejected';
    // Tries in quick succession cost the cloud nothing where they do not reach it.
    const ceilingMs = isWatched && isCutOff(code) ? WATCHED_CEILING_MS : LAST_CEILING_MS;
    return Math.max(isRefused ? REFUSED_DELAY_MS : 0, backOffMs(failures, chance, ceilingMs), retryAfterMs ?? 0);
  }

  openCandidate();
  return {
    reconnectNow() {
      if (isDisposed) return;
      failures = 0;
      isResting = false;
      live?.connection.probe();
      openCandidate();
    },
    setWatched(isNow) {
      const isNew = isNow && !isWatched;
      isWatched = isNow;
      const isWaiting = live === null && candidate === null && !isResting && !isDisposed;
      if (isNew && isWaiting && lastError !== null && isCutOff(lastError.code)) openAfter(delayAfterMs(lastError));
    },
    rest() {
      if (live !== null || isResting) return;
      isResting = true;
      next?.dispose();
      next = null;
    },
    dispose() {
      isDisposed = true;
      next?.dispose();
      candidate?.dispose();
      live?.connection.dispose();
      live = null;
      candidate = null;
    },
  };
}

const isCutOff = (code: CloudError['code']): boolean => code === 'network' || code === 'timeout';
