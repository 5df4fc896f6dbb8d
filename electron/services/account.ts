import { assertNever } from '../../shared/assert-never';
import type { InactivityRules } from '../../shared/inactivity/rules';
import type { Result } from '../../shared/result';
import type { ActionName, ConnectionView } from '../../shared/snapshot';
import { retryDelayMs } from '../core/presence/retry-delay';
import type { TransitionPolicy } from '../core/presence/transition-policy';
import type {
  Chance,
  Clock,
  CloudError,
  Disposable,
  Feed,
  FeedEvent,
  Identity,
  IdleMonitor,
  Journal,
  JournalledChange,
  Log,
  PresenceGateway,
  Scheduler,
  SteadyTime,
} from '../ports';
import { createInactivity } from './inactivity/inactivity';
import type { Inactivity } from './inactivity/inactivity';
import { createLiveInteraction } from './live-interaction';
import { createPresenceEngine } from './presence-engine';
import type { Pacer } from './pacer';
import type { PresenceEngine } from './presence-engine';
import { createPresencePoll } from './presence-poll';
import { createStanding } from './standing';
import { createTimedReturn } from './timed-return';
import type { Standing } from './standing';

/** What was not confirmed for this long is shown as perhaps old. */
const STALE_AFTER_MS = 2 * 60_000;

/** As many as the window shows. */
const RECENT_CHANGES = 8;

/** One signed-in agent: their presence, their routing status, and the feed that keeps both true. */
export interface Account extends Disposable {
  readonly identity: Identity;
  readonly engine: PresenceEngine;
  readonly inactivity: Inactivity;
  readonly standing: Pick<Standing, 'routingStatus' | 'outOfOffice' | 'otherSource' | 'actionFailure'>;
  /** What the agent asks for besides a presence. It is not tried again by itself. */
  act(action: ActionName): Promise<Result<void, CloudError>>;
  /** The newest changes of the presence, newest first. */
  recentChanges(): readonly JournalledChange[];
  /** Whether the journal of former runs was unusable, or that of this one cannot be written. */
  journalState(): { readonly keptAside: string | null; readonly isWritable: boolean };
  connection(): ConnectionView;
  /** The token ended: nothing is asked of the cloud until `resume`. What the agent wished is kept. */
  pause(): void;
  resume(): void;
  /** The computer woke up: the old connection is trusted no longer. */
  reconnect(): void;
}

export interface AccountDependencies {
  readonly gateway: PresenceGateway;
  readonly identity: Identity;
  readonly journal: Journal;
  /** The rules at its beginning; a change of them is told to its engine. */
  readonly policy: TransitionPolicy;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly log: Log;
  /** How eagerly the cloud is asked while it tells nothing by itself. */
  readonly pacer: Pacer;
  readonly idle: IdleMonitor;
  readonly steadyTime: SteadyTime;
  readonly rules: () => InactivityRules;
  readonly onChange: () => void;
  /** A timed presence is over, and the agent is to be reminded. */
  readonly onTimerOver: () => void;
  readonly onTokenRevoked: () => void;
}

