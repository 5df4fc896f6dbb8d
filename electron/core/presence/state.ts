import type { Cause } from '../../../shared/presence/cause';
import type { PresenceDefinition } from '../../../shared/presence/definition';
import type { SystemPresence } from '../../../shared/presence/system-presence';
import type { WriteFailureCode } from '../../../shared/snapshot';
import type { TransitionPolicy } from './transition-policy';

/** A presence as the cloud tells it: the answer to a read or a write, or a notification. */
export interface RemotePresence {
  readonly definitionId: string;
  readonly systemPresence: SystemPresence;
  /** Empty when unset. */
  readonly note: string;
  /** The server's `modifiedDate` in epoch milliseconds; null when a notification lacks it. */
  readonly version: number | null;
  /** False when another presence source (Teams, Zoom) is what others see. */
  readonly isPrimary: boolean;
  /** What follows once the interaction under way has ended: leaving the queue was only requested. Null when nothing does. */
  readonly futureDefinitionId: string | null;
}

/** What a write changes. An absent field stays as it is. */
export interface PresencePatch {
  readonly definitionId?: string;
  readonly note?: string;
  /** How long the definition is meant to last, in milliseconds. Kept here and never sent; it goes with `definitionId`. */
  readonly durationMs?: number;
}

/** The last presence that the cloud acknowledged. All instants are epoch milliseconds. */
export interface ConfirmedPresence {
  readonly definitionId: string;
  readonly systemPresence: SystemPresence;
  readonly note: string;
  /** Server time of the last modification; it moves with the note too. */
  readonly version: number;
  /** Server time at which this definition began. */
  readonly since: number;
  readonly cause: Cause;
}

/** The definition that the cloud has accepted and will set when the interaction under way has ended. */
export interface FuturePresence {
  readonly definitionId: string;
  readonly cause: Cause;
  /** This computer's time of the decision; null when somebody else decided. */
  readonly decidedAt: number | null;
  /** How long it is meant to last once it stands, in milliseconds; null without an end. */
  readonly durationMs: number | null;
}

/** A wish that the cloud has not acknowledged: per field, the newest. */
export interface Intent {
  readonly intentId: string;
  readonly patch: PresencePatch;
  readonly cause: Cause;
  /** This computer's time of the decision. */
  readonly decidedAt: number;
  /** The same instant in the server's time, to order it against changes made elsewhere. */
  readonly decidedAtServer: number;
  /** What stood when the decision was made; null when nothing was known. */
  readonly base: { readonly definitionId: string; readonly version: number } | null;
}

/** Decided by a rule and not by the agent: sent at once or not at all. */
export const isAutomatic = ({ cause }: Pick<Intent, 'cause'>): boolean => cause.kind === 'rule';

/** What is told of a rule's decision that could not be carried out. */
export const missedOf = (
  { patch, cause, decidedAt }: Intent,
  standing: Pick<ConfirmedPresence, 'definitionId'> | null,
): MissedChange => ({ patch, cause, decidedAt, stayedDefinitionId: standing?.definitionId ?? null });

/** One write on the wire. */
export interface Attempt {
  /** Counts the writes of this run. */
  readonly attemptId: number;
  /** The wish that it carries out, or a part of. */
  readonly intentId: string;
  /** All that was wished when it left. What of it stood already is not in `patch`, and no wish any more. */
  readonly wished: PresencePatch;
  readonly patch: PresencePatch;
  readonly cause: Cause;
  /** This computer's time of the decision. */
  readonly decidedAt: number;
  /** This computer's time when it left. */
  readonly begunAt: number;
  /** The server's time before which it was not carried out, for sure: what stood had this version, or it was not decided yet. */
  readonly baseVersion: number | null;
  /** What stood when it was sent. */
  readonly baseDefinitionId: string | null;
}

export interface WriteFailure {
  readonly code: WriteFailureCode;
  readonly detail: string;
}

/**
 * What is being done about `wanted`.
 * `checking`: a read is under way, because what is shown may be old, or because the answer to `unsettled` was lost.
 * `waiting`: nothing is under way until `retryAt`, or until the session is restored when that is null.
 */
export type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking'; readonly tries: number; readonly unsettled: Unsettled | null }
  | { readonly kind: 'sending'; readonly tries: number; readonly attempt: Attempt }
  | {
      readonly kind: 'waiting';
      readonly tries: number;
      readonly unsettled: Unsettled | null;
      readonly failure: WriteFailure;
      readonly retryAt: number | null;
    };

