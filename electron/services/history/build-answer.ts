import type { HistoryAnswer } from '../../../shared/history/answer';
import { fillGaps } from '../../../shared/history/fill-gaps';
import type { Interval } from '../../../shared/history/interval';
import { clip, clipAll, uncovered, union } from '../../../shared/history/interval';
import { mergeEqual } from '../../../shared/history/merge-equal';
import type { GapReason, HistoryDefinition, HistoryPart, RoutingPart } from '../../../shared/history/parts';
import { clipRecord, mergeRecords } from '../../../shared/history/records';
import type { Translator } from '../../../shared/i18n';
import type { PresenceDefinition } from '../../../shared/presence/definition';
import { definitionLabel } from '../../../shared/presence/definition';
import type { SystemPresence } from '../../../shared/presence/system-presence';
import { journalTimeline } from '../../core/history/journal-timeline';
import { mergeHistory } from '../../core/history/merge-history';
import { utcDayInterval, utcDaysIn } from '../../core/history/utc-days';
import type { FetchedDay, HistoryCache, Journal, PresenceRecord } from '../../ports';
import type { HistoryFetch } from './history-fetcher';

/** As many runs of the app as anybody will ever have. */
export const ALL_RUNS = 100_000;

export interface AnswerSources {
  readonly cache: HistoryCache;
  readonly journal: Journal;
  readonly definitions: readonly PresenceDefinition[];
  readonly translator: Translator;
  readonly timeZone: string;
  /** How the fetching stands. */
  readonly fetch: HistoryFetch;
  /** What ended before is not kept; epoch milliseconds, or null for ever. */
  readonly keptFrom: number | null;
}

/** What is known of a range just now, from cache and journal. It asks nobody. */
export function buildAnswer(range: Interval, sources: AnswerSources, now: number): HistoryAnswer {
  const { cache, journal, timeZone, fetch } = sources;
  const within = { startAt: range.startAt, endAt: Math.max(range.startAt, Math.min(range.endAt, now)) };
  const days = cache.fetchedDays(range);
  const records = cache.presence(within);
  const changes = journal.changesIn(within);
  const runs = journal.recentRuns(ALL_RUNS);
  const known = mergeHistory(
    within,
    {
      records,
      timeline: journalTimeline(changes, runs, systemPresences(records, sources.definitions), now),
      changes,
    },
    now,
  );
  const parts = mergeEqual(fillGaps(within, known, (gap) => gapReasons(gap, days, sources)));
  const askedDays = days.map(({ fetchedAt }) => fetchedAt);
  return {
    startAt: range.startAt,
    endAt: range.endAt,
    timeZone,
    zones: [...journal.recordedZones()],
    parts: [...parts],
    routing: [...routingParts(within, cache)],
    definitions: [...definitionsOf(parts, sources)],
    source:
      fetch.right?.kind === 'missing'
        ? { kind: 'journal', missing: fetch.right.missing, name: fetch.right.name }
        : {
            kind: 'cloud',
            updatedAt: askedDays.length === 0 ? null : Math.max(...askedDays),
            progress: fetch.progress,
            failure: fetch.failure,
          },
    recordedSince: runs.at(-1)?.startedAt ?? null,
    badRecords: days.reduce((total, { badRecords }) => total + badRecords, 0),
  };
}

function systemPresences(
  records: readonly PresenceRecord[],
  definitions: readonly PresenceDefinition[],
): (definitionId: string) => SystemPresence {
  const known = new Map(definitions.map(({ id, systemPresence }) => [id, systemPresence]));
  for (const { value, systemPresence } of records) if (!known.has(value)) known.set(value, systemPresence);
  return (definitionId) => known.get(definitionId) ?? 'unknown';
}

/** Why nothing is known of a stretch; what is not named here was not recorded. */
function gapReasons(
  gap: Interval,
  days: readonly FetchedDay[],
  { fetch, keptFrom }: AnswerSources,
): readonly (Interval & { readonly reason: GapReason })[] {
  const forgotten =
    keptFrom === null ? [] : clipAll([{ ...gap, reason: 'not-kept' as const }], { startAt: 0, endAt: keptFrom });
  const rest = { startAt: Math.max(gap.startAt, keptFrom ?? gap.startAt), endAt: gap.endAt };
  if (fetch.right?.kind === 'missing') return forgotten;
  // Of a day that was fetched before its end the cloud could tell no more than what was until then.
  const loaded = days.map(({ day, fetchedAt }) => clip(utcDayInterval(day), { startAt: 0, endAt: fetchedAt }) ?? []);
  const failed = union(
    utcDaysIn(rest)
      .filter((day) => fetch.failedDays.has(day))
      .map(utcDayInterval),
  );
  return [
    ...forgotten,
    ...uncovered(rest, loaded.flat()).flatMap((missing) => [
      ...clipAll(failed, missing).map((each) => ({ ...each, reason: 'failed' as const })),
      ...uncovered(missing, failed).map((each) => ({ ...each, reason: 'not-loaded' as const })),
    ]),
  ];
}

function routingParts(within: Interval, cache: HistoryCache): readonly RoutingPart[] {
  return mergeRecords(cache.routing(within), ({ toldAt }) => toldAt).flatMap((record) => {
    const clipped = clipRecord(record, within);
    return clipped === null ? [] : [{ startAt: clipped.startAt, endAt: clipped.endAt, status: clipped.value }];
  });
}

/** How each definition that occurs is called: by the organisation, or, where it has been deleted, by its system presence. */
function definitionsOf(
  parts: readonly HistoryPart[],
  { definitions, translator }: AnswerSources,
): readonly HistoryDefinition[] {
  const byId = new Map(definitions.map((each) => [each.id, each]));
  const occurring = new Map<string, SystemPresence>();
  for (const part of parts) {
    if (part.kind === 'presence' && !occurring.has(part.definitionId)) {
      occurring.set(part.definitionId, part.systemPresence);
    }
  }
  return [...occurring].map(([definitionId, systemPresence]) => {
    const known = byId.get(definitionId);
    return {
      definitionId,
      systemPresence,
      label: known ? definitionLabel(known, translator.locale) : translator.text(`presence.${systemPresence}`),
      isSystemDefault: known?.isSystemDefault ?? true,
    };
  });
}
