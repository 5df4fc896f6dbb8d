import { startSimulator, type SimulatorDescription } from '../../../electron/simulator';
import type { LedgerEntry } from '../../../electron/simulator/model/ledger';
import type { ReceivedRequest } from '../../../electron/simulator/model/request-log';
import { until } from './until';

type Agent = SimulatorDescription['agents'][number];

interface Definition {
  readonly id: string;
  readonly systemPresence: string;
  readonly languageLabels: Readonly<Record<string, string>>;
}

/** A simulated organisation outside the app, and the hand of somebody else in it. */
export interface Cloud {
  readonly url: string;
  readonly publicClientId: string;
  /** The OAuth client that acts without an agent. */
  readonly application: { readonly clientId: string; readonly clientSecret: string };
  /** The first has every permission, the third may not go On Queue. */
  readonly agents: readonly [Agent, Agent, Agent];
  /** The id of the presence definition with this English label. */
  definitionId(label: string): string;
  /** The English labels of all that an agent can choose. */
  readonly labels: readonly string[];
  /** Somebody else (a supervisor, another computer) sets the agent's presence. */
  changeElsewhere(label: string, agent?: Agent): Promise<void>;
  /** Calls `/simulator/<name>`. */
  control(name: string, body: object): Promise<void>;
  /** Breaks answers from now on; see docs/simulator.md. */
  addFault(fault: object): Promise<void>;
  clearFaults(): Promise<void>;
  /** Every presence change of an agent, oldest first. */
  ledger(agent?: Agent): Promise<readonly LedgerEntry[]>;
  /** Waits until the newest change of the agent is as wanted. */
  holds(label: string, agent?: Agent): Promise<LedgerEntry>;
  /** What was received for a path pattern, oldest first. */
  requests(pathPattern: string): Promise<readonly ReceivedRequest[]>;
  dispose(): Promise<void>;
}

export const presencePath = '/api/v2/users/*/presences/purecloud';

/** @param historyDays for how many days each agent has worked there. */
export async function startCloud(historyDays: number): Promise<Cloud> {
  const simulator = await startSimulator({ historyDays });
  const { url } = simulator;
  const { oauth, agents } = simulator.describe();
  const definitions = await readDefinitions(simulator.describe());
  // What is received from here on is the app's doing.
  await fetch(`${url}/simulator/requests`, { method: 'DELETE' });
  const [first, second, third] = agents;
  if (first === undefined || second === undefined || third === undefined) throw new Error('Three agents are wanted.');

  async function ask(path: string, init?: RequestInit): Promise<unknown> {
    const answer = await fetch(`${url}/simulator/${path}`, init);
    if (!answer.ok) throw new Error(`/simulator/${path}: ${await answer.text()}`);
    return answer.json();
  }
  const definitionId = (label: string): string => {
    const found = definitions.find(({ languageLabels }) => languageLabels['en_US'] === label);
    if (found === undefined) throw new Error(`No presence is called ${label}.`);
    return found.id;
  };
  const cloud: Cloud = {
    url,
    publicClientId: oauth.publicClientId,
    application: { clientId: oauth.clientId, clientSecret: oauth.clientSecret },
    agents: [first, second, third],
    definitionId,
    labels: definitions
      .filter(({ systemPresence }) => systemPresence !== 'Idle')
      .map(({ languageLabels }) => languageLabels['en_US'] ?? ''),
    changeElsewhere: (label, agent = first) =>
      cloud.control('presence', { userId: agent.id, definitionId: definitionId(label), by: 'a supervisor' }),
    async control(name, body) {
      await ask(name, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    },
    addFault: (fault) => cloud.control('faults', fault),
    async clearFaults() {
      await ask('faults', { method: 'DELETE' });
    },
    async ledger(agent = first) {
      const { entries } = (await ask(`ledger?userId=${agent.id}`)) as { entries: LedgerEntry[] };
      return entries;
    },
    holds: (label, agent = first) =>
      until(`the simulated cloud holds ${label} for ${agent.name}`, async () => {
        const newest = (await cloud.ledger(agent)).at(-1);
        return newest?.definitionId === definitionId(label) ? newest : undefined;
      }),
    async requests(pathPattern) {
      const found = await ask(`requests?path=${encodeURIComponent(pathPattern)}`);
      return (found as { requests: ReceivedRequest[] }).requests;
    },
    dispose: () => simulator.dispose(),
  };
  return cloud;
}

/** As any integration of the organisation reads them: by client credentials. Deactivated ones are not among them. */
async function readDefinitions({ url, oauth }: SimulatorDescription): Promise<readonly Definition[]> {
  const basic = Buffer.from(`${oauth.clientId}:${oauth.clientSecret}`).toString('base64');
  const granted = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token } = (await granted.json()) as { access_token: string };
  const listed = await fetch(`${url}/api/v2/presence/definitions`, {
    headers: { Authorization: `Bearer ${access_token}` },
  });
  return ((await listed.json()) as { entities: Definition[] }).entities;
}
