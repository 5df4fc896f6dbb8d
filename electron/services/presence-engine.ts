import { assertNever } from '../../shared/assert-never';
import type { Cause } from '../../shared/presence/cause';
import { err, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import { clockSetByMs } from '../../shared/clock-set';
import { followClock } from '../core/presence/clock-set';
import type { PresenceEvent } from '../core/presence/events';
import { entriesAtStart, journalEntries } from '../core/presence/journal-entries';
import type { JournalEntry } from '../core/presence/journal-entries';
import { checkPick } from '../core/presence/pick';
import type { PickRefusal } from '../core/presence/pick';
import { nextWakeAt, reduce } from '../core/presence/reduce';
import { initialPresenceState } from '../core/presence/remembered';
import type { Attempt, Effect, PresencePatch, PresenceState } from '../core/presence/state';
import type { TransitionPolicy } from '../core/presence/transition-policy';
import type { Chance, Clock, Disposable, Journal, Log, PresenceGateway, Scheduler, SteadyTime } from '../ports';
import { requestFailureOf } from './request-failure';

/** Runs the presence state machine of one account against the cloud. Nobody else writes presence. */
export interface PresenceEngine extends Disposable {
  state(): PresenceState;
  /** False while the disk does not take the journal: what happens now would be lost with a crash. */
  isJournalling(): boolean;
  /** Takes a wish of the agent or of a program. It is accepted or refused at once; confirmation comes with a later state. */
  pick(patch: PresencePatch, cause: Cause): Result<{ readonly intentId: string }, PickRefusal>;
  withdraw(): void;
  retry(): void;
  dismissNotice(): void;
  /** A length for what stands, in milliseconds from now, or none any more; null also dismisses a reminder. */
  setTimer(durationMs: number | null): void;
  /** The question stands until it is answered: a wish that may no longer follow what stands by now is refused as a pick is. */
  answerConflict(answer: 'keep-theirs' | 'set-mine', cause: Cause): Result<void, PickRefusal>;
  /** What the cloud told by itself, or what became of the session. */
  tell(event: ToldEvent): void;
}

/** An event without its instant, which the engine adds. */
type Untimed<Event> = Event extends { readonly at: number } ? Omit<Event, 'at'> : never;

export type ToldEvent = Extract<
  Untimed<PresenceEvent>,
  {
    type:
      | 'definitions-loaded'
      | 'presence-notified'
      | 'feed-connected'
      | 'feed-lost'
      | 'session-restored'
      | 'policy-changed';
  }
>;

export interface PresenceEngineDependencies {
  readonly gateway: PresenceGateway;
  readonly userId: string;
  readonly policy: TransitionPolicy;
  /** Holds what former runs left undone, and gets every step before anything is done about it. */
  readonly journal: Journal;
  readonly clock: Clock;
  /** By which it shows that somebody has set the clock. */
  readonly steadyTime: Pick<SteadyTime, 'throughSleepMs'>;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly log: Log;
  /** Called after each event that changed something. */
  readonly onChange: () => void;
  /** A timed presence is over, and the agent is to be reminded. */
  readonly onTimerOver: () => void;
}

export function createPresenceEngine(dependencies: PresenceEngineDependencies): PresenceEngine {
  const { gateway, userId, journal, clock, steadyTime, scheduler, chance, log, onChange, onTimerOver } = dependencies;
  const ended = new AbortController();
  const remembered = journal.remembered();
  let state = initialPresenceState(dependencies.policy, remembered);
  let isJournalling = true;
  keep(entriesAtStart(remembered, state));
  const clockOffset = (): number => clock.now() - steadyTime.throughSleepMs();
  let knownClockOffset = clockOffset();
  let alarm: { readonly at: number; readonly timer: Disposable } | null = null;

  function dispatch(untimed: Untimed<PresenceEvent>): void {
    if (ended.signal.aborted) return;
    const event = { ...untimed, at: clock.now() } as PresenceEvent;
    const before = state;
    const next = reduce(withClockFollowed(), event);
    state = next.state;
    log.debug('presence event', {
      type: event.type,
      phase: state.phase.kind,
      effects: next.effects.map(({ type }) => type),
    });
    keep(journalEntries(before, state, event.at));
    setAlarm();
    for (const effect of next.effects) void run(effect);
    if (state !== before) onChange();
  }

  function withClockFollowed(): PresenceState {
    const byMs = clockSetByMs(knownClockOffset, clockOffset());
    if (byMs === 0) return state;
    log.info('the clock was set', { byMs });
    knownClockOffset += byMs;
    return followClock(state, byMs);
  }

  /** On disk first. A disk that is full must not keep an agent from their break, so what cannot be written is done all the same. */
  function keep(entries: readonly JournalEntry[]): void {
    if (entries.length === 0) return;
    const written = journal.write(entries);
    if (!written.ok) log.error('the journal was not written', { detail: written.error.detail });
    isJournalling = written.ok;
  }

  async function run(effect: Effect): Promise<void> {
    switch (effect.type) {
      case 'read':
        return read();
      case 'write':
        return write(effect.attempt);
      case 'remind':
        return onTimerOver();
      default:
        return assertNever(effect);
    }
  }

  async function read(): Promise<void> {
    const answer = await gateway.readPresence(userId, ended.signal);
    dispatch(
      answer.ok
        ? { type: 'presence-read', presence: answer.value, chance: chance.fraction() }
        : { type: 'read-failed', failure: requestFailureOf(answer.error), chance: chance.fraction() },
    );
  }

  async function write({ attemptId, patch }: Attempt): Promise<void> {
    const answer = await gateway.writePresence(userId, patch, ended.signal);
    dispatch(
      answer.ok
        ? { type: 'write-acknowledged', attemptId, presence: answer.value }
        : { type: 'write-failed', attemptId, failure: requestFailureOf(answer.error), chance: chance.fraction() },
    );
  }

  function setAlarm(): void {
    const at = nextWakeAt(state);
    if (at === alarm?.at) return;
    alarm?.timer.dispose();
    alarm = at === null ? null : { at, timer: scheduler.after(Math.max(0, at - clock.now()), ring) };
  }

  function ring(): void {
    alarm = null;
    dispatch({ type: 'woke' });
  }

  const serverNow = (): number => clock.now() + gateway.clockSkewMs();

  function pick(patch: PresencePatch, cause: Cause): Result<{ readonly intentId: string }, PickRefusal> {
    const refusal = checkPick(state, patch);
    if (refusal !== null) return err(refusal);
    const intentId = chance.uuid();
    const intent = { intentId, patch, cause, decidedAt: clock.now(), decidedAtServer: serverNow() };
    dispatch({ type: 'intent-made', intent });
    return ok({ intentId });
  }

  return {
    state: () => state,
    isJournalling: () => isJournalling,
    pick,
    withdraw: () => dispatch({ type: 'intent-withdrawn', intentId: chance.uuid(), atServer: serverNow() }),
    retry: () => dispatch({ type: 'retry-asked' }),
    dismissNotice: () => dispatch({ type: 'notice-dismissed' }),
    setTimer: (durationMs) => dispatch({ type: 'timer-set', durationMs }),
    answerConflict(answer, cause) {
      const { notice } = state;
      if (notice?.kind !== 'conflict') return ok(undefined);
      if (answer === 'set-mine') {
        const picked = pick(notice.mine, cause);
        return picked.ok ? ok(undefined) : picked;
      }
      dispatch({ type: 'notice-dismissed' });
      return ok(undefined);
    },
    tell: dispatch,
    dispose() {
      ended.abort();
      alarm?.timer.dispose();
      alarm = null;
    },
  };
}
