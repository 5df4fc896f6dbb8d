import { defaultTransitionPolicy } from '../../../electron/core/presence/transition-policy';
import { createMemoryJournal } from '../../../electron/adapters/memory-journal';
import { createHttpClient, type HttpClient } from '../../../electron/genesys/http-client';
import { createClientCredentialsGrant } from '../../../electron/genesys/oauth/client-credentials';
import { createPlatformGateway } from '../../../electron/genesys/platform/gateway';
import { openWebSocket } from '../../../electron/adapters/socket/web-socket';
import { createResourceGateway } from '../../../electron/genesys/resource/gateway';
import { resourceScopes } from '../../../electron/genesys/resource/states';
import type { Clock, OpenSocket, PresenceGateway, TokenSource } from '../../../electron/ports';
import { createAccount, type Account } from '../../../electron/services/account';
import { startSimulator, type SimulatorDialect } from '../../../electron/simulator';
import { createTranslator } from '../../../shared/i18n';
import { eventually } from '../../fakes/eventually';
import { FakePacer } from '../../fakes/pacer';
import { FakeLog } from '../../fakes/log';
import { noRenewal, openTokenManager, tokensFor } from '../../fakes/token-manager';
import { nobodyWatched } from '../../fakes/nobody-watched';
import { createVirtualTime, type VirtualTime } from '../../fakes/virtual-time';
import { signInByHint } from '../simulator/support';
import { startFaultFront, type FaultFront } from './fault-front';
import { createTrackedFetch } from './tracked-fetch';

/** A row of the simulator's ledger: one change that was carried out. */
export interface LedgerRow {
  readonly definitionId: string;
  readonly systemPresence: string;
  readonly previousDefinitionId: string;
  readonly by: { readonly kind: 'api' | 'control' | 'platform' };
}

/** One agent's account over real HTTP to a simulated cloud, behind a front that breaks what it is told to. Time is virtual. */
export interface Desk {
  readonly account: Account;
  readonly front: FaultFront;
  readonly time: VirtualTime;
  isSignedIn(): boolean;
  /** Signs the agent in (again); a program with client credentials is always signed in. */
  signIn(): Promise<void>;
  control(name: string, body: object): Promise<void>;
  ledger(): Promise<readonly LedgerRow[]>;
  readonly userId: string;
  /** Breaks the socket of the event feed. */
  loseSocket(): Promise<void>;
  /** Whether a request waits for its answer. */
  isAsking(): boolean;
  /** Lets so much time pass. */
  pass(durationMs: number): Promise<void>;
  /**
   * Lets time pass, from one thing that falls due to the next, until the condition holds.
   *
   * @returns how much time has passed, in milliseconds.
   * @throws when it does not hold within the limit.
   */
  runUntil(condition: () => boolean, what: string, limitMs?: number): Promise<number>;
  dispose(): Promise<void>;
}

/** Real milliseconds that a request over loopback may take on a busy machine. */
const QUIET_LIMIT_MS = 20_000;

/**
 * @param skewMs The cloud's clock minus that of the desk.
 * @param watch Who is at the desk, and what happens when they are gone.
 */
