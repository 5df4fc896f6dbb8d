import type { InactivityEvent } from '../../../../electron/core/inactivity/events';
import { mayReadAlong, nextSampleAt } from '../../../../electron/core/inactivity/next-sample';
import { reduceInactivity } from '../../../../electron/core/inactivity/reduce';
import { keptOf } from '../../../../electron/core/inactivity/kept';
import { initialInactivityState } from '../../../../electron/core/inactivity/state';
import { isPaused, thresholdOf } from '../../../../electron/core/inactivity/watching';
import type {
  Absence,
  Effect,
  IdleSpell,
  InactivityState,
  KeptInactivity,
  StandingPresence,
} from '../../../../electron/core/inactivity/state';
import { inactivityRulesSchema } from '../../../../shared/inactivity/rules';
import type { SystemPresence } from '../../../../shared/presence/system-presence';
import type { z } from 'zod';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

type Untimed<Event> = Event extends unknown ? Omit<Event, 'at' | 'steadyMs'> : never;
type Rules = z.input<typeof inactivityRulesSchema>;

/** What the world answers when it is asked whether an interaction is live. */
export type Interaction = 'none' | 'live' | 'unreadable';

interface RuleSet {
  readonly at: number;
  readonly rule: string;
  readonly action: string;
  readonly idleSince: number;
}

/** What was the case when a rule set something. */
interface Circumstances {
  readonly rule: string;
  /** How long nobody had really been there, whatever became of the clock. */
  readonly idleForMs: number;
  readonly afterMs: number | null;
  readonly thresholdMs: number | null;
  readonly mayRulesAct: boolean;
}

/** A desk with a person, a lock, a lid, a cloud and a clock that somebody may set; the policy runs on it in virtual time. */
export class Desk {
  state: InactivityState;
  now: number;
  steady = 1_000_000;
  interaction: Interaction = 'none';
  /** What the cloud answers to the question whether one is live, and what may happen before it does. */
  onRead = (): Interaction => this.interaction;
  /** Whether the engine gets through with what a rule wants. */
  cloud: 'sets' | 'refuses' = 'sets';
  isTrusted = true;
  readonly effects: { readonly at: number; readonly effect: Effect }[] = [];
  readonly sets: RuleSet[] = [];
  readonly circumstances: Circumstances[] = [];
  /** Something that a rule set stands, and its card was not answered. */
  isCardOwed = false;
  readonly spells: IdleSpell[] = [];
  samples = 0;
  /** The ids of all cards that ever were there, in order. */
  readonly absences: string[] = [];
  #lastInput: number;
  #lastSeen: number;
  #isLocked = false;
  #isAsleep = false;
  /** When the app's timer rings: a length of time, whatever becomes of the clock. */
  #alarm = Infinity;

  constructor(rules: Rules = {}, options: { readonly startMs?: number; readonly kept?: KeptInactivity } = {}) {
    this.now = options.startMs ?? Date.UTC(2026, 9, 22, 9);
    this.#lastInput = this.steady;
    this.#lastSeen = this.steady;
    this.state = initialInactivityState(inactivityRulesSchema.parse(rules), options.kept);
    this.tell({ type: 'session', isSignedIn: true });
  }

  static at(systemPresence: SystemPresence, rules: Rules = {}, by: StandingPresence['by'] = 'agent'): Desk {
    const desk = new Desk(rules);
    desk.stands(systemPresence, by);
    return desk;
  }

  get absence(): Absence | null {
    return this.state.absence;
  }

  get isLocked(): boolean {
    return this.#isLocked;
  }

  get mayReadAlong(): boolean {
    return mayReadAlong(this.state, this.now);
  }

  get stage(): string | undefined {
    return this.absence?.stage.kind;
  }

  get kept(): KeptInactivity {
    return keptOf(this.state);
  }

  tell(event: Untimed<InactivityEvent>): void {
    if (event.type === 'answered') this.isCardOwed = false;
    if (event.type === 'deed' || event.type === 'im-here' || event.type === 'answered') this.#lastSeen = this.steady;
    const { state, effects } = reduceInactivity(this.state, {
      ...event,
      at: this.now,
      steadyMs: this.steady,
    });
    this.state = state;
    const at = nextSampleAt(state, this.now);
    this.#alarm = at === null ? Infinity : this.steady + Math.max(0, at - this.now);
    const id = state.absence?.absenceId;
    if (id !== undefined && this.absences.at(-1) !== id) this.absences.push(id);
    for (const effect of effects) this.#carryOut(effect);
  }

