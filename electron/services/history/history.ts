import type { HistoryAnswer, TodayStrip } from '../../../shared/history/answer';
import { historyToCsv } from '../../../shared/history/csv';
import type { Interval } from '../../../shared/history/interval';
import { historyToJson } from '../../../shared/history/json';
import type { OwnRecords } from '../../../shared/history/own-data';
import { ownDataToJson } from '../../../shared/history/own-data';
import { localDayOf } from '../../../shared/history/zone';
import type { Translator } from '../../../shared/i18n';
import type { PresenceDefinition } from '../../../shared/presence/definition';
import { err, ok } from '../../../shared/result';
import type { Result } from '../../../shared/result';
import type {
  Chance,
  Clock,
  Disposable,
  HistoryCache,
  HistoryGateway,
  Identity,
  Journal,
  Log,
  Scheduler,
} from '../../ports';
import { ALL_RUNS, buildAnswer } from './build-answer';
import { createHistoryFetcher } from './history-fetcher';

const DAY_MS = 86_400_000;

/** How often what has become too old is forgotten. */
const TIDY_EVERY_MS = DAY_MS;

export type ExportFormat = 'csv' | 'json';

/** The presence history of one agent: what the cloud remembers and what this computer recorded. */
export interface History extends Disposable {
  /** Counts what became known or forgotten: a view that shows an older count asks again. */
  version(): number;
  /**
   * What is known of a range now. What is missing of it is fetched meanwhile, and `version` rises as it comes.
   *
   * @param isAsked the agent asked for it: what failed a moment ago, or may have changed, is fetched again.
   */
  read(range: Interval, isAsked: boolean): HistoryAnswer;
  /** Whether anything is being fetched, for whomever. */
  isFetching(): boolean;
  /** Gives up what is being fetched, as nobody looks any longer. */
  cancel(): void;
  /** Gives up what is being fetched, and fetches no more of that range until it is asked for, or another is read. */
  stop(): void;
  /**
   * The present local day until now. It is asked for with every snapshot, and made anew only when what it shows has changed:
   * as long as it has not, its last part goes on.
   */
  today(): TodayStrip;
  /** A range as a file. */
  exported(range: Interval, format: ExportFormat): string;
  /** Everything of the agent's own that this computer has, as JSON: see shared/history/own-data. */
  exportedWhole(): string;
  /** Forgets what was fetched, and what this computer recorded. What the cloud has stays there. */
  deleteAll(): Result<void, { readonly code: 'write-failed'; readonly detail: string }>;
  /** The token ended: nothing is fetched until `resume`. */
  pause(): void;
  resume(): void;
}

export interface HistoryDependencies {
  readonly gateway: HistoryGateway;
  readonly identity: Identity;
  readonly cache: HistoryCache;
  readonly journal: Journal;
  readonly definitions: () => readonly PresenceDefinition[];
  readonly translator: Translator;
  /** IANA name of this computer's zone. */
  readonly timeZone: () => string;
  /** For how many days the agent keeps their history; null for ever. */
  readonly keptDays: () => number | null;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly log: Log;
  readonly onChange: () => void;
}

