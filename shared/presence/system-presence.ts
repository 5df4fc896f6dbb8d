/**
 * The ten presences that Genesys Cloud itself knows. Every presence definition of an organisation belongs to one.
 * `unknown` stands for a system presence that the cloud added after this version was written.
 */
export const systemPresences = [
  'available',
  'on_queue',
  'busy',
  'break',
  'meal',
  'meeting',
  'training',
  'away',
  'idle',
  'offline',
  'unknown',
] as const;

export type SystemPresence = (typeof systemPresences)[number];

/** The four classes that transition rules and webhooks speak of. */
export const presenceClasses = ['available', 'away', 'unavailable', 'offline'] as const;

export type PresenceClass = (typeof presenceClasses)[number];

const classOf: Record<Exclude<SystemPresence, 'unknown'>, PresenceClass> = {
  available: 'available',
  on_queue: 'available',
  away: 'away',
  idle: 'away',
  break: 'unavailable',
  busy: 'unavailable',
  meal: 'unavailable',
  meeting: 'unavailable',
  training: 'unavailable',
  offline: 'offline',
};

/** The class of a system presence, or null for `unknown`, about which no rule can say anything. */
export function presenceClassOf(systemPresence: SystemPresence): PresenceClass | null {
  return systemPresence === 'unknown' ? null : classOf[systemPresence];
}

const byCloudSpelling = new Map<string, SystemPresence>(
  systemPresences.map((presence) => [presence.replace('_', '').toUpperCase(), presence]),
);

/**
 * Reads a system presence in any of the cloud's spellings: `On Queue` (presence REST), `OnQueue` (definitions) or
 * `ON_QUEUE` (notifications, analytics).
 */
export function parseSystemPresence(text: string): SystemPresence {
  return byCloudSpelling.get(text.toUpperCase().replace(/[\s_]/g, '')) ?? 'unknown';
}
