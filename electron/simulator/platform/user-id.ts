import type { ApiCall } from '../api/route';
import { findAgent } from '../organisation/organisation';

/** The user that the path names, or null when there is none. `me` counts only where the settings say so. */
export function readUserId({ cloud, parameters, token }: ApiCall): string | null {
  const named = parameters['userId'] ?? '';
  if (named === 'me' && cloud.settings.acceptsMeAsUserId) return token.userId;
  return findAgent(cloud.organisation, named.toLowerCase())?.id ?? null;
}
