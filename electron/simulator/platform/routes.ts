import type { ApiRoute } from '../api/route';
import { analyticsRoutes } from './analytics';
import { definitionRoutes } from './definitions';
import { notificationRoutes } from './notifications';
import { organisationRoutes } from './organisation';
import { presenceRoutes } from './presences';
import { routingRoutes } from './routing';
import { tokenRoutes } from './tokens';
import { userRoutes } from './users';

/** The operations of the `platform` dialect: the real Platform API, as far as it is simulated. */
export const platformRoutes: readonly ApiRoute[] = [
  ...tokenRoutes,
  ...presenceRoutes,
  ...definitionRoutes,
  ...routingRoutes,
  ...userRoutes,
  ...organisationRoutes,
  ...notificationRoutes,
  ...analyticsRoutes,
];
