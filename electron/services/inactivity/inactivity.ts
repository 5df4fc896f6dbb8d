import { assertNever } from '../../../shared/assert-never';
import type { InactivityRules } from '../../../shared/inactivity/rules';
import type { RuleCause } from '../../../shared/presence/cause';
import { err, ok } from '../../../shared/result';
import type { Result } from '../../../shared/result';
import type { InactivityEvent } from '../../core/inactivity/events';
import { mayReadAlong, nextSampleAt } from '../../core/inactivity/next-sample';
import { reduceInactivity } from '../../core/inactivity/reduce';
import { keptOf } from '../../core/inactivity/kept';
import { AUTOMATIC_NOTE, initialInactivityState } from '../../core/inactivity/state';
import type { Effect, InactivityState } from '../../core/inactivity/state';
import type { PickRefusal } from '../../core/presence/pick';
import { returnTarget } from '../../core/presence/return-target';
import type {
  Clock,
  Disposable,
  IdleEvent,
  IdleMonitor,
  InactivityEntry,
  InactivityJournal,
  Journal,
  Log,
  PresenceGateway,
  Scheduler,
  SteadyTime,
} from '../../ports';
import type { PresenceEngine } from '../presence-engine';
import { answerCard } from './answer-card';
import { pauseEndOf } from '../../core/inactivity/pause-end';
import { createAlarm } from './alarm';
import type { InactivityControl, NothingWaiting } from './inactivity-control';
import { inactivityView } from './inactivity-view';
import { rehearseJournal } from './rehearse-journal';
import { isSameToTheEye } from './same-to-the-eye';
import { createWatchedPresence } from './watched-presence';

/** Sets the agent Offline when they are gone, warns them before, and greets them after. One for each account. */
export interface Inactivity extends InactivityControl, Disposable {
  /** The presence engine changed. */
  presenceChanged(): void;
  /** What the feed told; null when it cannot be known any more. */
  interactionTold(isLive: boolean | null): void;
  outOfOfficeChanged(isActive: boolean): void;
  /** Whether there is a token to act with. */
  sessionChanged(isSignedIn: boolean): void;
  rulesChanged(): void;
  /** The app is awake for something that happens each minute: the usual look is taken along. */
  lookAlong(): void;
  /** The app ends: does what the setting says, and settles when that is done or clearly will not be. */
  ending(): Promise<void>;
}

export interface InactivityDependencies {
  readonly gateway: Pick<PresenceGateway, 'readInteraction' | 'clockSkewMs'>;
  readonly userId: string;
  readonly engine: PresenceEngine;
  readonly journal: InactivityJournal & Pick<Journal, 'recentChanges'>;
  readonly idle: IdleMonitor;
  readonly rules: () => InactivityRules;
  readonly clock: Clock;
  readonly steadyTime: Pick<SteadyTime, 'throughSleepMs'>;
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly onChange: () => void;
}

type Untimed<Event> = Event extends unknown ? Omit<Event, 'at' | 'steadyMs'> : never;

/** Quitting waits this long for Offline to be confirmed. */
const ENDING_LIMIT_MS = 4_000;

