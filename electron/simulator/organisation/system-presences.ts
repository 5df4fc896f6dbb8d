/** The ten presences that the cloud itself knows, in the spelling of notifications and analytics. */
export const systemPresenceNames = [
  'AVAILABLE',
  'ON_QUEUE',
  'BUSY',
  'BREAK',
  'MEAL',
  'MEETING',
  'TRAINING',
  'AWAY',
  'IDLE',
  'OFFLINE',
] as const;

export type SystemPresenceName = (typeof systemPresenceNames)[number];

/** `On Queue`: how user presences and the old definitions spell it. */
export function spacedName(name: SystemPresenceName): string {
  return name
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join(' ');
}

/** `OnQueue`: how the current definitions spell it. */
export function joinedName(name: SystemPresenceName): string {
  return spacedName(name).replace(' ', '');
}
