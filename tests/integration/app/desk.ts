import { createApp } from '../../../electron/app';
import type { App, AppOptions } from '../../../electron/app';
import { startSimulator } from '../../../electron/simulator';
import type { Simulator, SimulatorDescription } from '../../../electron/simulator';
import type { LedgerEntry } from '../../../electron/simulator/model/ledger';
import type { ReceivedRequest } from '../../../electron/simulator/model/request-log';
import type { Snapshot } from '../../../shared/snapshot';
import { eventually } from '../../fakes/eventually';
import { FakePorts } from '../../fakes/ports';
import type { FakeSecretStore } from '../../fakes/secret-store';
import type { FakeTray } from '../../fakes/tray';

export { systemDefinitionIds as presences } from '../../../electron/simulator/organisation/definitions';

export const presencePath = '/api/v2/users/*/presences/purecloud';

/** The app on its edges, and what a person at the computer sees of it. */
export class RunningApp {
  readonly app: App;

  constructor(
    readonly ports: FakePorts,
    options: AppOptions,
  ) {
    this.app = createApp(ports, options);
    ports.tray.connect((command) => this.app.handle(command));
  }

  get tray(): FakeTray {
    return this.ports.tray;
  }

  get snapshot(): Snapshot {
    return this.ports.window.snapshot;
  }

  /** Waits until what is shown is as wanted, looking again at each snapshot. */
  shows(what: string, isShown: (snapshot: Snapshot) => boolean, withinMs?: number): Promise<boolean> {
    return eventually(() => isShown(this.snapshot), {
      watch: this.ports.window.watch,
      what: () => `${what}; it shows ${this.tray.model.tooltip} and the menu ${this.tray.labels.join(' | ')}`,
      ...(withinMs !== undefined && { withinMs }),
    });
  }

  signedIn(): Promise<boolean> {
    return this.shows(
      'signed in, with presence, definitions and a live connection',
      ({ session, connection, presence }) =>
        session.state === 'signed-in' &&
        connection.state === 'live' &&
        presence.current !== null &&
        presence.choices.length > 0,
    );
  }

  signedOut(reason: string): Promise<boolean> {
    return this.shows(`signed out as ${reason}`, ({ session }) => {
      return session.state === 'signed-out' && session.reason === reason;
    });
  }

  /** Signs the agent out at their word, and waits until they are. */
  async signOut(): Promise<void> {
    await this.ports.handlers?.['session.signOut']({ setOffline: false });
    await this.signedOut('by-user');
  }

  /** Waits until the tray has checked this presence and nothing is under way. */
  async settledOn(label: string, withinMs?: number): Promise<void> {
    await this.shows(
      `${label} is confirmed`,
      ({ presence }) => presence.current?.label === label && presence.wanted === null,
      withinMs,
    );
  }
}

/** One simulated organisation, and the computers of its agents. */
export class Desk {
  readonly #running: RunningApp[] = [];

  private constructor(
    readonly simulator: Simulator,
    readonly description: SimulatorDescription,
  ) {}

  static async open(dialect: SimulatorDescription['dialect'] = 'platform'): Promise<Desk> {
    const simulator = await startSimulator({ seed: 5, historyDays: 1, dialect });
    return new Desk(simulator, simulator.describe());
  }

  agent(index = 0): SimulatorDescription['agents'][number] {
    const agent = this.description.agents[index];
    if (agent === undefined) throw new Error(`The organisation has no agent ${index}.`);
    return agent;
  }

  /** Starts the app for this organisation; whoever is asked to sign in is the first agent unless told otherwise. */
  start(given: { ports?: FakePorts; secrets?: FakeSecretStore; agentIndex?: number } = {}): RunningApp {
    const ports = given.ports ?? new FakePorts(given.secrets);
    ports.shell.signInAs = this.agent(given.agentIndex).email;
    const { url, oauth } = this.description;
    return this.run(ports, {
      kind: 'cloud',
      orgHost: url,
      access: { dialect: 'platform', clientId: oauth.publicClientId, grant: { kind: 'browser', redirectUri: null } },
    });
  }

  run(ports: FakePorts, mode: AppOptions['mode'], setUpOpens: AppOptions['setUpOpens'] = 'never'): RunningApp {
    const running = new RunningApp(ports, {
      mode,
      version: '0.1.0',
      platform: 'linux',
      locale: 'en-GB',
      isLocalBuild: false,
      setUpOpens,
    });
    this.#running.push(running);
    return running;
  }

  /** Starts the app and signs its agent in with the browser. */
  async startSignedIn(given: Parameters<Desk['start']>[0] = {}): Promise<RunningApp> {
    const running = this.start(given);
    await running.signedOut('never');
    running.tray.click('Sign in…');
    await running.signedIn();
    return running;
  }

  /** Calls the control plane of the simulator. */
  async control(name: string, body: object): Promise<void> {
    const answer = await fetch(`${this.simulator.url}/simulator/${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
  }

  async clearFaults(): Promise<void> {
    await fetch(`${this.simulator.url}/simulator/faults`, { method: 'DELETE' });
  }

  /** Every presence change of an agent, in order. */
  async ledger(agentIndex = 0): Promise<readonly LedgerEntry[]> {
    const answer = await fetch(`${this.simulator.url}/simulator/ledger?userId=${this.agent(agentIndex).id}`);
    return ((await answer.json()) as { entries: LedgerEntry[] }).entries;
  }

  /** What the simulator received for this method and path pattern, in order. */
  async requests(method: string, pathPattern: string): Promise<readonly ReceivedRequest[]> {
    const answer = await fetch(`${this.simulator.url}/simulator/requests?path=${encodeURIComponent(pathPattern)}`);
    const { requests } = (await answer.json()) as { requests: ReceivedRequest[] };
    return requests.filter((request) => request.method === method);
  }

  async close(): Promise<void> {
    await Promise.all(this.#running.map(({ app }) => app.dispose()));
    await this.simulator.dispose();
  }
}
