import type { InactivityRules } from '../../../shared/inactivity/rules';
import type { RuleCause } from '../../../shared/presence/cause';
import type { SystemPresence } from '../../../shared/presence/system-presence';

/** The note that a rule leaves with what it sets. The agent's own is kept and comes back. */
export const AUTOMATIC_NOTE = 'Automatic expiry reset';

/** The presence that stands. Instants are epoch milliseconds of this computer's clock. */
export interface StandingPresence {
  readonly definitionId: string;
  readonly systemPresence: SystemPresence;
  /** When it began by the server's clock: which one it is. */
  readonly began: number;
  readonly since: number;
  /** Who made it stand: the agent or a program here, a rule here, or somebody else (also before this run). */
  readonly by: 'agent' | 'rule' | 'elsewhere';
  /** Its note is what a rule leaves: ours, or another installation's. */
  readonly hasAutomaticNote: boolean;
  /** What stood before; null when that is not known. */
  readonly former: FormerPresence | null;
}

export interface FormerPresence {
  readonly definitionId: string;
  readonly systemPresence: SystemPresence;
}

/** What an absence was, as the agent says it: one of their presences, or a remark of their own. */
export type Annotation =
  { readonly kind: 'presence'; readonly definitionId: string } | { readonly kind: 'remark'; readonly text: string };

/** What a rule would set, and under which name it goes. */
export interface Ruling {
  readonly rule: Exclude<RuleCause['rule'], 'timed-return' | 'return'>;
  readonly action: 'away' | 'busy' | 'break' | 'offline';
  /** How long nothing had to happen, in milliseconds; null where no length was set. */
  readonly afterMs: number | null;
}

export type AbsenceStage =
  /** Announced. */
  | { readonly kind: 'warning'; readonly deadline: number }
  /** Somebody came back in time: nothing happens, and the card stays a moment. */
  | { readonly kind: 'still-here'; readonly deadline: number; readonly closesAt: number }
  /** Due: whether an interaction is live is being read. */
  | { readonly kind: 'checking' }
  /** Due and put off; `retryAt`: when to read again. */
  | { readonly kind: 'deferred'; readonly because: 'interaction' | 'unreadable'; readonly retryAt: number }
  /** Handed over to the presence engine. */
  | { readonly kind: 'setting' }
  /** The engine did not: the table forbade it, somebody was quicker, or it could not be sent. It is not tried again. */
  | { readonly kind: 'left-alone' }
  /** Set, and nobody is there. */
  | { readonly kind: 'gone'; readonly from: number }
  | { readonly kind: 'back'; readonly from: number; readonly until: number; readonly isGoingBack: boolean }
  /** Back on Available after On Queue. */
  | { readonly kind: 'go-on-queue'; readonly from: number; readonly until: number }
  /** Nothing was set, or it is over: only what the absence was is asked. */
  | { readonly kind: 'gap'; readonly from: number; readonly until: number };

/** One time that nobody was there. There is at most one, and with it one card. */
export interface Absence extends Ruling {
  readonly absenceId: string;
  /** When the agent was last there. */
  readonly idleSince: number;
  /** What stood when it began. */
  readonly former: FormerPresence;
  readonly annotation: Annotation | null;
  /** When a rule set something first; null while none has. */
  readonly setAt: number | null;
  /** What that was, while more is under way: Away since the lock, and Offline is due. Null otherwise. */
  readonly setBefore: Ruling | null;
  readonly stage: AbsenceStage;
}

export interface InactivityState {
  readonly rules: InactivityRules;
  /** This computer's clock minus time that nobody can set, in milliseconds: it moves only when the clock is set. */
  readonly clockOffset: number | null;
  /** False while the token is over: nothing could be set then. */
  readonly isSignedIn: boolean;
  readonly standing: StandingPresence | null;
  /** From when input counts as belonging to the present presence: 0 for one that was made here. A machine's Idle does not move it. */
  readonly armedFrom: number;
  readonly isOutOfOffice: boolean;
  /** What is known of live interactions; null while it is not. */
  readonly isInteracting: boolean | null;
  /** False while no source of idle time can be trusted; null before the first reading. */
  readonly isTrusted: boolean | null;
  readonly lastInputAt: number | null;
  /** When somebody was last seen to be not there: the newest reading since `lastInputAt` that brought no news. */
  readonly seenIdleAt: number | null;
  /** The last change that a person or a program made here. */
  readonly lastDeedAt: number | null;
  readonly sampledAt: number | null;
  readonly lockedAt: number | null;
  /** The computer woke up; `until`: when nobody having been there means that it woke by itself. */
  readonly wake: Wake | null;
  /** A sleep within the present time without input, for the journal. */
  readonly slept: { readonly suspendedAt: number; readonly resumedAt: number } | null;
  readonly pausedUntil: number | null;
  /** Whether the pause is a length of time, and not one until a time of day. Not known any more after a restart. */
  readonly isPauseALength: boolean;
  readonly absence: Absence | null;
  /** The pointer is over the card. */
  readonly isCardHeld: boolean;
  /** The automatic Offline whose card was answered, by its beginning: the card does not come again. */
  readonly answered: number | null;
}

export interface Wake {
  readonly suspendedAt: number;
  readonly wokeAt: number;
  readonly until: number;
  /** When somebody was last there before the sleep. */
  readonly activeBefore: number | null;
}

/** A time without input of a minute or more, for history and rehearsal. */
export interface IdleSpell {
  /** The last input before it. */
  readonly from: number;
  /** When somebody was last seen to be not there; they came back within a minute after that. */
  readonly until: number;
  readonly suspendedAt: number | null;
  readonly resumedAt: number | null;
}

/** What outlives the app. */
export type KeptInactivity = Pick<InactivityState, 'absence' | 'pausedUntil' | 'answered'>;

const nothingKept: KeptInactivity = { absence: null, pausedUntil: null, answered: null };

export type Effect =
  /** Read when the person was last there, now. */
  | { readonly type: 'sample' }
  | { readonly type: 'read-interaction' }
  | { readonly type: 'set'; readonly ruling: Ruling; readonly idleSince: number }
  /** The way back, by itself: never to On Queue. */
  | { readonly type: 'go-back'; readonly formerDefinitionId: string; readonly idleSince: number }
  | { readonly type: 'spell'; readonly spell: IdleSpell };

export interface Step {
  readonly state: InactivityState;
  readonly effects: readonly Effect[];
}

export const step = (state: InactivityState, ...effects: Effect[]): Step => ({ state, effects });

/** A run begins knowing only what the last one left. What had not been set by then is decided anew. */
export function initialInactivityState(rules: InactivityRules, kept: KeptInactivity = nothingKept): InactivityState {
  return {
    ...kept,
    rules,
    clockOffset: null,
    isSignedIn: false,
    standing: null,
    armedFrom: 0,
    isOutOfOffice: false,
    isInteracting: null,
    isTrusted: null,
    lastInputAt: null,
    seenIdleAt: null,
    lastDeedAt: null,
    sampledAt: null,
    lockedAt: null,
    wake: null,
    slept: null,
    isPauseALength: false,
    isCardHeld: false,
  };
}
