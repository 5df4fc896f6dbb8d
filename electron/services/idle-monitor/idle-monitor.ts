import { hearOfLock, isLocked, newLockWatch } from '../../core/idle-sources/lock-watch';
import type { Moment } from '../../core/idle-sources/moment';
import type { Answer } from '../../core/idle-sources/source-record';
import { startSleepWatch, watchSleep, type SleepSign } from '../../core/idle-sources/sleep-watch';
import { createChain, healthOf, judge, sourceInUse, type Judgement } from '../../core/idle-sources/source-chain';
import { idleThroughSleep, sleepsWithin, sleptBetween, type PastSleep } from '../../core/idle-sources/through-sleep';
import type {
  Clock,
  Disposable,
  IdleEvent,
  IdleMonitor,
  IdleSource,
  Log,
  Scheduler,
  SessionSign,
  SessionSigns,
  SteadyTime,
  SystemHold,
} from '../../ports';
import { tellWithGrace } from './grace';
import { readSources } from './read-sources';
import { runSelfTest } from './self-test';

export interface IdleMonitorOptions {
  /** Most direct first. */
  readonly sources: readonly IdleSource[];
  readonly signs: readonly SessionSigns[];
  readonly hold: SystemHold;
  readonly clock: Clock;
  readonly steadyTime: SteadyTime;
  readonly scheduler: Scheduler;
  readonly log: Log;
}

/** How far apart the readings are by which a contradiction between sources is settled, and how many there are at most. */
export const DISPUTE = { everyMs: 10_000, readings: 15 };

/** Windows asks first and tells then. An end that was called off may come again later. */
export const ENDING_REPEATED_WITHIN_MS = 60_000;

