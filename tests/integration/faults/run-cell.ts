import type { PresenceState } from '../../../electron/core/presence/state';
import type { SimulatorDialect } from '../../../electron/simulator';
import { fromTray } from '../../unit/core/presence/fixtures';
import { eventually } from '../../fakes/eventually';
import { mealId } from '../simulator/support';
import { openDesk, type Desk } from './desk';
import { struckRequests, type Fault, type Operation } from './faults';

/** What came of one fault in one operation. */
export interface Outcome {
  /** What the agent saw while it lasted, and what after it had ended, in a few words. */
  readonly text: string;
  /** Changes that the cloud carried out for the app, in order, as system presences. */
  readonly carriedOut: readonly string[];
  /** What the cloud has in the end, and what the agent is shown. */
  readonly atCloud: string;
  readonly shown: string | undefined;
}

/** An earlier change, a wish, and a fault lie so far apart that every clock can tell them from each other. */
const APART_MS = 10_000;

/** Longer than any pause between two looks at the cloud. */
const QUIESCENCE_MS = 65_000;

const awayId = '5e5c5c66-ea97-4e7f-ac41-6424784829f2';
const targets = { platform: mealId, resource: 'unavailable' } as const;

export async function runCell(dialect: SimulatorDialect, operation: Operation, fault: Fault): Promise<Outcome> {
  const desk = await openDesk(dialect, fault.skewMs ?? 0);
  try {
    const scenario = { desk, dialect, operation, fault };
    const text = await (operation === 'subscribe' ? subscribe(scenario) : setPresence(scenario));
    // Whatever is still on its way arrives, and is asked for where it is not told.
    await desk.pass(QUIESCENCE_MS);
    const ledger = await desk.ledger();
    const changes = ledger.filter((row) => row.definitionId !== row.previousDefinitionId);
    return {
      text,
      carriedOut: changes
        .filter(({ by }) => by.kind === 'api')
        .map(({ systemPresence }) => systemPresence.toLowerCase()),
      atCloud: (ledger.at(-1)?.systemPresence ?? 'AVAILABLE').toLowerCase(),
      shown: desk.account.engine.state().confirmed?.systemPresence,
    };
  } finally {
    await desk.dispose();
  }
}

interface Scenario {
  readonly desk: Desk;
  readonly dialect: SimulatorDialect;
  readonly operation: Operation;
  readonly fault: Fault;
}

async function begin({ desk, dialect, operation, fault }: Scenario): Promise<() => void> {
  await fault.begin?.(desk);
  if (fault.strike === undefined) return () => undefined;
  return desk.front.strike(struckRequests[dialect][operation], fault.strike(dialect, operation), fault.times);
}

/** The agent wishes for a presence while a write, or the read before it, goes wrong. */
async function setPresence(scenario: Scenario): Promise<string> {
  const { desk, dialect, operation } = scenario;
  const { account, front } = desk;
  const state = (): PresenceState => account.engine.state();
  const isFeedDown = operation === 'read' && dialect === 'platform';
  if (isFeedDown) {
    // Without a feed everything is read before it is written.
    front.strike({ method: 'POST', path: /notifications/ }, { kind: 'answer', status: 503, body: '' });
  }
  await desk.signIn();
  await desk.runUntil(
    () => state().confirmed !== null && state().definitions.length > 0 && (isFeedDown || state().feed === 'live'),
    'the presence is known',
  );
  await desk.pass(APART_MS);
  if (operation === 'read') {
    // Older than the wish, and not known here: it gives way without a question, if the clocks are compared rightly.
    await desk.control('presence', { userId: desk.userId, definitionId: awayId });
    await desk.pass(APART_MS);
  }
  const end = await begin(scenario);
  const picked = account.engine.pick({ definitionId: targets[dialect] }, fromTray);
  if (!picked.ok) throw new Error(`The pick was refused: ${picked.error.code}`);
  const afterMs = await desk.runUntil(
    () => !desk.isAsking() && ['waiting', 'idle'].includes(state().phase.kind),
    'the wish is settled or waits',
  );
  const seen = describeWish(state(), desk, targets[dialect], afterMs);
  end();
  if (state().phase.kind === 'idle') return seen;
  if (!desk.isSignedIn()) await desk.signIn();
  await desk.runUntil(
    () => !desk.isAsking() && state().phase.kind === 'idle' && state().wanted === null,
    'it is settled',
  );
  return `${seen}, then ${describeWish(state(), desk, targets[dialect], 0)}`;
}

function describeWish(state: PresenceState, desk: Desk, target: string, afterMs: number): string {
  const { phase, notice, confirmed } = state;
  if (phase.kind === 'waiting') {
    if (phase.retryAt === null) return 'waits for the sign-in';
    const waits = `waits ${seconds(phase.retryAt - desk.time.clock.now())} (${phase.failure.code})`;
    return afterMs === 0 ? waits : `after ${seconds(afterMs)} ${waits}`;
  }
  if (notice?.kind === 'not-set') return `not set (${notice.code}: ${notice.detail})`;
  if (notice?.kind === 'conflict') return 'asks which shall stand';
  if (confirmed?.definitionId !== target) return 'not set, and not told';
  return after('set', afterMs);
}

/** The feed cannot be opened, or not be asked; somebody else changes the presence meanwhile. */
async function subscribe(scenario: Scenario): Promise<string> {
  const { desk, dialect, fault } = scenario;
  const { account, front } = desk;
  const isLive = (): boolean => account.connection().state === 'live' && account.engine.state().feed === 'live';
  const isShown = (): boolean => account.engine.state().confirmed?.systemPresence === 'away';
  await desk.signIn();
  await desk.runUntil(isLive, 'the feed is live');
  await desk.pass(APART_MS);
  const end = await begin(scenario);
  const startAt = desk.time.clock.now();
  if (dialect === 'resource') account.reconnect();
  else if (fault.isTold === true) await eventually(() => !desk.isSignedIn(), { what: 'the end of the token is told' });
  else await desk.loseSocket();
  const isOver = fault.strike === undefined ? () => isLive() || !desk.isSignedIn() : () => front.struckCount() > 0;
  await desk.runUntil(() => !desk.isAsking() && isOver(), 'the feed is open again, or it is not');
  await desk.control('presence', { userId: desk.userId, definitionId: awayId });
  const seen = desk.isSignedIn() ? account.connection().state : 'signed out';
  const first = after(seen, desk.time.clock.now() - startAt);
  end();
  if (!desk.isSignedIn()) await desk.signIn();
  if (seen === 'live' && dialect === 'platform') await eventually(isShown, { what: 'the event arrives' });
  const shownMs = await desk.runUntil(isShown, 'the change made elsewhere is shown');
  const liveMs = shownMs + (await desk.runUntil(isLive, 'the feed is live'));
  if (seen === 'live') return `${first}, change shown ${later(shownMs)}`;
  return shownMs === liveMs
    ? `${first}, live with the change ${later(liveMs)}`
    : `${first}, change shown ${later(shownMs)}, live ${later(liveMs)}`;
}

const after = (what: string, durationMs: number): string =>
  durationMs === 0 ? what : `${what} after ${seconds(durationMs)}`;

const later = (durationMs: number): string => (durationMs === 0 ? 'at once' : `${seconds(durationMs)} later`);

const seconds = (durationMs: number): string => `${String(Math.round(durationMs / 100) / 10)} s`;
