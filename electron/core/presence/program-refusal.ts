import type { PresenceClass } from '../../../shared/presence/system-presence';
import type { AllowedNow } from './allowed-now';

/** What the ordering document calls the availability of a state. */
export const presenceAvailabilities = ['available', 'unavailable', 'offline'] as const;
export type PresenceAvailability = (typeof presenceAvailabilities)[number];

/** A field of the request that is not as it must be; `field` is empty when the whole is meant. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/**
 * Why a program's request is not taken. Stable codes; nothing was changed. Whatever another choice would cure names what
 * may be chosen just now.
 */
export type ProgramRefusal =
  /** It is none of the two forms. */
  | { readonly code: 'invalid-request'; readonly problems: readonly FieldProblem[] }
  /** State and availability do not go together; `expected` is the one that does. */
  | {
      readonly code: 'availability-mismatch';
      readonly state: PresenceClass;
      readonly availability: PresenceAvailability;
      readonly expected: PresenceAvailability;
    }
  /** It names somebody else than the signed-in agent. */
  | { readonly code: 'other-user' }
  /** The cloud has not told the organisation's presences yet: worth another try in a moment. */
  | { readonly code: 'not-ready' }
  /** The organisation has no such presence, or none that stands for the state. */
  | { readonly code: 'unknown-definition'; readonly asked: string; readonly allowed: AllowedNow }
  /** The organisation has several presences of this name: only their ids tell them apart. */
  | { readonly code: 'ambiguous-definition'; readonly asked: string; readonly definitionIds: readonly string[] }
  /** It is deactivated, or Idle, which only a computer reports. */
  | { readonly code: 'definition-not-offered'; readonly label: string; readonly allowed: AllowedNow }
  /** The cloud refused it before in this session. */
  | {
      readonly code: 'permission-missing';
      readonly label: string;
      readonly permission: string;
      readonly allowed: AllowedNow;
    }
  /** It may not follow what stands, which is `from`. */
  | {
      readonly code: 'transition-forbidden';
      readonly from: string;
      readonly label: string;
      readonly allowed: AllowedNow;
    };
