import type { SeededRandom } from '../random';
import type { Agent } from './agents';
import { createAgents } from './agents';
import type { Definition } from './definitions';
import { createDefinitions } from './definitions';
import type { OAuthClient } from './oauth-clients';
import { createOAuthClients } from './oauth-clients';
import { allScopes } from './permissions';

/** Everything about the simulated organisation that never changes while it runs. */
export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly homeDivision: { readonly id: string; readonly name: string };
  readonly agents: readonly [Agent, ...Agent[]];
  readonly definitions: readonly Definition[];
  readonly publicClient: OAuthClient;
  readonly confidentialClient: OAuthClient;
}

/** @param scopes what its OAuth clients may use. */
export function createOrganisation(random: SeededRandom, scopes: readonly string[] = allScopes): Organisation {
  const clients = createOAuthClients(random.fork('oauth-clients'), scopes);
  const own = random.fork('organisation');
  return {
    id: own.guid(),
    name: 'Lakeside Insurance (simulated)',
    domain: 'lakeside-simulated',
    homeDivision: { id: own.guid(), name: 'Home' },
    agents: createAgents(random.fork('agents')),
    definitions: createDefinitions(random.fork('definitions')),
    publicClient: clients.public,
    confidentialClient: clients.confidential,
  };
}

export function findClient(organisation: Organisation, clientId: string): OAuthClient | undefined {
  return [organisation.publicClient, organisation.confidentialClient].find((client) => client.id === clientId);
}

export function findAgent(organisation: Organisation, userId: string): Agent | undefined {
  return organisation.agents.find((agent) => agent.id === userId);
}
