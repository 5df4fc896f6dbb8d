import type { IpcErrorCode } from '../../../shared/ipc/contract';
import { shownCardOf } from '../../../shared/inactivity/card';
import type {
  AbsenceCard,
  PresenceNotice,
  PresenceTimerView,
  Snapshot,
  WantedPresence,
} from '../../../shared/snapshot';

/** The card over the list. Each kind holds what its words need. */
export type StatusNotice =
  | { readonly kind: 'request-refused'; readonly code: IpcErrorCode }
  | PresenceNotice
  /** A wish that the cloud has not taken yet; with `failure` null it is being tried again just now. */
  | ({ readonly kind: 'waiting' } & Pick<WantedPresence, 'label' | 'failure' | 'givenUpAt'>)
  | { readonly kind: 'sending'; readonly label: string | null }
  /** A rule is about to act, or has acted: the same card as in the corner of the screen. */
  | { readonly kind: 'absence'; readonly card: AbsenceCard }
  /** Interactions pass the agent by until they say otherwise. */
  | { readonly kind: 'not-responding' }
  /** A timed presence is over, and the agent has not said what follows. */
  | { readonly kind: 'timer-over'; readonly timer: PresenceTimerView }
  | { readonly kind: 'no-connection' }
  | { readonly kind: 'stale'; readonly confirmedAt: number }
  /** What follows by itself after the interaction. */
  | { readonly kind: 'future'; readonly label: string }
  /** Others see another source; `name` is null when the cloud does not tell it. */
  | { readonly kind: 'other-source'; readonly name: string | null };

/**
 * The one notice to show, the most serious: what failed for good, what needs an answer, what waits, what is under way,
 * what is over, that the connection is gone, what a rule has done, and last what follows and what others see.
 */
export function noticeOf(
  snapshot: Pick<Snapshot, 'presence' | 'connection' | 'routingStatus' | 'inactivity'>,
  refusedWith: IpcErrorCode | null,
): StatusNotice | null {
  const { presence, connection, routingStatus } = snapshot;
  const card = shownCardOf(snapshot);
  if (refusedWith !== null) return { kind: 'request-refused', code: refusedWith };
  // Its time runs out; the others wait.
  if (card?.kind === 'warning' && card.state === 'counting') return { kind: 'absence', card };
  if (presence.notice !== null) return presence.notice;
  if (routingStatus === 'not_responding') return { kind: 'not-responding' };
  const { wanted, future, otherSource, timer } = presence;
  if (wanted !== null) {
    const { label, failure, givenUpAt } = wanted;
    if (wanted.stage === 'waiting') return { kind: 'waiting', label, failure, givenUpAt };
    // A wish that failed before keeps its card while it is tried again, so that nothing jumps.
    return failure === null ? { kind: 'sending', label } : { kind: 'waiting', label, failure: null, givenUpAt };
  }
  if (timer !== null && timer.stage !== 'running') return { kind: 'timer-over', timer };
  if (connection.state === 'offline') return { kind: 'no-connection' };
  if (connection.isStale && connection.confirmedAt !== null) {
    return { kind: 'stale', confirmedAt: connection.confirmedAt };
  }
  if (card !== null) return { kind: 'absence', card };
  if (future !== null) return { kind: 'future', label: future.label };
  return otherSource === null ? null : { kind: 'other-source', name: otherSource.name };
}
