import type {
  Attempt,
  ConfirmedPresence,
  FormerNote,
  FuturePresence,
  Intent,
  Notice,
  PresenceState,
  PresenceTimer,
  Unsettled,
  WriteFailure,
} from './state';
import { isAutomatic, missedOf } from './state';
import type { TransitionPolicy } from './transition-policy';

/** What a run of the app keeps on disk for the next one, each by its name. */
export interface Kept {
  /** What stood last. */
  readonly confirmed: ConfirmedPresence;
  /** A wish that was not acknowledged. */
  readonly intent: Intent;
  readonly future: FuturePresence;
  readonly timer: PresenceTimer;
  readonly formerNote: FormerNote;
  /** Not answered yet, or not dismissed. */
  readonly notice: Notice;
}

/** What a former run of the app left behind. */
export interface Remembered {
  readonly kept: Partial<Kept>;
  /** Writes that had left, or were about to, when the run ended, oldest first: whether they were carried out is not known. */
  readonly open: readonly Attempt[];
  /** The highest number that a write ever had. */
  readonly attemptCount: number;
}

export const nothingRemembered: Remembered = { kept: {}, open: [], attemptCount: 0 };

/** How a run begins: knowing nothing of the cloud yet, and everything that the last run left undone. */
export function initialPresenceState(
  policy: TransitionPolicy,
  { kept, open, attemptCount }: Remembered = nothingRemembered,
): PresenceState {
  const failure: WriteFailure = { code: 'network', detail: '' };
  const wanted = wishOf(kept.intent ?? null, open);
  const attempt = wanted === null ? undefined : open.find(({ intentId }) => intentId === wanted.intentId);
  const unsettled: Unsettled | null = attempt === undefined ? null : { attempt, failure };
  const overdue = wanted === null && kept.intent ? missedOf(kept.intent, kept.confirmed ?? null) : null;
  return {
    policy,
    definitions: [],
    confirmed: null,
    former: kept.confirmed ?? null,
    lastBooked: null,
    future: kept.future ?? null,
    isPrimary: true,
    denied: {},
    confirmedAt: null,
    wanted,
    // Until there is a session; then a read settles what is open.
    phase:
      wanted === null && unsettled === null
        ? { kind: 'idle' }
        : { kind: 'waiting', tries: 1, unsettled, failure, retryAt: null },
    attemptCount,
    heldEcho: null,
    // What carried out an older wish, or none that still is one, was given up before: it may land on what was wished since.
    lost: open.filter((other) => other !== attempt),
    feed: 'down',
    read: { kind: 'none' },
    timer: kept.timer ?? null,
    formerNote: kept.formerNote ?? null,
    notice: overdue === null ? (kept.notice ?? null) : { kind: 'automatic-missed', missed: overdue },
  };
}

/** What a rule decided in a former run is told and not done; unless it had left, and may have been done. */
function wishOf(intent: Intent | null, open: readonly Attempt[]): Intent | null {
  if (intent === null || !isAutomatic(intent)) return intent;
  return open.some(({ intentId }) => intentId === intent.intentId) ? intent : null;
}
