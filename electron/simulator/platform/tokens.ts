import { z } from 'zod';
import type { ApiCall, ApiRoute } from '../api/route';
import { okAnswer, route, routeWithBody } from '../api/route';
import { apiError } from '../api/api-error';
import { findAgent, findClient } from '../organisation/organisation';

/** `TokenInfo` of the token that the call came with. */
export function tokenInfo({ cloud, token }: ApiCall): object {
  const { organisation } = cloud;
  const reference = { id: organisation.id, name: organisation.name };
  const client = findClient(organisation, token.clientId);
  const idlesAt = cloud.tokens.idlesAt(token);
  return {
    organization: reference,
    homeOrganization: reference,
    authorizedScope: token.scopes,
    ...(idlesAt === null ? {} : { dateTokenIdles: cloud.time.iso(idlesAt) }),
    ...(client === undefined
      ? {}
      : {
          OAuthClient: {
            id: client.id,
            name: client.name,
            authorizedGrantType: client.grantTypes[0],
            scope: token.scopes,
            state: 'active',
            organization: reference,
          },
        }),
  };
}

const timeoutSchema = z.strictObject({
  idleTokenTimeoutSeconds: z.number().int().optional(),
  enableIdleTokenTimeout: z.boolean().optional(),
});

const idleTokenTimeout = ({ cloud }: ApiCall): object => ({
  idleTokenTimeoutSeconds: cloud.settings.idleTokenTimeoutSeconds,
  enableIdleTokenTimeout: cloud.settings.idleTokenTimeoutEnabled,
});

const preservesIdleTime = (query: URLSearchParams): boolean => query.get('preserveIdleTTL') === 'true';

export const tokenRoutes: readonly ApiRoute[] = [
  route({
    method: 'GET',
    path: '/api/v2/tokens/me',
    scopes: ['user-basic-info'],
    keepsIdleTime: preservesIdleTime,
    handle: (call) => okAnswer(tokenInfo(call)),
  }),
  route({
    method: 'HEAD',
    path: '/api/v2/tokens/me',
    scopes: ['user-basic-info'],
    keepsIdleTime: preservesIdleTime,
    handle: () => ({ status: 200 }),
  }),
  route({
    method: 'DELETE',
    path: '/api/v2/tokens/me',
    scopes: ['user-basic-info'],
    handle: ({ cloud, token }) => {
      cloud.tokens.end(token, 'revoked');
      return { status: 200 };
    },
  }),
  route({
    method: 'GET',
    path: '/api/v2/tokens/timeout',
    scopes: ['authorization', 'authorization:readonly', 'organization', 'organization:readonly'],
    handle: (call) => okAnswer(idleTokenTimeout(call)),
  }),
  routeWithBody({
    method: 'PUT',
    path: '/api/v2/tokens/timeout',
    scopes: ['authorization'],
    permissions: ['directory:organization:admin'],
    bodyName: 'IdleTokenTimeout',
    schema: timeoutSchema,
    handle: (call, body) => {
      const { cloud } = call;
      const seconds = body.idleTokenTimeoutSeconds ?? cloud.settings.idleTokenTimeoutSeconds;
      const { isHipaa } = cloud.settings;
      if (seconds < 300 || seconds > (isHipaa ? 900 : 28_800)) {
        return apiError(isHipaa ? 'token.timeout.exceeded.hipaa' : 'token.timeout.exceeded');
      }
      cloud.changeSettings({
        idleTokenTimeoutSeconds: seconds,
        idleTokenTimeoutEnabled: body.enableIdleTokenTimeout ?? cloud.settings.idleTokenTimeoutEnabled,
      });
      return okAnswer(idleTokenTimeout(call));
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v2/tokens/{userId}',
    scopes: ['user-basic-info'],
    permissions: ['oauth:token:delete'],
    handle: ({ cloud, parameters }) => {
      const userId = parameters['userId'] ?? '';
      if (findAgent(cloud.organisation, userId) === undefined) return apiError('not.found');
      cloud.tokens.endAll(userId, 'revoke');
      return { status: 204 };
    },
  }),
];