/** A write that may or may not have been carried out, and why that is not known. */
export interface Unsettled {
  readonly attempt: Attempt;
  readonly failure: WriteFailure;
}

/** Something that waits for the agent's eye. */
export type Notice =
  | {
      readonly kind: 'not-set';
      readonly patch: PresencePatch;
      readonly code: WriteFailureCode | 'transition-forbidden';
      readonly detail: string;
    }
  | { readonly kind: 'conflict'; readonly mine: PresencePatch }
  | { readonly kind: 'automatic-missed'; readonly missed: MissedChange };

/** What a rule decided and could not be done. It is never done later; the agent is told. */
export interface MissedChange {
  readonly patch: PresencePatch;
  readonly cause: Cause;
  /** This computer's time of the decision. */
  readonly decidedAt: number;
  /** What stood instead; null when that was not known. */
  readonly stayedDefinitionId: string | null;
}

/** A presence that is meant to end at a time. It reminds; what ends it is a choice. */
export interface PresenceTimer {
  readonly definitionId: string;
  /** This computer's time. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** What stood before it; null when that is not known. */
  readonly formerDefinitionId: string | null;
  /** `late`: its end passed while the app did not run or the computer slept. */
  readonly stage: 'running' | 'over' | 'late';
}

/** The agent's own note, kept while the text of a rule stands in its place. */
export interface FormerNote {
  readonly note: string;
  /** The text that replaced it. */
  readonly replacedBy: string;
}

export interface PresenceState {
  readonly policy: TransitionPolicy;
  readonly definitions: readonly PresenceDefinition[];
  readonly confirmed: ConfirmedPresence | null;
  /** What the journal of former runs ended with: the same presence goes on with its beginning and its cause. */
  readonly former: ConfirmedPresence | null;
  /** The newest write that was seen to be carried out, and the version it was given. */
  readonly lastBooked: BookedWrite | null;
  readonly future: FuturePresence | null;
  /** False when another presence source (Teams, Zoom) is what others see. */
  readonly isPrimary: boolean;
  /** What the cloud refused in this session because a permission is missing: definition id to permission. */
  readonly denied: Readonly<Record<string, string>>;
  /** When the cloud last told what stands; this computer's time. */
  readonly confirmedAt: number | null;
  readonly wanted: Intent | null;
  readonly phase: Phase;
  readonly attemptCount: number;
  /** A notification that looks like the write in flight: whose it is shows with the answer. */
  readonly heldEcho: RemotePresence | null;
  /** Writes whose answers were lost and that did not show, oldest first: should one land late, the newest wish is asserted once more. */
  readonly lost: readonly Attempt[];
  /** `opened`: what happened before it opened is not known until a read has come back; only then it is `live`. */
  readonly feed: 'down' | 'opened' | 'live';
  readonly read: ReadState;
  readonly timer: PresenceTimer | null;
  readonly formerNote: FormerNote | null;
  readonly notice: Notice | null;
}

/** A write that was seen to be carried out, and the version it was given. */
export interface BookedWrite {
  readonly attempt: Attempt;
  readonly version: number;
  /** Its definition was accepted and did not stand yet: it waits for the end of an interaction. */
  readonly isDeferred: boolean;
}

/** Reads are single-flight. `isWantedAgain`: asked for while one was under way that may have left too early. */
export type ReadState =
  | { readonly kind: 'none' }
  | { readonly kind: 'under-way'; readonly isWantedAgain: boolean; readonly tries: number }
  | { readonly kind: 'due'; readonly at: number; readonly tries: number };

/** What the shell does next, as data. */
export type Effect =
  | { readonly type: 'write'; readonly attempt: Attempt }
  | { readonly type: 'read' }
  /** A timed presence is over. */
  | { readonly type: 'remind' };

export interface Step {
  readonly state: PresenceState;
  readonly effects: readonly Effect[];
}

export const step = (state: PresenceState, ...effects: Effect[]): Step => ({ state, effects });

/**
 * Goes on from one step with another; the effects of both are kept, in order.
 * (Not called `then`: a module that exports such a function is taken for a promise by a dynamic import.)
 */
export function andThen(first: Step, next: (state: PresenceState) => Step): Step {
  const second = next(first.state);
  return { state: second.state, effects: [...first.effects, ...second.effects] };
}
