import type { SimulatorOptions } from '../../../../electron/simulator';
import type { ApiAnswer, Body, TestCloud } from '../support';
import { basic, requestToken, startTestCloud, text } from '../support';

export const scopes = 'presence:write presence:read analytics:read';

/** A program with client credentials in the `resource` dialect. */
export interface ResourceClient {
  readonly cloud: TestCloud;
  readonly userId: string;
  get(path: string): Promise<ApiAnswer>;
  put(body: unknown, headers?: Readonly<Record<string, string>>): Promise<ApiAnswer>;
  /** The presence, as a path below the user. */
  readonly path: string;
  history(query: Readonly<Record<string, string>>): Promise<ApiAnswer>;
}

export const states = {
  available: { presenceState: 'available', presenceAvailability: 'available' },
  unavailable: { presenceState: 'unavailable', presenceAvailability: 'unavailable' },
  away: { presenceState: 'away', presenceAvailability: 'unavailable' },
  offline: { presenceState: 'offline', presenceAvailability: 'offline' },
} as const;

export const startResourceCloud = (options: SimulatorOptions = {}): Promise<TestCloud> =>
  startTestCloud({ ...options, dialect: 'resource' });

export async function tokenFor(cloud: TestCloud, scope: string | null = scopes): Promise<string> {
  const { clientId, clientSecret } = cloud.description.oauth;
  const form = { grant_type: 'client_credentials', ...(scope === null ? {} : { scope }) };
  const { body } = await requestToken(cloud.url, form, basic(clientId, clientSecret));
  return text(body['access_token']);
}

export async function connect(cloud: TestCloud, token?: string): Promise<ResourceClient> {
  const bearer = token ?? (await tokenFor(cloud));
  const userId = cloud.agent(0).id;
  const path = `/api/v2/users/${userId}/presence`;
  const call = async (method: string, of: string, body?: unknown, headers: object = {}): Promise<ApiAnswer> => {
    const response = await fetch(`${cloud.url}${of}`, {
      method,
      headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  };
  return {
    cloud,
    userId,
    path,
    get: (of) => call('GET', of),
    put: (body, headers) => call('PUT', path, body, headers),
    history: (query) => call('GET', `${path}/history?${new URLSearchParams(query).toString()}`),
  };
}
