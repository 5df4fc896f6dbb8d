import type { PresenceClass } from './system-presence';

/** For each class, the classes that may follow it. Two definitions of one class may always follow each other. */
export type Transitions = Readonly<Record<PresenceClass, readonly PresenceClass[]>>;

/** The rules that hold where nobody has set others. */
export const usualTransitions: Transitions = {
  available: ['unavailable', 'away', 'offline'],
  unavailable: ['available', 'offline'],
  away: ['available', 'unavailable', 'offline'],
  offline: ['available', 'unavailable'],
};
