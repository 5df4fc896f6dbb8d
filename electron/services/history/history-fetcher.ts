import type { Interval } from '../../../shared/history/interval';
import type { Result } from '../../../shared/result';
import type { WriteFailureCode } from '../../../shared/snapshot';
import { daysToFetch, isFinalDay, utcDayInterval, windowsOf } from '../../core/history/utc-days';
import type { Chance, Clock, CloudError, HistoryCache, HistoryGateway, HistoryRight, Identity } from '../../ports';
import type { Log, Scheduler } from '../../ports';
import { requestFailureOf } from '../request-failure';
import { readWindow } from './read-window';

/** What may still change is asked for again after so long. Until then the journal tells what is new. */
const FRESH_MS = 5 * 60_000;

/** A day that could not be fetched is left alone for so long, unless the agent asks. */
const FAILED_MS = 60_000;

/** Whatever these befall, the next days would fare no better. */
const isForAll: ReadonlySet<CloudError['code']> = new Set([
  'network',
  'timeout',
  'unavailable',
  'rate-limited',
  'unauthorised',
  'aborted',
]);

export interface HistoryFetch {
  /** How far it is; null when nothing is under way. */
  readonly progress: { readonly fetchedDays: number; readonly allDays: number } | null;
  readonly failure: { readonly code: WriteFailureCode; readonly detail: string } | null;
  /** Null until the token was asked. */
  readonly right: HistoryRight | null;
  /** Days in UTC that could not be fetched lately. */
  readonly failedDays: ReadonlySet<number>;
}

/** Gets what is missing of a range into the cache, one range at a time. */
export interface HistoryFetcher {
  state(): HistoryFetch;
  /**
   * Fetches what is missing of a range. Another range that is under way is given up; what was fetched of it stays.
   *
   * @param isAsked the agent wants it now: what failed lately and what may have changed is asked for again.
   */
  want(range: Interval, isAsked: boolean): void;
  /** Gives up what is under way, as nobody looks any longer. */
  cancel(): void;
  /** Gives up what is under way, and fetches no more of its range until the agent asks for it or for another. */
  stop(): void;
  /** Another token may have other rights. */
  forgetRight(): void;
}

export interface HistoryFetcherDependencies {
  readonly gateway: HistoryGateway;
  readonly identity: Identity;
  readonly cache: HistoryCache;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly log: Log;
  readonly onChange: () => void;
}

const covers = (whole: Interval | null, part: Interval): boolean =>
  whole !== null && whole.startAt <= part.startAt && whole.endAt >= part.endAt;

export function createHistoryFetcher(dependencies: HistoryFetcherDependencies): HistoryFetcher {
  const { gateway, identity, cache, clock, log, onChange } = dependencies;
  const failedAt = new Map<number, number>();
  let right: HistoryRight | null = null;
  let failure: HistoryFetch['failure'] = null;
  let progress: HistoryFetch['progress'] = null;
  let stopped: Interval | null = null;
  let underWay: { readonly range: Interval; readonly controller: AbortController } | null = null;

  const lately = (day: number): boolean => clock.now() < (failedAt.get(day) ?? -Infinity) + FAILED_MS;

  function missingDays(range: Interval, isAsked: boolean): readonly number[] {
    const known = cache.fetchedDays(range);
    const days = daysToFetch(range, known, clock.now(), isAsked ? 0 : FRESH_MS);
    return isAsked ? days : days.filter((day) => !lately(day));
  }

  function failed(days: readonly number[], error: CloudError): void {
    if (error.code === 'scope-missing' || error.code === 'permission-missing') {
      const missing = error.code === 'scope-missing' ? 'scope' : 'permission';
      right = { kind: 'missing', missing, name: error.detail };
      return;
    }
    const { code, detail } = requestFailureOf(error);
    failure = { code, detail };
    leaveAlone(days);
    log.info('a part of the history was not fetched', { code: error.code, days: days.length });
  }

  /** @returns whether it makes sense to go on with other days. */
  async function fetchWindow(days: readonly number[], signal: AbortSignal): Promise<boolean> {
    const [first, last] = [days[0] ?? 0, days.at(-1) ?? 0];
    const interval = {
      startAt: utcDayInterval(first).startAt,
      // What is still to come is asked of nobody.
      endAt: Math.min(utcDayInterval(last).endAt, clock.now()),
    };
    const fetchedAt = clock.now();
    const read = await readWindow({ ...dependencies, userId: identity.userId }, interval, signal);
    if (signal.aborted) return false;
    if (!read.ok) {
      failed(days, read.error);
      return !isForAll.has(read.error.code) && right?.kind !== 'missing';
    }
    const { presence, routing, badRecords } = read.value;
    const isStored = cache.store({
      days: days.map((day, index) => ({
        day,
        fetchedAt,
        isFinal: isFinalDay(day, fetchedAt, presence),
        // Where one belongs that cannot be read is not known.
        badRecords: index === 0 ? badRecords : 0,
      })),
      presence,
      routing,
    });
    // What the disk does not take would be fetched for ever.
    if (!isStored) leaveAlone(days);
    else for (const day of days) failedAt.delete(day);
    return true;
  }

  async function readRight(signal: AbortSignal): Promise<Result<HistoryRight, CloudError>> {
    if (right !== null) return { ok: true, value: right };
    const read = await gateway.readRight(identity, signal);
    if (read.ok && !signal.aborted) right = read.value;
    return read;
  }

  async function fetchAll(days: readonly number[], signal: AbortSignal): Promise<void> {
    const granted = await readRight(signal);
    if (signal.aborted) return;
    if (!granted.ok) return failed(days, granted.error);
    if (granted.value.kind === 'missing') return;
    const left = new Set(days);
    for (const window of windowsOf(days)) {
      progress = { fetchedDays: days.length - left.size, allDays: days.length };
      onChange();
      const goesOn = await fetchWindow(window, signal);
      if (signal.aborted) return;
      if (!goesOn) return leaveAlone([...left]);
      for (const day of window) left.delete(day);
    }
  }

  function leaveAlone(days: readonly number[]): void {
    for (const day of days) failedAt.set(day, clock.now());
  }

  function cancel(): void {
    underWay?.controller.abort();
    underWay = null;
    progress = null;
    stopped = null;
  }

  return {
    state: () => ({
      progress,
      failure,
      right,
      failedDays: new Set([...failedAt.keys()].filter(lately)),
    }),
    want(range, isAsked) {
      const isCovered = [underWay?.range ?? null, isAsked ? null : stopped].some((each) => covers(each, range));
      if (isCovered || (right?.kind === 'missing' && !isAsked)) return;
      if (isAsked) right = null;
      const days = missingDays(range, isAsked);
      if (days.length === 0) return;
      cancel();
      failure = null;
      const controller = new AbortController();
      underWay = { range, controller };
      progress = { fetchedDays: 0, allDays: days.length };
      void fetchAll(days, controller.signal).finally(() => {
        if (controller.signal.aborted) return;
        underWay = null;
        progress = null;
        onChange();
      });
    },
    cancel,
    stop() {
      const range = underWay?.range ?? null;
      cancel();
      stopped = range;
    },
    forgetRight() {
      right = null;
    },
  };
}