export async function openDesk(
  dialect: SimulatorDialect,
  skewMs = 0,
  watch: (clock: Clock) => ReturnType<typeof nobodyWatched> = nobodyWatched,
): Promise<Desk> {
  const time = createVirtualTime();
  const { clock, scheduler } = time;
  const simulator = await startSimulator({ dialect, historyDays: 0, clock: { now: () => clock.now() + skewMs } });
  const front = await startFaultFront(simulator.url, scheduler);
  const tracked = createTrackedFetch();
  const sockets = createTrackedSockets(openWebSocket);
  const log = new FakeLog();
  const { oauth, agents } = simulator.describe();
  const agent = agents[0];
  if (agent === undefined) throw new Error('The simulated organisation has no agent.');
  const userId = agent.id;
  const chance = { uuid: () => crypto.randomUUID(), fraction: () => 0.5 };
  const client = (tokens: TokenSource | null): HttpClient =>
    createHttpClient({ origin: front.url, tokens, fetch: tracked.fetch, userAgent: 'x', clock, scheduler, log });

  const keeper = openTokenManager(noRenewal, { clock, scheduler, onLost: () => account.pause() });
  keeper.close();
  const credentials = { clientId: oauth.clientId, clientSecret: oauth.clientSecret, scopes: resourceScopes };
  const ownTokens = openTokenManager(createClientCredentialsGrant(credentials, client(null), clock), {
    clock,
    scheduler,
  });
  const gateway: PresenceGateway =
    dialect === 'platform'
      ? createPlatformGateway({ http: client(keeper), openSocket: sockets.open, clock, scheduler, chance, log })
      : createResourceGateway({
          http: client(ownTokens),
          userId,
          translator: createTranslator('en'),
          clock,
          scheduler,
          chance,
          log,
        });
  const account = createAccount({
    gateway,
    identity: {
      userId,
      userName: agent.name,
      email: null,
      organisationId: 'o',
      organisationName: 'o',
      permissions: null,
    },
    journal: createMemoryJournal(clock),
    clock,
    scheduler,
    chance,
    log,
    pacer: new FakePacer(),
    ...watch(clock),
    onChange: () => undefined,
    policy: defaultTransitionPolicy,
    onTimerOver: () => undefined,
    onTokenRevoked: () => {
      const token = keeper.current();
      if (token !== null) keeper.invalidate(token);
    },
  });

  const isBusy = (): boolean =>
    front.isAsking() || sockets.isBusy() || tracked.open().some((number) => !front.isHeld(number));

  async function quiet(): Promise<void> {
    const endAt = Date.now() + QUIET_LIMIT_MS;
    for (let turnsInPeace = 0; turnsInPeace < 3;) {
      await time.settle();
      turnsInPeace = isBusy() ? 0 : turnsInPeace + 1;
      if (Date.now() > endAt) throw new Error('The wire does not come to rest.');
    }
  }

  async function runUntil(condition: () => boolean, what: string, limitMs = 30 * 60_000): Promise<number> {
    const startAt = clock.now();
    for (;;) {
      await quiet();
      if (condition()) return clock.now() - startAt;
      const nextMs = time.nextInMs();
      if (nextMs === null || clock.now() - startAt + nextMs > limitMs)
        throw new Error(`It does not come true: ${what}`);
      await time.advance(nextMs);
    }
  }

  async function control(name: string, body: object): Promise<void> {
    const answer = await fetch(`${simulator.url}/simulator/${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
  }

  return {
    account,
    front,
    time,
    userId,
    control,
    async loseSocket() {
      await control('socket', { action: 'drop' });
      await eventually(() => account.connection().state !== 'live', { what: 'the loss is noticed' });
    },
    isAsking: () => tracked.open().length > 0,
    async pass(durationMs) {
      let isOver = false;
      const end = scheduler.after(durationMs, () => (isOver = true));
      await runUntil(() => isOver, 'time passes');
      end.dispose();
    },
    runUntil,
    isSignedIn: () => dialect === 'resource' || keeper.current() !== null,
    async signIn() {
      if (dialect === 'platform') {
        const accessToken = await signInByHint(simulator.url, oauth.publicClientId, agent.email);
        keeper.open(tokensFor(accessToken, clock.now() + 86_400_000));
      }
      account.resume();
    },
    async ledger() {
      const answer = await fetch(`${simulator.url}/simulator/ledger?userId=${userId}`);
      return ((await answer.json()) as { entries: LedgerRow[] }).entries;
    },
    async dispose() {
      account.dispose();
      keeper.dispose();
      ownTokens.dispose();
      await front.dispose();
      await simulator.dispose();
    },
  };
}

/** Sockets of which a test can tell whether one is opening, or waits for an answer. */
function createTrackedSockets(openSocket: OpenSocket): { readonly open: OpenSocket; isBusy(): boolean } {
  const busy = new Set<symbol>();
  return {
    isBusy: () => busy.size > 0,
    open(url, listener) {
      const id = Symbol('socket');
      const rest = (): void => void busy.delete(id);
      busy.add(id);
      const socket = openSocket(url, {
        opened() {
          rest();
          listener.opened();
        },
        received(text) {
          rest();
          listener.received(text);
        },
        ended() {
          rest();
          listener.ended();
        },
      });
      return {
        send(text) {
          busy.add(id);
          socket.send(text);
        },
        close() {
          rest();
          socket.close();
        },
      };
    },
  };
}
