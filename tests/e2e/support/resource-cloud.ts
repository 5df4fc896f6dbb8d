import { startSimulator, type SimulatorDescription } from '../../../electron/simulator';
import type { LedgerEntry } from '../../../electron/simulator/model/ledger';
import type { ReceivedRequest } from '../../../electron/simulator/model/request-log';
import { until } from './until';

/** A simulated organisation that speaks the presence-resource API, and the hand of somebody else in it. */
export interface ResourceCloud {
  /** What makes the app use it, as the README says. */
  readonly environment: Readonly<Record<string, string>>;
  /** Calls `/simulator/<name>`. */
  control(name: string, body: object): Promise<void>;
  clearFaults(): Promise<void>;
  /** Somebody else sets the agent's presence, by its id. */
  changeElsewhere(definitionId: string): Promise<void>;
  /** Waits until the newest change of the agent is of this system presence. */
  holds(systemPresence: string): Promise<LedgerEntry>;
  /** The writes that were received, oldest first. */
  puts(): Promise<readonly ReceivedRequest[]>;
  dispose(): Promise<void>;
}

export async function startResourceCloud(): Promise<ResourceCloud> {
  const simulator = await startSimulator({ historyDays: 1, dialect: 'resource' });
  const { url } = simulator;
  const { oauth, agents }: SimulatorDescription = simulator.describe();
  const userId = agents[0]?.id ?? '';

  async function ask(path: string, init?: RequestInit): Promise<unknown> {
    const answer = await fetch(`${url}/simulator/${path}`, init);
    if (!answer.ok) throw new Error(`/simulator/${path}: ${await answer.text()}`);
    return answer.json();
  }
  async function control(name: string, body: object): Promise<void> {
    const headers = { 'Content-Type': 'application/json' };
    await ask(name, { method: 'POST', headers, body: JSON.stringify(body) });
  }
  return {
    environment: {
      GENESYS_DIALECT: 'resource',
      GENESYS_ORG_HOST: url,
      GENESYS_CLIENT_ID: oauth.clientId,
      GENESYS_CLIENT_SECRET: oauth.clientSecret,
      GENESYS_USER_ID: userId,
    },
    control,
    async clearFaults() {
      await ask('faults', { method: 'DELETE' });
    },
    changeElsewhere: (definitionId) => control('presence', { userId, definitionId, by: 'a supervisor' }),
    holds: (systemPresence) =>
      until(`the simulated cloud holds ${systemPresence}`, async () => {
        const { entries } = (await ask(`ledger?userId=${userId}`)) as { entries: LedgerEntry[] };
        const newest = entries.at(-1);
        return newest?.systemPresence === systemPresence ? newest : undefined;
      }),
    async puts() {
      const { requests } = (await ask('requests')) as { requests: ReceivedRequest[] };
      return requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/presence'));
    },
    dispose: () => simulator.dispose(),
  };
}
