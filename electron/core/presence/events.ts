import type { PresenceDefinition } from '../../../shared/presence/definition';
import type { WriteFailureCode } from '../../../shared/snapshot';
import type { Intent, RemotePresence } from './state';
import type { TransitionPolicy } from './transition-policy';

/**
 * What went wrong with a request, as far as the machine must know.
 * `isFinal`: trying the same again is pointless.
 */
export interface RequestFailure {
  readonly code: WriteFailureCode;
  readonly detail: string;
  readonly isFinal: boolean;
  /** The cloud asked for this pause, in milliseconds. */
  readonly retryAfterMs: number | null;
  readonly mayHaveBeenApplied: boolean;
}

/** Every event carries the instant it was seen, in this computer's epoch milliseconds; the machine has no clock. */
export type PresenceEvent = { readonly at: number } & (
  | { readonly type: 'definitions-loaded'; readonly definitions: readonly PresenceDefinition[] }
  | { readonly type: 'intent-made'; readonly intent: Omit<Intent, 'base'> }
  /** The agent gives up what is not acknowledged yet. `intentId` names the counter-wish, should one be needed. */
  | { readonly type: 'intent-withdrawn'; readonly intentId: string; readonly atServer: number }
  | { readonly type: 'retry-asked' }
  | { readonly type: 'notice-dismissed' }
  /** A length for what stands, in milliseconds from now, or none any more: also how a reminder is dismissed. */
  | { readonly type: 'timer-set'; readonly durationMs: number | null }
  | { readonly type: 'write-acknowledged'; readonly attemptId: number; readonly presence: RemotePresence }
  /** `chance` in [0, 1) spreads the retries of many desks. */
  | {
      readonly type: 'write-failed';
      readonly attemptId: number;
      readonly failure: RequestFailure;
      readonly chance: number;
    }
  | { readonly type: 'presence-read'; readonly presence: RemotePresence; readonly chance: number }
  | { readonly type: 'read-failed'; readonly failure: RequestFailure; readonly chance: number }
  | { readonly type: 'presence-notified'; readonly presence: RemotePresence }
  | { readonly type: 'feed-connected' }
  | { readonly type: 'feed-lost' }
  /** Signed in, or signed in again: what waited goes on, and what was denied may be tried again. */
  | { readonly type: 'session-restored' }
  /** Other rules hold from now on, also for what waits to be sent. */
  | { readonly type: 'policy-changed'; readonly policy: TransitionPolicy }
  /** `nextWakeAt` has come. */
  | { readonly type: 'woke' }
);
