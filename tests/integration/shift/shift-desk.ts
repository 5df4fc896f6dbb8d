import { defaultTransitionPolicy } from '../../../electron/core/presence/transition-policy';
import { createMemoryHistoryCache } from '../../../electron/adapters/memory-history-cache';
import { createMemoryJournal } from '../../../electron/adapters/memory-journal';
import { openWebSocket } from '../../../electron/adapters/socket/web-socket';
import { connectCloud, type CloudConnection } from '../../../electron/compose-cloud';
import { usualRedirect } from '../../../electron/genesys/oauth/redirect-target';
import { startSimulator } from '../../../electron/simulator';
import type { ReceivedRequest } from '../../../electron/simulator/model/request-log';
import { createTranslator } from '../../../shared/i18n';
import type { SessionView } from '../../../shared/snapshot';
import { FakeLog } from '../../fakes/log';
import { nobodyIsTold } from '../../fakes/nobody-is-told';
import { FakeSecretStore } from '../../fakes/secret-store';
import { nobodyWatched } from '../../fakes/nobody-watched';
import { createVirtualTime } from '../../fakes/virtual-time';
import { FakeWindow } from '../../fakes/window';
import { createTrackedFetch } from '../faults/tracked-fetch';
import { addressesOf } from '../genesys/simulated-agent';

/** An agent's day over real HTTP to a simulated cloud, in virtual time for both. */
export interface ShiftDesk {
  /** Whether the agent is at the computer. */
  isThere: boolean;
  session(): SessionView;
  /** Every state of the session so far, without repetitions: `signed-in`, or why not. */
  readonly states: readonly string[];
  /** How much time has passed, in milliseconds. */
  elapsedMs(): number;
  pass(durationMs: number): Promise<void>;
  /** What the cloud received from the app since the last call, as `METHOD path`. */
  received(): Promise<readonly string[]>;
  signIn(): Promise<void>;
  /** The organisation decides otherwise. @param settings switches of the simulated organisation. */
  decide(settings: object): Promise<void>;
  /** The agent does something that counts as activity. */
  use(): Promise<void>;
  dispose(): Promise<void>;
}

/** The simulated cloud is told this often that time has passed, so that its heartbeats come. */
const STEP_MS = 30_000;
/** Real milliseconds that a request over loopback may take on a busy machine. */
const QUIET_LIMIT_MS = 20_000;

/** @param settings switches of the simulated organisation. */
export async function beginShift(settings: object): Promise<ShiftDesk> {
  const time = createVirtualTime();
  const { clock, scheduler } = time;
  const { idle, steadyTime, rules } = nobodyWatched(clock);
  const startedAt = clock.now();
  const simulator = await startSimulator({ seed: 5, historyDays: 0, clock });
  const tracked = createTrackedFetch();
  const states: string[] = [];
  let lastSequence = 0;
  const { oauth, agents } = simulator.describe();

  async function control(name: string, body: object): Promise<void> {
    const answer = await fetch(`${simulator.url}/simulator/${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
    await answer.text();
  }
  await control('settings', settings);

  const nameOf = (view: SessionView): string => (view.state === 'signed-out' ? view.reason : view.state);
  const cloud: CloudConnection = connectCloud(
    {
      clock,
      scheduler,
      chance: { uuid: () => crypto.randomUUID(), fraction: () => 0.5 },
      log: new FakeLog(),
      fetch: tracked.fetch,
      openSocket: openWebSocket,
      openJournal: () => createMemoryJournal(clock),
      openHistoryCache: () => createMemoryHistoryCache(),
      timeZone: () => 'UTC',
      window: new FakeWindow(),
      idle,
      steadyTime,
    },
    {
      addresses: addressesOf(simulator.url),
      access: {
        kind: 'agent',
        clientId: oauth.publicClientId,
        secrets: new FakeSecretStore(),
        openSignInPage: async (page) => (await fetch(page)).ok,
        redirect: usualRedirect,
        loginHint: agents[0]?.email ?? '',
      },
      mayRemember: () => true,
      inactivityRules: rules,
      attendance: () => Promise.resolve(desk.isThere ? 'present' : 'gone'),
      keptDays: () => null,
      policy: () => defaultTransitionPolicy,
      openWebhooks: nobodyIsTold(clock, scheduler, steadyTime),
      userAgent: 'PresenceTray/test',
      translator: createTranslator('en'),
      onTimerOver: () => undefined,
      onChange() {
        const state = nameOf(cloud.session.view());
        if (states.at(-1) !== state) states.push(state);
      },
    },
  );

  async function quiet(): Promise<void> {
    const endAt = Date.now() + QUIET_LIMIT_MS;
    for (let turnsInPeace = 0; turnsInPeace < 3;) {
      await time.settle();
      turnsInPeace = tracked.open().length > 0 ? 0 : turnsInPeace + 1;
      if (Date.now() > endAt) throw new Error('The wire does not come to rest.');
    }
  }

  const desk: ShiftDesk = {
    isThere: true,
    session: () => cloud.session.view(),
    states,
    elapsedMs: () => clock.now() - startedAt,
    async pass(durationMs) {
      const endAt = clock.now() + durationMs;
      while (clock.now() < endAt) {
        await time.advance(Math.min(STEP_MS, time.nextInMs() ?? STEP_MS, endAt - clock.now()));
        // Not for time to pass there, which has: for what is due to happen.
        await control('clock', { advanceMs: 0 });
        await quiet();
      }
    },
    async received() {
      const answer = await fetch(`${simulator.url}/simulator/requests?since=${lastSequence}`);
      const { requests } = (await answer.json()) as { requests: ReceivedRequest[] };
      lastSequence = requests.at(-1)?.sequence ?? lastSequence;
      return requests.filter(({ kind }) => kind === 'http').map(({ method, path }) => `${method} ${path}`);
    },
    decide: (next) => control('settings', next),
    async use() {
      await cloud.account()?.act('claim-primary');
      await quiet();
    },
    async signIn() {
      await cloud.session.signIn();
      await quiet();
    },
    async dispose() {
      cloud.dispose();
      await simulator.dispose();
    },
  };
  await cloud.session.start();
  await desk.signIn();
  return desk;
}
