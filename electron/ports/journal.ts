import type { JournalEntry, PresenceChange } from '../core/presence/journal-entries';
import type { Remembered } from '../core/presence/remembered';
import type { Interval } from '../../shared/history/interval';
import type { RecordedZone } from '../../shared/history/recorded-zones';
import type { Cause } from '../../shared/presence/cause';
import type { Result } from '../../shared/result';
import type { InactivityJournal } from './inactivity-journal';
import type { Disposable } from './system';
import type { Outbox } from './webhooks';

export type { JournalEntry, PresenceChange, Remembered };

/** Whose journal: everything of an account lives apart from every other's. */
export interface AccountKey {
  readonly region: string;
  readonly organisationId: string;
  readonly userId: string;
}

/** A change as the journal holds it. */
export interface JournalledChange extends PresenceChange {
  /** Counts the changes of this account on this computer, from 1, without holes. */
  readonly sequence: number;
}

/** One run of the app. Between two runs nothing was recorded. */
export interface JournalledRun {
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** When it ended; for a run that was cut off, when it last wrote; for the present one, null. */
  readonly endedAt: number | null;
}

/** A write that was sent to the cloud. All instants are epoch milliseconds of this computer's clock. */
export interface JournalledWrite {
  /** What it was to change; null for what it left alone. */
  readonly definitionId: string | null;
  readonly note: string | null;
  readonly cause: Cause;
  readonly decidedAt: number;
  readonly begunAt: number;
  /** `sending` while its outcome is not known. */
  readonly state: 'sending' | 'applied' | 'not-applied';
  /** When its outcome was known; null while it is not. */
  readonly settledAt: number | null;
}

/** A journal that was not usable was kept aside, and a fresh one begun. */
export interface JournalProblem {
  readonly keptAside: string;
  readonly detail: string;
}

/**
 * What must never be lost, on disk: wishes, writes, changes. One for each account. Synchronous on purpose: what it holds
 * must be there before anything is done about it, and a row costs a fraction of a millisecond.
 */
export interface Journal extends InactivityJournal, Disposable {
  /** What was wrong with the file at start, or null. */
  readonly problem: JournalProblem | null;
  /** What receivers of webhooks are still to be told, and were told. */
  readonly outbox: Outbox;
  /** What former runs left behind. */
  remembered(): Remembered;
  /** Writes all entries of one step, or none, and returns when the disk has them. */
  write(entries: readonly JournalEntry[]): Result<void, { readonly code: 'write-failed'; readonly detail: string }>;
  /** The newest changes, newest first. */
  recentChanges(limit: number): readonly JournalledChange[];
  /** The changes of an interval, and the one that stood when it began; the oldest first. */
  changesIn(interval: Interval): readonly JournalledChange[];
  /**
   * Forgets what happened before an instant, save the newest change: others are counted from it. A journal that was kept
   * aside before goes with it.
   */
  forgetBefore(at: number): Result<void, { readonly code: 'write-failed'; readonly detail: string }>;
  /** In which zones this computer was, ascending; each from its instant to the next. */
  recordedZones(): readonly RecordedZone[];
  /** Every write that was sent, settled or not, the oldest first. */
  writes(): readonly JournalledWrite[];
  /** The newest runs, newest first; the present one is the first. */
  recentRuns(limit: number): readonly JournalledRun[];
}