export function createInactivity(dependencies: InactivityDependencies): Inactivity {
  const { gateway, userId, engine, journal, idle, clock, steadyTime, scheduler, log } = dependencies;
  const ended = new AbortController();
  let state: InactivityState = initialInactivityState(dependencies.rules(), journal.keptInactivity() ?? undefined);
  let isReading = false;
  let isWantedAgain = false;
  let settled: (() => void)[] = [];
  const alarm = createAlarm({ clock, scheduler, ring: sample });
  const watched = createWatchedPresence({ engine, gateway, journal });
  const watching = idle.watch(hear);
  askForTime();

  function tell(untimed: Untimed<InactivityEvent>): void {
    if (ended.signal.aborted) return;
    const at = clock.now();
    const before = state;
    const next = reduceInactivity(before, { ...untimed, at, steadyMs: steadyTime.throughSleepMs() });
    state = next.state;
    if (before.absence?.stage.kind !== state.absence?.stage.kind) {
      log.info('inactivity', {
        event: untimed.type,
        stage: state.absence?.stage.kind ?? null,
        rule: state.absence?.rule,
      });
    }
    keep(before);
    alarm.set(isReading ? null : nextSampleAt(state, at));
    for (const effect of next.effects) run(effect);
    if (!isUnderWay()) {
      settled.forEach((settle) => settle());
      settled = [];
    }
    if (!isSameToTheEye(before, state)) dependencies.onChange();
  }

  function keep(before: InactivityState): void {
    const kept = keptOf(state);
    if (JSON.stringify(kept) !== JSON.stringify(keptOf(before))) write({ kind: 'inactivity-kept', kept });
  }

  function write(entry: InactivityEntry): void {
    const written = journal.writeInactivity(entry);
    if (!written.ok) log.error('the journal was not written', { what: entry.kind, detail: written.error.detail });
  }

  function run(effect: Effect): void {
    switch (effect.type) {
      case 'sample':
        return void sample();
      case 'read-interaction':
        return void readInteraction();
      case 'set': {
        const { rule, action, afterMs } = effect.ruling;
        const cause = {
          kind: 'rule',
          rule,
          idleSince: effect.idleSince,
          ...(afterMs !== null && { afterMs }),
        } as const;
        const definition = engine
          .state()
          .definitions.find((one) => one.isSystemDefault && one.systemPresence === action);
        return pickByRule(definition?.id, cause, AUTOMATIC_NOTE);
      }
      case 'go-back': {
        const way = returnTarget(engine.state(), effect.formerDefinitionId);
        return pickByRule(way?.definitionId, { kind: 'rule', rule: 'return', idleSince: effect.idleSince });
      }
      case 'spell':
        return write({ kind: 'idle-spell', spell: effect.spell });
      default:
        return assertNever(effect);
    }
  }

  /** Without a note the agent's own comes back. */
  function pickByRule(definitionId: string | undefined, cause: RuleCause, note?: string): void {
    const patch = definitionId === undefined ? null : { definitionId, ...(note !== undefined && { note }) };
    const picked = patch && engine.pick(patch, cause);
    if (picked?.ok) watched.await(picked.value.intentId);
    else log.info('a rule left the presence alone', { rule: cause.rule, code: picked?.error.code ?? 'not-offered' });
    if (picked?.ok) presenceChanged();
    else tell({ type: 'not-set' });
  }

  function presenceChanged(): void {
    for (const event of watched.news()) tell(event);
  }

  /** Only one reading is under way; who asks meanwhile may have asked because of something that it does not show. */
  async function sample(): Promise<void> {
    isWantedAgain = isReading;
    if (isReading) return;
    isReading = true;
    alarm.set(null);
    const reading = await idle.read();
    isReading = false;
    if (ended.signal.aborted) return;
    const idleMs = reading && reading.idleMs + Math.max(0, clock.now() - reading.atMs);
    tell({ type: 'sampled', idleMs, isLocked: idle.lockState() === 'locked' });
    if (isWantedAgain) void sample();
  }

  async function readInteraction(): Promise<void> {
    const first = await gateway.readInteraction(userId, ended.signal);
    // Chromium drops what is on the wire the moment that it hears of a sleep: what began with the same news begins anew.
    const wasDropped = !first.ok && first.error.code === 'network';
    const answer = wasDropped ? await gateway.readInteraction(userId, ended.signal) : first;
    if (!answer.ok) log.warn('whether an interaction is live was not read', { code: answer.error.code });
    tell({ type: 'interaction-read', outcome: answer.ok ? (answer.value.isLive ? 'live' : 'none') : 'unreadable' });
  }

  function hear(event: IdleEvent): void {
    switch (event.type) {
      case 'locked':
      case 'unlocked':
        return tell({ type: event.type });
      case 'suspending':
        tell({ type: 'suspending' });
        if (isUnderWay()) event.grace.waitFor(whenSettled());
        return;
      case 'resumed':
        return tell({ type: 'resumed', suspendedAt: event.suspendedAtMs });
      case 'ending':
        return event.grace.waitFor(ending());
      case 'sources-changed':
        return void sample();
      default:
        return assertNever(event);
    }
  }

  const isUnderWay = (): boolean => {
    const kind = state.absence?.stage.kind;
    return kind === 'checking' || kind === 'setting';
  };

  const whenSettled = (): Promise<void> =>
    isUnderWay() ? new Promise((resolve) => settled.push(resolve)) : Promise.resolve();

  async function ending(): Promise<void> {
    tell({ type: 'ending' });
    if (!isUnderWay()) return;
    await new Promise<void>((resolve) => {
      const limit = scheduler.after(ENDING_LIMIT_MS, resolve);
      void whenSettled().then(() => {
        limit.dispose();
        resolve();
      });
    });
  }

  function askForTime(): void {
    const { isEnabled, sleep, quit } = state.rules;
    idle.askForTime({ sleep: isEnabled && sleep.action !== 'nothing', end: isEnabled && quit.action !== 'nothing' });
  }

  return {
    presenceChanged,
    interactionTold: (isLive) => tell({ type: 'interaction-told', isLive }),
    outOfOfficeChanged(isActive) {
      if (isActive !== state.isOutOfOffice) tell({ type: 'out-of-office', isActive });
    },
    sessionChanged(isSignedIn) {
      if (isSignedIn !== state.isSignedIn) tell({ type: 'session', isSignedIn });
    },
    rulesChanged() {
      const rules = dependencies.rules();
      if (JSON.stringify(rules) === JSON.stringify(state.rules)) return;
      tell({ type: 'rules-changed', rules });
      askForTime();
    },
    lookAlong() {
      if (!isReading && mayReadAlong(state, clock.now())) void sample();
    },
    ending,
    view: (translator) => inactivityView(state, engine.state(), clock.now(), translator),
    imHere: () => tell({ type: 'im-here' }),
    answerReturn(absenceId, answer, cause): Result<void, PickRefusal | NothingWaiting> {
      return answerCard({ state, engine, tell }, absenceId, answer, cause);
    },
    annotate(absenceId, annotation) {
      const { absence } = state;
      if (absence?.absenceId !== absenceId) return err({ code: 'nothing-waiting' });
      const { stage } = absence;
      const from = 'from' in stage ? stage.from : absence.idleSince;
      const until = 'until' in stage ? stage.until : clock.now();
      const madeAt = clock.now();
      write({ kind: 'absence-annotated', annotated: { absenceId, from, until, annotation, madeAt } });
      tell({ type: 'annotated', absenceId, annotation });
      return ok(undefined);
    },
    dismiss: (absenceId) => tell({ type: 'answered', absenceId }),
    holdCard: (isHeld) => tell({ type: 'card-held', isHeld }),
    pause(until) {
      const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
      tell({ type: 'paused', until: pauseEndOf(until, clock.now(), timeZone), isLength: until === 'one-hour' });
    },
    resume: () => tell({ type: 'pause-ended' }),
    rehearse: (rules, days) => rehearseJournal(journal, engine.state(), rules, days, clock.now()),
    dispose() {
      ended.abort();
      watching.dispose();
      alarm.dispose();
    },
  };
}