export function createAccount(dependencies: AccountDependencies): Account {
  const { gateway, identity, journal, clock, scheduler, chance, log, pacer, onChange } = dependencies;
  const { userId } = identity;
  const engine = createPresenceEngine({
    ...dependencies,
    userId,
    onChange() {
      watchStaleness();
      standing.primaryMayHaveChanged(running.signal);
      inactivity.presenceChanged();
      timedReturn.presenceChanged();
      onChange();
    },
  });
  const standing = createStanding({
    gateway,
    userId,
    log,
    isPrimary: () => engine.state().isPrimary,
    onPresence: (presence) => engine.tell({ type: 'presence-notified', presence }),
    onChange() {
      interaction.routingTold(standing.routingStatus());
      inactivity.outOfOfficeChanged(standing.outOfOffice()?.isActive === true);
      onChange();
    },
  });
  const inactivity = createInactivity({ ...dependencies, userId, engine });
  const timedReturn = createTimedReturn({ ...dependencies, engine });
  const interaction = createLiveInteraction(inactivity.interactionTold);

  let feed: Feed | null = null;
  let feedState: ConnectionView['state'] = 'connecting';
  /** Whether the presence was read lately although there is no feed. */
  let isAnswering = false;
  /** Ends what `resume` has set going. */
  let running = new AbortController();
  /** Listens for the pace while the cloud must be asked. */
  let pacing: Disposable | null = null;
  let staleTimer: Disposable | null = null;
  let definitionsTimer: Disposable | null = null;

  const poll = createPresencePoll({
    read: (signal) => gateway.readPresence(userId, signal),
    scheduler,
    chance,
    onAnswer(answer) {
      isAnswering = answer.ok;
      setFeedState(answer.ok ? 'connecting' : stateAfter(answer.error));
      if (answer.ok) engine.tell({ type: 'presence-notified', presence: answer.value });
    },
  });

  /** Without a feed: whether the cloud answers at all. */
  function stateAfter(error: CloudError | null): ConnectionView['state'] {
    const isCutOff = error?.code === 'network' || error?.code === 'timeout';
    return isCutOff && !isAnswering ? 'offline' : 'connecting';
  }

  const confirmedAt = (): number | null => engine.state().confirmedAt;

  function hear(event: FeedEvent): void {
    switch (event.type) {
      case 'connected':
        stopPolling();
        setFeedState('live');
        engine.tell({ type: 'feed-connected' });
        void standing.refresh(running.signal);
        return;
      case 'disconnected':
        setFeedState(stateAfter(event.error));
        engine.tell({ type: 'feed-lost' });
        interaction.forget();
        // A feed that has a pace asks by itself.
        if (feed?.setPace === undefined && !running.signal.aborted) pacePoll();
        return;
      case 'presence':
        return engine.tell({ type: 'presence-notified', presence: event.presence });
      case 'routing-status':
      case 'out-of-office':
      case 'other-source':
        return standing.hear(event, running.signal);
      case 'conversations':
        return interaction.conversationsTold(event.interaction.isLive);
      case 'token-revoked':
        return dependencies.onTokenRevoked();
      default:
        return assertNever(event);
    }
  }

  /**
   * While the agent is gone nobody sees what is asked, and each request would keep their token alive; while they look at the
   * window they wait for the connection.
   */
  function pacePoll(): void {
    let wasOff = false;
    pacing ??= pacer.watch((pace) => {
      if (pace === 'off') {
        poll.stop();
        feed?.rest?.();
      } else poll.start();
      feed?.setWatched?.(pace === 'fast');
      // Back again: the agent does not wait for the next look.
      if (wasOff && pace !== 'off') feed?.reconnectNow();
      wasOff = pace === 'off';
    });
  }

  function stopPolling(): void {
    if (feed?.setPace === undefined) stopPacing();
    poll.stop();
    isAnswering = false;
  }

  function stopPacing(): void {
    pacing?.dispose();
    pacing = null;
  }

  function setFeedState(next: ConnectionView['state']): void {
    feedState = next;
    watchStaleness();
    onChange();
  }

  /** The views are told when what they show becomes perhaps old; each confirmation puts that off. */
  function watchStaleness(): void {
    staleTimer?.dispose();
    staleTimer = null;
    const since = confirmedAt();
    if (feedState === 'live' || since === null || running.signal.aborted) return;
    const inMs = since + STALE_AFTER_MS - clock.now();
    if (inMs > 0) staleTimer = scheduler.after(inMs, onChange);
  }

  async function loadDefinitions(signal: AbortSignal, tries: number): Promise<void> {
    const loaded = await gateway.listDefinitions(signal);
    if (signal.aborted) return;
    if (loaded.ok) return engine.tell({ type: 'definitions-loaded', definitions: loaded.value });
    log.warn('presence definitions were not loaded', {
      code: loaded.error.code,
      correlationId: loaded.error.correlationId,
    });
    const delayMs = retryDelayMs(tries, loaded.error.retryAfterMs, chance.fraction());
    definitionsTimer = scheduler.after(delayMs, () => void loadDefinitions(signal, tries + 1));
  }

  function pause(): void {
    running.abort();
    stopPolling();
    stopPacing();
    feed?.dispose();
    feed = null;
    staleTimer?.dispose();
    definitionsTimer?.dispose();
    feedState = 'connecting';
    engine.tell({ type: 'feed-lost' });
    interaction.forget();
    inactivity.sessionChanged(false);
  }

  return {
    identity,
    engine,
    inactivity,
    standing,
    act: (action) => standing.act(action, running.signal),
    recentChanges: () => journal.recentChanges(RECENT_CHANGES),
    journalState: () => ({ keptAside: journal.problem?.keptAside ?? null, isWritable: engine.isJournalling() }),
    connection() {
      const at = confirmedAt();
      const isStale = feedState !== 'live' && at !== null && clock.now() - at >= STALE_AFTER_MS;
      return { state: feedState, confirmedAt: at, isStale };
    },
    pause,
    resume() {
      running = new AbortController();
      const { signal } = running;
      void loadDefinitions(signal, 1);
      // A token that ended while nobody looked is noticed by the first request.
      if (signal.aborted) return;
      // The first read does not wait for the feed: the tray should know soon.
      engine.tell({ type: 'session-restored' });
      const opened = gateway.openFeed(userId, hear);
      feed = opened;
      if (opened.setPace !== undefined) pacing = pacer.watch((pace) => opened.setPace?.(pace));
      inactivity.sessionChanged(true);
    },
    reconnect: () => feed?.reconnectNow(),
    dispose() {
      pause();
      inactivity.dispose();
      timedReturn.dispose();
      engine.dispose();
      journal.dispose();
    },
  };
}
