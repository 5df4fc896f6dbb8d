import { returnTarget } from '../core/presence/return-target';
import type { InactivityRules } from '../../shared/inactivity/rules';
import type { Disposable, IdleMonitor, Scheduler } from '../ports';
import type { PresenceEngine } from './presence-engine';

/** Input so long ago still means that somebody is there. */
const PRESENT_WITHIN_MS = 60_000;
/** How long until it is looked again whether the agent has come back to the computer. */
const LOOK_AGAIN_MS = 30_000;

/** Sets the agent back when a timed presence is over, if they wish so: once, and only while they are at the computer. */
export interface TimedReturn extends Disposable {
  /** To be told of every change of the engine. */
  presenceChanged(): void;
}

export interface TimedReturnDependencies {
  readonly engine: Pick<PresenceEngine, 'state' | 'pick'>;
  readonly idle: Pick<IdleMonitor, 'read' | 'lockState'>;
  readonly rules: () => Pick<InactivityRules, 'timedReturn'>;
  readonly scheduler: Scheduler;
}

export function createTimedReturn({ engine, idle, rules, scheduler }: TimedReturnDependencies): TimedReturn {
  let isDisposed = false;
  let isLooking = false;
  let next: Disposable | null = null;
  /** The beginning of the timer that was acted on: what came of it, it is not tried again. */
  let actedOn: number | null = null;

  /** An end that passed unseen, in a sleep or while the app did not run, only reminds. */
  function dueTimer() {
    const { timer, wanted } = engine.state();
    const isDue = !isDisposed && timer?.stage === 'over' && timer.startedAt !== actedOn && wanted === null;
    return isDue && rules().timedReturn === 'automatic' ? timer : null;
  }

  async function look(): Promise<void> {
    isLooking = true;
    const reading = await idle.read();
    isLooking = false;
    const timer = dueTimer();
    if (timer === null) return;
    const isThere = reading !== null && reading.idleMs <= PRESENT_WITHIN_MS && idle.lockState() !== 'locked';
    if (!isThere) {
      next = scheduler.after(LOOK_AGAIN_MS, () => {
        next = null;
        presenceChanged();
      });
      return;
    }
    actedOn = timer.startedAt;
    const target = returnTarget(engine.state(), timer.formerDefinitionId);
    if (target !== null) engine.pick({ definitionId: target.definitionId }, { kind: 'rule', rule: 'timed-return' });
  }

  function stop(): void {
    next?.dispose();
    next = null;
  }

  function presenceChanged(): void {
    if (dueTimer() === null) stop();
    else if (!isLooking && next === null) void look();
  }

  return {
    presenceChanged,
    dispose() {
      isDisposed = true;
      stop();
    },
  };
}
