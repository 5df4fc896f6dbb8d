import type { CloudResult, Identity } from '../../ports';
import { ok } from '../../../shared/result';
import type { HttpClient } from '../http-client';
import { identitySchema, otherUserSchema } from './schemas';
import { readTokenInfo } from './token-info';

/** Who the token's agent is. */
export function identifyAgent(http: HttpClient, signal: AbortSignal): CloudResult<Identity> {
  return http.send(
    {
      operation: 'users.me',
      method: 'GET',
      path: '/api/v2/users/me',
      scopes: ['user-basic-info'],
      query: { expand: 'organization,authorization' },
      answer: identitySchema,
    },
    signal,
  );
}

/**
 * Who the agent is that an OAuth client acts for. The client is nobody itself, so the organisation is that of its token, and
 * its own permissions are not told.
 */
export async function identifyFor(userId: string, http: HttpClient, signal: AbortSignal): CloudResult<Identity> {
  const user = await http.send(
    {
      operation: 'users.read',
      method: 'GET',
      path: `/api/v2/users/${encodeURIComponent(userId)}`,
      scopes: ['users:readonly', 'users'],
      answer: otherUserSchema,
    },
    signal,
  );
  if (!user.ok) return user;
  const token = await readTokenInfo(http, signal);
  if (!token.ok) return token;
  const { organisationId, organisationName } = token.value;
  return ok({
    userId: user.value.id,
    userName: user.value.name ?? '',
    email: user.value.email ?? null,
    organisationId,
    organisationName,
    permissions: null,
  });
}
