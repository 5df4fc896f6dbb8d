import type { Interval } from '../../shared/history/interval';
import type { HistoryRecord } from '../../shared/history/records';
import type { SystemPresence } from '../../shared/presence/system-presence';
import type { RoutingStatusName } from '../../shared/snapshot';
import type { CloudResult, Identity } from './cloud';
import type { Disposable } from './system';

/** A presence as the cloud remembers it; `value` is the id of its definition. */
export interface PresenceRecord extends HistoryRecord {
  readonly systemPresence: SystemPresence;
}

export interface RoutingRecord extends HistoryRecord {
  readonly value: RoutingStatusName;
}

/** A page of the cloud's records. They touch the interval that was asked for, and may reach far beyond it. */
export interface HistoryPage {
  readonly presence: readonly PresenceRecord[];
  readonly routing: readonly RoutingRecord[];
  /** Records that could not be read. */
  readonly badRecords: number;
  /** How many things the page listed, whatever they were. */
  readonly listed: number;
  /** How many there are on all pages, as the cloud estimates; null when it does not tell. */
  readonly expected: number | null;
  /** True when there is surely no further page. */
  readonly isLast: boolean;
}

/** Whether the history may be asked for, or which right is missing for it, by its exact name. */
export type HistoryRight =
  | { readonly kind: 'granted' }
  | { readonly kind: 'missing'; readonly missing: 'permission' | 'scope'; readonly name: string };

/** The cloud's memory of one agent's presence. */
export interface HistoryGateway {
  /** Asks the token, not the history: no refusal is provoked, for those are counted and looked into. */
  readRight(identity: Identity, signal: AbortSignal): CloudResult<HistoryRight>;
  /**
   * @param interval of 7 days at most.
   * @param pageNumber from 1.
   */
  readPage(userId: string, interval: Interval, pageNumber: number, signal: AbortSignal): CloudResult<HistoryPage>;
}

/** A record as it is kept. */
export type KeptRecord<Told extends HistoryRecord> = Told & {
  /** When the cloud told it last, in epoch milliseconds: one that ran then is known to have run until then. */
  readonly toldAt: number;
};

/** A day in UTC, counted from 1 January 1970. */
export type UtcDay = number;

/** What is remembered of a day that was fetched. */
export interface FetchedDay {
  readonly day: UtcDay;
  /** Epoch milliseconds. */
  readonly fetchedAt: number;
  /** It will not change any more: fetched long enough after its end, with nothing still running on it. */
  readonly isFinal: boolean;
  readonly badRecords: number;
}

/** What was fetched of whole days in one go. */
export interface FetchedDays {
  readonly days: readonly FetchedDay[];
  /** All records that touch the days. */
  readonly presence: readonly PresenceRecord[];
  readonly routing: readonly RoutingRecord[];
}

/**
 * What was fetched before, on disk: a history that was seen once opens at once and without a connection. It holds nothing
 * that the cloud does not have too, so that a write that fails is no loss.
 */
export interface HistoryCache extends Disposable {
  /** The days of an interval that were fetched, ascending. */
  fetchedDays(interval: Interval): readonly FetchedDay[];
  /** Records that touch an interval, ascending by their start. */
  presence(interval: Interval): readonly KeptRecord<PresenceRecord>[];
  routing(interval: Interval): readonly KeptRecord<RoutingRecord>[];
  /** Puts what was fetched in the place of what began on these days before. Returns whether the disk took it. */
  store(fetched: FetchedDays): boolean;
  /** Forgets days that ended before, and what ended before. */
  forgetBefore(at: number): void;
  /** Returns whether all of it is gone. */
  forgetAll(): boolean;
}
