import type { Interval } from '../../../shared/history/interval';
import { clipAll, uncovered } from '../../../shared/history/interval';
import { mergeEqual } from '../../../shared/history/merge-equal';
import type { PresencePart } from '../../../shared/history/parts';
import type { HistoryRecord } from '../../../shared/history/records';
import { clipRecord, mergeRecords } from '../../../shared/history/records';
import type { SystemPresence } from '../../../shared/presence/system-presence';
import type { PresenceChange } from '../presence/journal-entries';

interface PresenceRecord extends HistoryRecord {
  readonly systemPresence: SystemPresence;
  /** When the cloud told it last, in epoch milliseconds: a running one is known to have run until then. */
  readonly toldAt: number;
}

/** Two clocks of the cloud may tell the same change so far apart. */
export const SAME_CHANGE_MS = 2_000;

export interface HistorySources {
  /** The cloud's records, in any order. */
  readonly records: readonly PresenceRecord[];
  /** The journal's own parts, ascending. */
  readonly timeline: readonly PresencePart[];
  /** The journal's changes, in any order. */
  readonly changes: readonly PresenceChange[];
}

/**
 * What was, from what the cloud remembers and what this computer recorded. The cloud's record is the truth; the journal
 * adds who made a change, what the cloud lacks, and what happened after the last that it tells of.
 *
 * @param now epoch milliseconds: nothing reaches beyond.
 * @returns ascending, without overlap; with holes where nobody recorded.
 */
export function mergeHistory(range: Interval, sources: HistorySources, now: number): readonly PresencePart[] {
  const { records, timeline } = sources;
  const changes = [...sources.changes].sort((one, other) => one.appliedAt - other.appliedAt);
  const within = { startAt: range.startAt, endAt: Math.min(range.endAt, now) };
  const known = mergeRecords(records, (record) => knownEnd(record, changes));
  const told = known.flatMap((record) => partOf(record, within, changes) ?? []);
  const added = uncovered(within, told).flatMap((hole) => clipAll(timeline, hole));
  const all = added.length === 0 ? told : [...told, ...added].sort((one, other) => one.startAt - other.startAt);
  const parts = mergeEqual(all);
  const [last, running] = [parts.at(-1), timeline.at(-1)];
  if (last === undefined) return parts;
  const isOpen = last.endAt === now && running?.isOpen === true && running.definitionId === last.definitionId;
  return parts.map((part) => {
    const isWanted = part === last && isOpen;
    return part.isOpen === isWanted ? part : { ...part, isOpen: isWanted };
  });
}

/** The cloud tells of the newest changes late: what it takes for running ended with the first change that we saw since. */
function knownEnd({ startAt, value, toldAt }: PresenceRecord, changes: readonly PresenceChange[]): number {
  const next = changes.find(
    ({ appliedAt, definitionId }) =>
      appliedAt > startAt + SAME_CHANGE_MS || (appliedAt > startAt && definitionId !== value),
  );
  return Math.min(next?.appliedAt ?? Infinity, Math.max(toldAt, startAt));
}

function partOf(record: PresenceRecord, within: Interval, changes: readonly PresenceChange[]): PresencePart | null {
  const clipped = clipRecord(record, within);
  if (clipped === null) return null;
  const change = changeThatBegan(record, changes);
  return {
    kind: 'presence',
    startAt: clipped.startAt,
    endAt: clipped.endAt,
    definitionId: record.value,
    systemPresence: record.systemPresence,
    cause: change?.cause ?? null,
    note: change?.note ?? '',
    isOpen: false,
  };
}

/** The change that began a presence: the nearest of those that are near enough. */
export function changeThatBegan<Change extends PresenceChange>(
  { startAt, value }: { readonly startAt: number; readonly value: string },
  ascending: readonly Change[],
): Change | null {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle]?.appliedAt ?? 0) < startAt - SAME_CHANGE_MS) low = middle + 1;
    else high = middle;
  }
  let nearest: Change | null = null;
  for (let index = low; ; index += 1) {
    const change = ascending[index];
    if (change === undefined || change.appliedAt > startAt + SAME_CHANGE_MS) return nearest;
    const distance = Math.abs(change.appliedAt - startAt);
    const isNearer = nearest === null || distance < Math.abs(nearest.appliedAt - startAt);
    if (change.definitionId === value && isNearer) nearest = change;
  }
}
