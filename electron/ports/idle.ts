import type { IdleSelfTestSample, IdleSourceHealth, IdleSourceName } from '../../shared/inactivity/idle-source';
import type { Disposable } from './system';

/** How long ago the person last used keyboard, mouse or touch, in whatever program. */
export interface IdleReading {
  /** Milliseconds, 0 or more. Some sources count whole seconds. */
  readonly idleMs: number;
  readonly source: IdleSourceName;
  /** When it was read, in epoch milliseconds. */
  readonly atMs: number;
}

export type LockState = 'locked' | 'unlocked' | 'unknown';

/** Time that the operating system grants before it goes on. */
export interface Grace {
  /** Milliseconds that it waits at most. 0: it grants nothing, and what is begun may be cut off anywhere. */
  readonly graceMs: number;
  /** Holds the system back until this has settled, for `graceMs` at most. To be called while the event is being heard. */
  waitFor(work: Promise<unknown>): void;
}

/** What becomes of the session. Times are epoch milliseconds of this computer. */
export type IdleEvent =
  | { readonly type: 'locked' | 'unlocked'; readonly atMs: number }
  /** The computer is about to sleep. It may also sleep without this having been told. */
  | { readonly type: 'suspending'; readonly atMs: number; readonly grace: Grace }
  /** It woke up: told once for each sleep, whether the system says so or only the clock shows it. */
  | { readonly type: 'resumed'; readonly atMs: number; readonly suspendedAtMs: number }
  /** The session ends or the computer shuts down. On Windows somebody may still call that off. */
  | { readonly type: 'ending'; readonly atMs: number; readonly grace: Grace }
  /** Another source is in use, or none is trusted any more, or the health of one has changed. */
  | { readonly type: 'sources-changed'; readonly atMs: number };

export interface IdleSelfTestOptions {
  readonly durationMs: number;
  /** Hears a sample at once, and then one each second. */
  readonly onSample: (sample: IdleSelfTestSample) => void;
  readonly signal: AbortSignal;
}

/**
 * Tells when the person was last there and what becomes of the session. It delivers what is and decides nothing: input that
 * arrives while the session is locked is input, and it is for others not to count it.
 */
export interface IdleMonitor extends Disposable {
  /**
   * Reads all sources for one answer; null when none can be trusted. Nothing is read unless it is asked for: so a source that
   * is not trusted can prove itself only where somebody goes on asking, be it every few minutes.
   */
  read(): Promise<IdleReading | null>;
  lockState(): LockState;
  /** Hears what happens from now on. */
  watch(listener: (event: IdleEvent) => void): Disposable;
  /**
   * Every source in the order of preference, also those that this desktop lacks. Empty until they were looked at for the first
   * time, shortly after the first `watch`; `sources-changed` tells of that.
   */
  health(): readonly IdleSourceHealth[];
  /** Reads all sources once a second; settles when the time is over, and at once when the signal aborts. */
  selfTest(options: IdleSelfTestOptions): Promise<void>;
  /** At which events there is work to wait for: the system is asked for time only then. At first at none. */
  askForTime(wanted: { readonly sleep: boolean; readonly end: boolean }): void;
}
