import { systemChance, systemClock, systemScheduler } from '../../../electron/adapters/system-time';
import { createHttpClient, type HttpClient } from '../../../electron/genesys/http-client';
import { createClientCredentialsGrant } from '../../../electron/genesys/oauth/client-credentials';
import { createPlatformGateway } from '../../../electron/genesys/platform/gateway';
import { openWebSocket } from '../../../electron/adapters/socket/web-socket';
import { createResourceGateway } from '../../../electron/genesys/resource/gateway';
import { resourceScopes } from '../../../electron/genesys/resource/states';
import type { Feed, PresenceGateway, Scheduler, TokenSource } from '../../../electron/ports';
import { startSimulator, type SimulatorDialect } from '../../../electron/simulator';
import { createTranslator } from '../../../shared/i18n';
import { FakeLog } from '../../fakes/log';
import { startMeddler, type Meddler } from './meddler';
import { clientOf, signInSimulatedAgent, tokensOf } from './simulated-agent';

/** What a dialect calls the things that the contract speaks of. */
export interface Dialect {
  readonly name: SimulatorDialect;
  /** Definitions that may follow Available, and each other. */
  readonly available: string;
  readonly busy: string;
  readonly offline: string;
  readonly presencePath: string;
  readonly writeMethod: string;
  /** Scopes that do for reading and not for writing, and the one that is missing then. */
  readonly readingScopes: readonly string[];
  readonly writeScope: string;
  /** How long is waited after 429 without `Retry-After`; null where the gateway leaves that to others. */
  readonly untoldPauseMs: number | null;
  /** Makes the feed notice at once what it would notice in time. */
  readonly lookAgain: (feed: Feed) => void;
  readonly createGateway: (http: HttpClient, userId: string, log: FakeLog) => PresenceGateway;
}

/** The definitions of the simulated organisation that stand behind the changes made elsewhere. */
export const mealInOrganisation = '3fd96123-badb-4f69-bc03-1b1ccc6d8014';

const system = { clock: systemClock, scheduler: systemScheduler, chance: systemChance };

export const platform: Dialect = {
  name: 'platform',
  available: '6a3af858-942f-489d-9700-5f9bcdcdae9b',
  busy: '31fe3bac-dea6-44b7-bed7-47f91660a1a0',
  offline: 'ccf3c10a-aa2c-4845-8e8d-f59fa48c58e5',
  presencePath: '/api/v2/users/*/presences/purecloud',
  writeMethod: 'PATCH',
  readingScopes: ['presence:readonly', 'user-basic-info'],
  writeScope: 'presence',
  untoldPauseMs: null,
  lookAgain: () => undefined,
  createGateway: (http, _userId, log) => createPlatformGateway({ http, openSocket: openWebSocket, ...system, log }),
};

export const resource: Dialect = {
  name: 'resource',
  available: 'available',
  busy: 'unavailable',
  offline: 'offline',
  presencePath: '/api/v2/users/*/presence',
  writeMethod: 'PUT',
  readingScopes: ['presence:read'],
  writeScope: 'presence:write',
  untoldPauseMs: 2_000,
  lookAgain: (feed) => feed.reconnectNow(),
  createGateway: (http, userId, log) =>
    createResourceGateway({ http, userId, translator: createTranslator('en'), ...system, log }),
};

export interface ContractCloud {
  readonly gateway: PresenceGateway;
  readonly agent: { readonly id: string; readonly name: string };
  readonly accessToken: string;
  readonly meddler: Meddler;
  readonly log: FakeLog;
  /** Calls the control plane of the simulator. */
  control(name: string, body: object): Promise<void>;
  /** A gateway like `gateway`, with other tokens or another scheduler for its time-outs. */
  gatewayWith(tokens: TokenSource, scheduler?: Scheduler): PresenceGateway;
  dispose(): Promise<void>;
}

interface Signed {
  readonly url: string;
  readonly agent: { readonly id: string; readonly name: string };
  readonly accessToken: string;
  readonly dispose: () => Promise<void>;
}

/** Starts a cloud of this dialect with a gateway to it, and a stretch of bad network between them. */
export async function startContractCloud(dialect: Dialect, settings: object = {}): Promise<ContractCloud> {
  const { url, agent, accessToken, dispose } =
    dialect.name === 'platform' ? await signInAgent(settings) : await signInClient(settings);
  const meddler = await startMeddler(url);
  const log = new FakeLog();
  const gatewayWith = (tokens: TokenSource, scheduler: Scheduler = systemScheduler): PresenceGateway => {
    const http = createHttpClient({
      origin: meddler.url,
      tokens,
      fetch: (input, init) => fetch(input, init),
      userAgent: 'PresenceTray/test',
      clock: systemClock,
      scheduler,
      log,
    });
    return dialect.createGateway(http, agent.id, log);
  };
  return {
    gateway: gatewayWith(tokensOf(accessToken)),
    agent,
    accessToken,
    meddler,
    log,
    control: (name, body) => control(url, name, body),
    gatewayWith,
    async dispose() {
      await meddler.dispose();
      await dispose();
    },
  };
}

async function signInAgent(settings: object): Promise<Signed> {
  const { simulator, agent, accessToken } = await signInSimulatedAgent(0, settings);
  return { url: simulator.url, agent, accessToken, dispose: () => simulator.dispose() };
}

async function signInClient(settings: object): Promise<Signed> {
  const simulator = await startSimulator({ seed: 5, historyDays: 1, dialect: 'resource' });
  const { url, oauth, agents } = simulator.describe();
  const [agent] = agents;
  if (agent === undefined) throw new Error('There is no agent.');
  await control(url, 'settings', settings);
  const grant = createClientCredentialsGrant({ ...oauth, scopes: resourceScopes }, clientOf(url, null), systemClock);
  const token = await grant.renew(null, new AbortController().signal);
  if (!token.ok) throw new Error(token.error.detail);
  return { url, agent, accessToken: token.value.accessToken, dispose: () => simulator.dispose() };
}

async function control(url: string, name: string, body: object): Promise<void> {
  const answer = await fetch(`${url}/simulator/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
}
