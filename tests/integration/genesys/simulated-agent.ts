import { systemChance, systemClock, systemScheduler } from '../../../electron/adapters/system-time';
import { cloudError } from '../../../electron/genesys/cloud-error';
import { createHttpClient, type HttpClient } from '../../../electron/genesys/http-client';
import { signInWithBrowser } from '../../../electron/genesys/oauth/authorize';
import { usualRedirect } from '../../../electron/genesys/oauth/redirect-target';
import { createPlatformGateway } from '../../../electron/genesys/platform/gateway';
import { openWebSocket } from '../../../electron/adapters/socket/web-socket';
import { resolveCloud, type CloudAddresses } from '../../../electron/genesys/regions';
import type { FeedEvent, PresenceGateway, TokenSource } from '../../../electron/ports';
import { startSimulator, type Simulator, type SimulatorDescription } from '../../../electron/simulator';
import { createTranslator } from '../../../shared/i18n';
import { err, ok } from '../../../shared/result';
import { FakeLog } from '../../fakes/log';

/** Tokens that a test hands out: the first until it is invalidated, then the next. */
export function tokensOf(...accessTokens: string[]): TokenSource & { readonly invalidated: string[] } {
  const invalidated: string[] = [];
  return {
    invalidated,
    get: () => {
      const token = accessTokens.find((candidate) => !invalidated.includes(candidate));
      return Promise.resolve(token === undefined ? err(cloudError('unauthorised', 'signed out')) : ok(token));
    },
    invalidate: (token) => void invalidated.push(token),
  };
}

export function addressesOf(url: string): CloudAddresses {
  const resolved = resolveCloud(url);
  if (!resolved.ok) throw new Error(resolved.error.detail);
  return resolved.value;
}

export function clientOf(origin: string, tokens: TokenSource | null, log = new FakeLog()): HttpClient {
  return createHttpClient({
    origin,
    tokens,
    fetch: (input, init) => fetch(input, init),
    userAgent: 'PresenceTray/test',
    clock: systemClock,
    scheduler: systemScheduler,
    log,
  });
}

export interface SimulatedAgent {
  readonly simulator: Simulator;
  readonly agent: SimulatorDescription['agents'][number];
  readonly accessToken: string;
  readonly gateway: PresenceGateway;
  readonly log: FakeLog;
  /** Calls the control plane of the simulator. */
  control(name: string, body: object): Promise<void>;
  /** What the simulator received for a path pattern. */
  requests(pathPattern: string): Promise<{ method: string; path: string; body: string; status: number | null }[]>;
}

/**
 * Signs an agent of a fresh simulated organisation in, by the real flow.
 *
 * @param settings Switches of the simulator that are set before.
 */
export async function signInSimulatedAgent(index = 0, settings: object = {}): Promise<SimulatedAgent> {
  const simulator = await startSimulator({ seed: 5, historyDays: 1 });
  const { agents } = simulator.describe();
  const agent = agents[index];
  if (agent === undefined) throw new Error('There is no such agent.');
  await control(simulator.url, 'settings', settings);
  const log = new FakeLog();
  const accessToken = await signInToSimulator(simulator, agent.email, log);
  const gateway = createPlatformGateway({
    http: clientOf(simulator.url, tokensOf(accessToken), log),
    openSocket: openWebSocket,
    clock: systemClock,
    scheduler: systemScheduler,
    chance: systemChance,
    log,
  });
  return {
    simulator,
    agent,
    accessToken,
    gateway,
    log,
    control: (name, body) => control(simulator.url, name, body),
    async requests(pathPattern) {
      const answer = await fetch(`${simulator.url}/simulator/requests?path=${encodeURIComponent(pathPattern)}`);
      const { requests } = (await answer.json()) as { requests: Awaited<ReturnType<SimulatedAgent['requests']>> };
      return requests;
    },
  };
}

/** Signs an agent in by the real flow, and gives the token. */
export async function signInToSimulator(simulator: Simulator, email: string, log: FakeLog): Promise<string> {
  const tokens = await signInWithBrowser({
    addresses: addressesOf(simulator.url),
    clientId: simulator.describe().oauth.publicClientId,
    account: 'usual',
    loginHint: email,
    http: clientOf(simulator.url, null, log),
    openInBrowser: async (url) => (await fetch(url)).ok,
    redirect: usualRedirect,
    onPage: () => undefined,
    translator: createTranslator('en'),
    clock: systemClock,
    scheduler: systemScheduler,
    log,
    signal: new AbortController().signal,
  });
  if (!tokens.ok) throw new Error(tokens.error.detail);
  return tokens.value.accessToken;
}

async function control(url: string, name: string, body: object): Promise<void> {
  const answer = await fetch(`${url}/simulator/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
}

/** Opens the agent's feed and keeps what it says. */
export function listenTo({ gateway, agent }: SimulatedAgent): {
  events: FeedEvent[];
  feed: ReturnType<PresenceGateway['openFeed']>;
} {
  const events: FeedEvent[] = [];
  return { events, feed: gateway.openFeed(agent.id, (event) => void events.push(event)) };
}