/** Joins the sources, and what is told of the session, to one truth. Without a question and without a sign it does nothing. */
export function createIdleMonitor(options: IdleMonitorOptions): IdleMonitor {
  const { sources, signs, hold, clock, steadyTime, scheduler, log } = options;
  const listeners = new Set<(event: IdleEvent) => void>();
  let chain = createChain(sources);
  let locks = newLockWatch;
  let sleep = startSleepWatch(moment());
  /** Those that may have been since the last input. */
  let sleeps: readonly PastSleep[] = [];
  let hasStarted = false;
  let hasLooked = false;
  let isDisposed = false;
  let reading: Promise<Judgement> | null = null;
  /** Without `next` it could not be settled, and nothing more is read for it. */
  let dispute: { readonly next: Disposable | null } | null = null;
  let ending: Moment | null = null;

  return {
    async read() {
      const judgement = await look();
      if (!judgement.isDisputed) endDispute();
      else if (dispute === null) settleDispute(0);
      return judgement.reading && { ...judgement.reading, atMs: clock.now() };
    },
    lockState() {
      const locked = isLocked(locks);
      return locked === null ? 'unknown' : locked ? 'locked' : 'unlocked';
    },
    watch(listener) {
      listeners.add(listener);
      start();
      return { dispose: () => void listeners.delete(listener) };
    },
    health: () => (hasLooked ? healthOf(chain) : []),
    selfTest: (test) =>
      runSelfTest(test, {
        scheduler,
        async sample() {
          await look();
          const answered = chain.filter(({ standing }) => standing.state !== 'absent');
          return {
            atMs: clock.now(),
            readings: answered.map(({ kind: { name }, failures, last }) => ({
              source: name,
              idleMs: failures > 0 ? null : (last?.idleMs ?? null),
            })),
            inUse: sourceInUse(chain),
          };
        },
      }),
    askForTime: (wanted) => hold.ask(wanted),
    dispose() {
      isDisposed = true;
      endDispute();
      listeners.clear();
      signs.forEach((sign) => sign.dispose());
      hold.dispose();
    },
  };

  function moment(): Moment {
    return { atMs: clock.now(), throughSleepMs: steadyTime.throughSleepMs(), awakeMs: steadyTime.awakeMs() };
  }

  function start(): void {
    if (hasStarted) return;
    hasStarted = true;
    for (const sign of signs) sign.start(hear);
    void look();
  }

  function tell(event: IdleEvent): void {
    for (const listener of [...listeners]) listener(event);
  }

  function hear(sign: SessionSign): void {
    if (isDisposed) return;
    switch (sign.type) {
      case 'going-to-sleep':
        return noteSleep('told-to-sleep');
      case 'awake':
        return noteSleep('told-awake');
      case 'ending':
        return noteEnd();
      case 'lock':
        return noteLock(sign.voice, sign.isLocked);
      case 'source-changed':
        return void look();
    }
  }

  function noteSleep(sign: SleepSign): void {
    const now = moment();
    const { watch, news } = watchSleep(sleep, sign, now);
    const sleptMs = sleptBetween(sleep.lastLook, now);
    if (sleptMs > 0) sleeps = [...sleeps, { awakeMs: sleep.lastLook.awakeMs, sleptMs }];
    sleep = watch;
    for (const item of news) {
      log.info(`idle: ${item.type}`);
      if (item.type === 'suspending') {
        tellWithGrace('sleep', options, (grace) => tell({ ...item, atMs: now.atMs, grace }));
      } else {
        hold.renew();
        tell({ ...item, atMs: now.atMs });
      }
    }
  }

  function noteEnd(): void {
    const now = moment();
    if (ending !== null && now.throughSleepMs - ending.throughSleepMs < ENDING_REPEATED_WITHIN_MS) return;
    ending = now;
    log.info('idle: ending');
    tellWithGrace('end', options, (grace) => tell({ type: 'ending', atMs: now.atMs, grace }));
  }

  function noteLock(voice: Parameters<typeof hearOfLock>[1], locked: boolean | null): void {
    const before = isLocked(locks);
    locks = hearOfLock(locks, voice, locked);
    const now = isLocked(locks);
    if ((now === true) === (before === true)) return;
    // Where whoever told of a lock is gone, nobody has unlocked anything.
    if (locked === null) tell({ type: 'sources-changed', atMs: clock.now() });
    else tell({ type: now === true ? 'locked' : 'unlocked', atMs: clock.now() });
  }

  /** One look at everything; whoever asks while it is under way gets the same answer. */
  function look(): Promise<Judgement> {
    reading ??= lookNow().finally(() => (reading = null));
    return reading;
  }

  async function lookNow(): Promise<Judgement> {
    noteSleep('looked');
    const begun = moment();
    const answers = await readSources(sources, options);
    const now = moment();
    // What was answered before a sleep says nothing of the time after it.
    if (sleptBetween(begun, now) > 0) return lookNow();
    const judgement = judge(chain, answers, now);
    chain = judgement.chain;
    sleeps = sleepsWithin(sleeps, longestOf([...answers.values()]), now);
    const isNews = judgement.hasChanged || !hasLooked;
    hasLooked = true;
    if (isNews && !isDisposed) {
      log.info('idle: the sources changed', { inUse: sourceInUse(chain), health: healthOf(chain) });
      tell({ type: 'sources-changed', atMs: clock.now() });
    }
    const { reading: one } = judgement;
    return { ...judgement, reading: one && { ...one, idleMs: idleThroughSleep(sleeps, one.idleMs, now) } };
  }

  /** Reads on for a while, for the wrong one of two sources to show itself. The one time that this reads unasked. */
  function settleDispute(readings: number): void {
    if (isDisposed) return;
    if (readings >= DISPUTE.readings) {
      dispute = { next: null };
      return;
    }
    const next = scheduler.after(DISPUTE.everyMs, () => {
      void look().then(({ isDisputed }) => {
        if (isDisputed) settleDispute(readings + 1);
        else endDispute();
      });
    });
    dispute = { next };
  }

  function endDispute(): void {
    dispute?.next?.dispose();
    dispute = null;
  }
}

/** A source that did not answer this time may know of more. */
function longestOf(answers: readonly Answer[]): number {
  const idleMs = answers.flatMap((answer) => (answer === 'absent' ? [] : answer === 'failed' ? Infinity : answer));
  return idleMs.length === 0 ? Infinity : Math.max(...idleMs);
}
