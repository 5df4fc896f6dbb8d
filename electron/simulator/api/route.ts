import type { z } from 'zod';
import type { SimulatedCloud } from '../cloud';
import type { AccessToken } from '../model/token-store';
import type { Actor } from '../model/actor';
import type { Agent } from '../organisation/agents';
import type { Answer } from './answer';
import { bodyError } from './body-error';

/** One authorised request to the API. */
export interface ApiCall {
  readonly cloud: SimulatedCloud;
  readonly token: AccessToken;
  /** Null for client credentials. */
  readonly user: Agent | null;
  readonly permissions: readonly string[];
  /** Who a change made by this call is put down to. */
  readonly actor: Actor;
  /** Path parameters by name. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON body; undefined without one. */
  readonly body: unknown;
}

export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One operation of the API. */
export interface ApiRoute {
  readonly method: HttpMethod;
  /** With its parameters in braces: `/api/v2/users/{userId}/presences/purecloud`. */
  readonly path: string;
  /** One of these scopes is needed; none when empty. `presence` includes `presence:readonly`. */
  readonly scopes: readonly string[];
  /** One of these permissions is needed. */
  readonly permissions?: readonly string[];
  /** Client credentials are refused with `not.a.user`. */
  readonly needsUser?: boolean;
  /** This request does not count as activity for the inactivity timeout. */
  readonly keepsIdleTime?: (query: URLSearchParams) => boolean;
  readonly hasBody?: boolean;
  readonly handle: (call: ApiCall) => Answer;
}

/** A route without a request body. */
export function route(definition: Omit<ApiRoute, 'hasBody'>): ApiRoute {
  return definition;
}

/** A route whose body must fit the schema; `bodyName` is what the API calls the body's type in error messages. */
export function routeWithBody<Body>(
  definition: Omit<ApiRoute, 'hasBody' | 'handle'> & {
    readonly bodyName: string;
    readonly schema: z.ZodType<Body>;
    readonly handle: (call: ApiCall, body: Body) => Answer;
  },
): ApiRoute {
  const { schema, bodyName, handle, ...rest } = definition;
  return {
    ...rest,
    hasBody: true,
    handle: (call) => {
      const parsed = schema.safeParse(call.body);
      return parsed.success ? handle(call, parsed.data) : bodyError(parsed.error, bodyName);
    },
  };
}

export const okAnswer = (body: unknown): Answer => ({ status: 200, body });
