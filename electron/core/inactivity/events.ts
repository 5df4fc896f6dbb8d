import type { InactivityRules } from '../../../shared/inactivity/rules';
import type { Annotation, StandingPresence } from './state';

/**
 * Every event carries the instant it was seen, twice: by this computer's clock in epoch milliseconds, and in milliseconds of
 * a time that nobody can set and that goes on in sleep. Where the two part, somebody has set the clock.
 */
export type InactivityEvent = { readonly at: number; readonly steadyMs: number } &
  /** Idle time was read; null when no source can be trusted. */
  (
    | { readonly type: 'sampled'; readonly idleMs: number | null; readonly isLocked: boolean }
    | { readonly type: 'locked' }
    | { readonly type: 'unlocked' }
    | { readonly type: 'suspending' }
    | { readonly type: 'resumed'; readonly suspendedAt: number }
    /** The app is being quit, or the session of the desktop ends. */
    | { readonly type: 'ending' }
    | { readonly type: 'session'; readonly isSignedIn: boolean }
    | { readonly type: 'presence-stands'; readonly presence: StandingPresence }
    /** A person or a program changed something here, or is about to. */
    | { readonly type: 'deed' }
    | { readonly type: 'out-of-office'; readonly isActive: boolean }
    /** The feed told of interactions; null when what it told is old. */
    | { readonly type: 'interaction-told'; readonly isLive: boolean | null }
    | { readonly type: 'interaction-read'; readonly outcome: 'none' | 'live' | 'unreadable' }
    /** What a rule wanted was not set, and will not be. */
    | { readonly type: 'not-set' }
    | { readonly type: 'rules-changed'; readonly rules: InactivityRules }
    | { readonly type: 'im-here' }
    | { readonly type: 'going-back'; readonly absenceId: string }
    /** The card of this absence is done with. */
    | { readonly type: 'answered'; readonly absenceId: string }
    | { readonly type: 'annotated'; readonly absenceId: string; readonly annotation: Annotation }
    | { readonly type: 'card-held'; readonly isHeld: boolean }
    /** `isLength`: for so long, and not until that time of day. */
    | { readonly type: 'paused'; readonly until: number; readonly isLength: boolean }
    | { readonly type: 'pause-ended' }
  );