export function createHistory(dependencies: HistoryDependencies): History {
  const { cache, journal, definitions, translator, timeZone, clock, scheduler, log, onChange } = dependencies;
  let version = 0;
  let isPaused = true;
  let tidying: Disposable | null = null;
  /** Today's strip, and what it was made of. */
  let shown: { readonly basis: readonly unknown[]; readonly strip: TodayStrip } | null = null;

  function changed(): void {
    version += 1;
    onChange();
  }
  const fetcher = createHistoryFetcher({ ...dependencies, onChange: changed });

  function keptFrom(): number | null {
    const days = dependencies.keptDays();
    return days === null ? null : localDayOf(clock.now() - days * DAY_MS, timeZone()).startAt;
  }

  function answer(range: Interval): HistoryAnswer {
    const sources = { cache, journal, definitions: definitions(), translator, timeZone: timeZone() };
    return buildAnswer(range, { ...sources, fetch: fetcher.state(), keptFrom: keptFrom() }, clock.now());
  }

  function want(range: Interval, isAsked: boolean): void {
    const startAt = Math.max(range.startAt, keptFrom() ?? range.startAt);
    if (!isPaused && startAt < range.endAt) fetcher.want({ startAt, endAt: range.endAt }, isAsked);
  }

  const todayInterval = (): Interval => localDayOf(clock.now(), timeZone());

  function today(): TodayStrip {
    const now = clock.now();
    const newest = journal.recentChanges(1)[0];
    const basis = [version, newest?.sequence, definitions(), timeZone()];
    if (shown !== null && now >= shown.strip.startAt && now < shown.strip.endAt) {
      const { basis: former, strip } = shown;
      if (basis.every((value, index) => value === former[index])) return strip;
    }
    const { startAt, endAt } = todayInterval();
    const strip = { startAt, endAt, parts: answer({ startAt, endAt }).parts };
    const last = strip.parts.at(-1);
    // What does not go on by itself, or will only begin (the cloud's clock may be ahead), is looked at again.
    const goesOn = last?.kind === 'presence' && last.isOpen && (newest?.appliedAt ?? 0) < now;
    shown = goesOn ? { basis, strip } : null;
    return strip;
  }

  /** All that is kept, from the first of it to now. */
  function wholeInterval(): Interval {
    const everything = { startAt: 0, endAt: clock.now() + 1 };
    const starts = [
      cache.presence(everything)[0]?.startAt,
      cache.routing(everything)[0]?.startAt,
      journal.changesIn(everything)[0]?.appliedAt,
    ];
    return { ...everything, startAt: Math.min(clock.now(), ...starts.filter((each) => each !== undefined)) };
  }

  const ownRecords = (): OwnRecords => ({
    // The cloud's clock, by which changes are dated, may be ahead.
    changes: journal.changesIn({ startAt: 0, endAt: clock.now() + DAY_MS }),
    writes: journal.writes(),
    runs: [...journal.recentRuns(ALL_RUNS)].reverse(),
    idleSpells: journal.idleSpellsSince(0),
    annotations: journal.annotationsSince(0),
  });

  function tidy(): void {
    tidying?.dispose();
    tidying = scheduler.after(TIDY_EVERY_MS, tidy);
    const before = keptFrom();
    if (before === null) return;
    cache.forgetBefore(before);
    const forgotten = journal.forgetBefore(before);
    if (!forgotten.ok) log.warn('the journal was not tidied', { detail: forgotten.error.detail });
  }

  function pause(): void {
    isPaused = true;
    fetcher.cancel();
    tidying?.dispose();
    tidying = null;
  }

  return {
    version: () => version,
    read(range, isAsked) {
      want(range, isAsked);
      return answer(range);
    },
    isFetching: () => fetcher.state().progress !== null,
    cancel() {
      fetcher.cancel();
      changed();
    },
    stop() {
      fetcher.stop();
      changed();
    },
    today,
    exported(range, format) {
      const told = answer(range);
      return format === 'csv' ? historyToCsv(translator, told) : historyToJson(told, clock.now());
    },
    exportedWhole: () => ownDataToJson(answer(wholeInterval()), ownRecords(), clock.now()),
    deleteAll() {
      fetcher.cancel();
      const isCacheGone = cache.forgetAll();
      const forgotten = journal.forgetBefore(clock.now() + 1);
      changed();
      if (!forgotten.ok) return forgotten;
      const detail = 'What was loaded from Genesys Cloud is still on the disk. The log has the reason.';
      return isCacheGone ? ok(undefined) : err({ code: 'write-failed', detail });
    },
    pause,
    resume() {
      isPaused = false;
      fetcher.forgetRight();
      tidy();
      // What was before this run of the app belongs into today's strip too.
      want(todayInterval(), false);
    },
    dispose() {
      pause();
      cache.dispose();
    },
  };
}
