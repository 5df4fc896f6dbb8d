import type { ApiRoute } from '../api/route';
import { okAnswer, route } from '../api/route';
import { organizationBody } from './bodies';

export const organisationRoutes: readonly ApiRoute[] = [
  route({
    method: 'GET',
    path: '/api/v2/date',
    scopes: [],
    handle: ({ cloud }) => okAnswer({ currentDate: cloud.time.iso() }),
  }),
  route({
    method: 'GET',
    path: '/api/v2/organizations/me',
    scopes: ['organization', 'organization:readonly'],
    handle: ({ cloud }) => okAnswer(organizationBody(cloud.organisation)),
  }),
  route({
    method: 'GET',
    path: '/api/v2/presence/settings',
    scopes: ['presence', 'presence:readonly'],
    permissions: ['presence:settings:view'],
    handle: ({ cloud }) =>
      okAnswer({
        restorePresenceSettings: { enabled: true, restoreTimeMilliseconds: 60_000, restoreOnQueueEnabled: false },
        requestingOffQueueEnabled: cloud.settings.requestingOffQueueEnabled,
        selfUri: '/api/v2/presence/settings',
      }),
  }),
];
