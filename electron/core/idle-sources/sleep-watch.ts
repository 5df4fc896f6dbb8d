import type { Moment } from './moment';
import { sleptBetween } from './through-sleep';

/** `looked`: nothing was told, but time was looked at. */
export type SleepSign = 'told-to-sleep' | 'told-awake' | 'looked';

export type SleepNews =
  | { readonly type: 'suspending' }
  /** Epoch milliseconds. */
  | { readonly type: 'resumed'; readonly suspendedAtMs: number };

export interface SleepWatch {
  /** When the system said that it goes to sleep; null while it is awake. */
  readonly suspended: Moment | null;
  readonly lastLook: Moment;
  readonly lastResumed: Moment | null;
}

/** Electron 33 tells everything twice. */
const REPEATED_WITHIN_MS = 10_000;
/** A system that was going to sleep and lets programs run so much later is awake, whatever it did. */
const AWAKE_AFTER_MS = 60_000;

export function startSleepWatch(moment: Moment): SleepWatch {
  return { suspended: null, lastLook: moment, lastResumed: null };
}

/** Turns what is told twice, late or not at all into one `suspending` and one `resumed` for each sleep. */
export function watchSleep(
  watch: SleepWatch,
  sign: SleepSign,
  moment: Moment,
): { readonly watch: SleepWatch; readonly news: readonly SleepNews[] } {
  const news: SleepNews[] = [];
  let { suspended, lastResumed } = watch;
  const resumed = (suspendedAtMs: number): void => {
    news.push({ type: 'resumed', suspendedAtMs });
    suspended = null;
    lastResumed = moment;
  };

  const sleptMs = sleptBetween(watch.lastLook, moment);
  if (sleptMs > 0) {
    resumed(suspended?.atMs ?? moment.atMs - sleptMs);
  } else if (suspended && sign !== 'told-awake' && since(suspended, moment) >= AWAKE_AFTER_MS) {
    resumed(suspended.atMs);
  }

  if (sign === 'told-awake') {
    if (suspended) resumed(suspended.atMs);
    else if (lastResumed === null || since(lastResumed, moment) >= REPEATED_WITHIN_MS) resumed(watch.lastLook.atMs);
  }
  if (sign === 'told-to-sleep') {
    if (suspended && since(suspended, moment) >= REPEATED_WITHIN_MS) resumed(suspended.atMs);
    if (suspended === null) {
      news.push({ type: 'suspending' });
      suspended = moment;
    }
  }
  return { watch: { suspended, lastResumed, lastLook: moment }, news };
}

function since(earlier: Moment, later: Moment): number {
  return later.throughSleepMs - earlier.throughSleepMs;
}
