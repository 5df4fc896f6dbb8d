import type { ApiRoute } from '../api/route';
import { userRoutes } from '../platform/users';
import { historyRoutes } from './history';
import { presenceResourceRoutes } from './presence';
import type { ResourceScope } from './scopes';

const readScope: ResourceScope = 'presence:read';

/** The operations of the `resource` dialect: the presence of a user, its history, and who users are. */
export const resourceRoutes: readonly ApiRoute[] = [
  ...presenceResourceRoutes,
  ...historyRoutes,
  // The scopes of the Platform API do not exist in this dialect.
  ...userRoutes.map((one) => ({ ...one, scopes: [readScope] })),
];
