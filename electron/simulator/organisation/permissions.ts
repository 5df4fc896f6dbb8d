/** May the agent set the On Queue presence? The string is not in the public specification; this one is in common use. */
export const onQueuePermission = 'routing:agent:onqueue';

/** Every permission that the simulated cloud asks for or that its topics require. */
export const allPermissions = [
  'analytics:userAggregate:view',
  'analytics:userDetail:view',
  'analytics:userObservation:view',
  'directory:organization:admin',
  'oauth:token:delete',
  'presence:presenceDefinition:view',
  'presence:settings:view',
  'presence:userPresence:edit',
  'presence:userPrimarySource:view',
  onQueuePermission,
  'wfm:realtimeAdherence:view',
] as const;

/** Every scope that a simulated route asks for. */
export const allScopes = [
  'analytics',
  'authorization',
  'notifications',
  'organization',
  'presence',
  'user-basic-info',
  'users',
] as const;
