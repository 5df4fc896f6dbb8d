import type { SystemPresenceName } from '../organisation/system-presences';

/** The states of the presence resource. */
export const presenceStates = ['available', 'unavailable', 'away', 'offline'] as const;
export type PresenceState = (typeof presenceStates)[number];

export const presenceAvailabilities = ['available', 'unavailable', 'offline'] as const;
export type PresenceAvailability = (typeof presenceAvailabilities)[number];

/** The one availability that fits each state. */
export const availabilityOf: Readonly<Record<PresenceState, PresenceAvailability>> = {
  available: 'available',
  unavailable: 'unavailable',
  away: 'unavailable',
  offline: 'offline',
};

/** How the organisation's system presences look in this dialect. */
export const stateOfSystemPresence: Readonly<Record<SystemPresenceName, PresenceState>> = {
  AVAILABLE: 'available',
  ON_QUEUE: 'available',
  BUSY: 'unavailable',
  BREAK: 'unavailable',
  MEAL: 'unavailable',
  MEETING: 'unavailable',
  TRAINING: 'unavailable',
  AWAY: 'away',
  IDLE: 'away',
  OFFLINE: 'offline',
};

/** What the organisation's presence becomes when a state is written. */
export const systemPresenceFor: Readonly<Record<PresenceState, SystemPresenceName>> = {
  available: 'AVAILABLE',
  unavailable: 'BUSY',
  away: 'AWAY',
  offline: 'OFFLINE',
};

const followers: Readonly<Record<PresenceState, readonly PresenceState[]>> = {
  available: ['unavailable', 'away', 'offline'],
  unavailable: ['available', 'offline'],
  away: ['available', 'unavailable', 'offline'],
  offline: ['available', 'unavailable'],
};

/** The states that may be written while `from` stands: itself, which changes at most the reason, and its followers. */
export function statesAfter(from: PresenceState): readonly PresenceState[] {
  return [from, ...followers[from]];
}