  stands(systemPresence: SystemPresence, by: StandingPresence['by'], more: Partial<StandingPresence> = {}): void {
    const standing = this.state.standing;
    this.isCardOwed = by === 'rule';
    if (by === 'agent') this.tell({ type: 'deed' });
    this.tell({
      type: 'presence-stands',
      presence: {
        definitionId: systemPresence,
        systemPresence,
        began: this.steady,
        since: this.now,
        by,
        hasAutomaticNote: false,
        former: standing && { definitionId: standing.definitionId, systemPresence: standing.systemPresence },
        ...more,
      },
    });
  }

  /** The app ends and is started again: it knows what it kept, and what the cloud tells. */
  restart(): void {
    const { standing, rules } = this.state;
    // Of a sign of life that was no input, as a change by a program, it knows no more.
    this.#lastSeen = Math.min(this.#lastSeen, this.#lastInput);
    this.state = initialInactivityState(rules, this.kept);
    // What was only announced may be announced again.
    this.absences.length = 0;
    this.tell({ type: 'session', isSignedIn: true });
    if (standing !== null) this.tell({ type: 'presence-stands', presence: { ...standing, by: 'elsewhere' } });
  }

  changeRules(rules: Rules): void {
    this.tell({ type: 'rules-changed', rules: inactivityRulesSchema.parse(rules) });
  }

  /** A key is pressed; the app does not see it before it looks. */
  input(): void {
    this.#lastInput = this.steady;
    if (!this.#isLocked) this.#lastSeen = this.steady;
  }

  lock(): void {
    this.#isLocked = true;
    this.tell({ type: 'locked' });
  }

  unlock(): void {
    this.#isLocked = false;
    this.input();
    this.tell({ type: 'unlocked' });
  }

  suspend(): number {
    this.tell({ type: 'suspending' });
    this.#isAsleep = true;
    return this.now;
  }

  /** Time passes in sleep: nothing runs. */
  sleep(durationMs: number): void {
    const suspendedAt = this.now;
    if (!this.#isAsleep) this.suspend();
    this.#pass(durationMs);
    this.#isAsleep = false;
    this.tell({ type: 'resumed', suspendedAt });
  }

  /** Somebody sets the clock: no time passes. */
  setClock(byMs: number): void {
    this.now += byMs;
  }

  /** Lets time pass; the app looks when it wants to. */
  wait(durationMs: number): void {
    const end = this.steady + durationMs;
    for (;;) {
      if (this.#alarm > end) break;
      this.#pass(Math.max(0, this.#alarm - this.steady));
      this.sample();
    }
    this.#pass(end - this.steady);
  }

  /** Works at the keyboard, a key every few seconds. */
  work(durationMs: number, everyMs = 5 * SECOND): void {
    const end = this.steady + durationMs;
    while (this.steady < end) {
      this.input();
      this.wait(Math.min(everyMs, end - this.steady));
    }
    this.input();
  }

  sample(): void {
    this.samples += 1;
    const idleMs = this.isTrusted ? this.steady - this.#lastInput : null;
    this.tell({ type: 'sampled', idleMs, isLocked: this.#isLocked });
  }

  #pass(durationMs: number): void {
    this.now += durationMs;
    this.steady += durationMs;
  }

  #carryOut(effect: Effect): void {
    this.effects.push({ at: this.now, effect });
    switch (effect.type) {
      case 'sample':
        return this.sample();
      case 'read-interaction':
        return this.tell({ type: 'interaction-read', outcome: this.onRead() });
      case 'set': {
        const { rule, action, afterMs } = effect.ruling;
        this.circumstances.push({
          rule,
          afterMs,
          idleForMs: this.steady - this.#lastSeen,
          thresholdMs: thresholdOf(this.state),
          mayRulesAct: this.state.rules.isEnabled && !isPaused(this.state, this.now),
        });
        this.sets.push({ at: this.now, rule, action, idleSince: effect.idleSince });
        if (this.cloud === 'refuses') return this.tell({ type: 'not-set' });
        return this.stands(action, 'rule', { hasAutomaticNote: true });
      }
      case 'go-back':
        this.stands(
          effect.formerDefinitionId === 'on_queue' ? 'available' : (effect.formerDefinitionId as SystemPresence),
          'rule',
        );
        this.isCardOwed = false;
        return;
      case 'spell':
        this.spells.push(effect.spell);
    }
  }
}
