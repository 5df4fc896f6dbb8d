import { BARELY_MS, SLACK_MS } from './compare-readings';
import { demote, oneProofMore, type SourceRecord } from './source-record';

/** From this on two sources contradict each other: one says that somebody was there, the other that nobody was. */
const CONTRADICTION_MS = 10_000;
/** A source that has never counted up is soon given up; one that has may have met somebody who types without a pause. */
export const UNMOVED_ALLOWED = { neverRisen: 6, hasRisen: 12 };
export const MISSED_INPUTS_ALLOWED = 1;

/** Whether what it says may be held against another, or another against it. */
export function isWitness({ standing, kind, last, failures }: SourceRecord): boolean {
  return standing.state === 'trusted' && !kind.isCoarse && last !== null && failures === 0;
}

/** Whether `seer` says that somebody was there when `other` says that nobody was. */
export function contradicts(seer: SourceRecord, other: SourceRecord): boolean {
  if (!isWitness(seer) || !isWitness(other)) return false;
  const seenMs = seer.last?.idleMs ?? 0;
  const saidMs = other.last?.idleMs ?? 0;
  return saidMs >= CONTRADICTION_MS && seenMs < saidMs - 2 * SLACK_MS;
}

/**
 * Holds the sources against each other. Where one stands still while another moves, it is told from what has moved: a
 * source at which nothing changes while the other counts up stands still; one that counts up through input which another
 * saw come and go is blind.
 */
export function bearWitness(records: readonly SourceRecord[]): readonly SourceRecord[] {
  return records.map((record) => {
    if (record.standing.state === 'demoted') return liftBlindness(record, records);
    if (!isWitness(record)) return record;
    return judgeAsBlind(judgeAsStanding(record, records), records);
  });
}

function judgeAsStanding(record: SourceRecord, records: readonly SourceRecord[]): SourceRecord {
  if (record.comparison === 'rose' || record.movedByMs >= BARELY_MS) return { ...record, unmoved: 0 };
  const isContradicted = records.some((other) => other.comparison === 'rose' && contradicts(record, other));
  if (!isContradicted) return record;
  const unmoved = record.unmoved + 1;
  const allowed = record.hasRisen ? UNMOVED_ALLOWED.hasRisen : UNMOVED_ALLOWED.neverRisen;
  return unmoved > allowed ? demote(record, 'stands-still') : { ...record, unmoved };
}

function judgeAsBlind(record: SourceRecord, records: readonly SourceRecord[]): SourceRecord {
  if (record.comparison === 'input') return { ...record, missedInputs: 0 };
  if (record.comparison !== 'rose' || !records.some((seer) => sawInput(seer) && contradicts(seer, record)))
    return record;
  const missedInputs = record.missedInputs + 1;
  return missedInputs > MISSED_INPUTS_ALLOWED ? demote(record, 'blind') : { ...record, missedInputs };
}

/** It moved, and it can count: what it tells is input, and not a value that it always has. */
function sawInput({ comparison, hasRisen, movedByMs }: SourceRecord): boolean {
  return comparison === 'input' && hasRisen && movedByMs >= BARELY_MS;
}

function liftBlindness(record: SourceRecord, records: readonly SourceRecord[]): SourceRecord {
  const { standing, last, comparison } = record;
  if (standing.state !== 'demoted' || standing.fault !== 'blind' || comparison !== 'input' || last === null)
    return record;
  const isShared = records.some(
    (seer) => isWitness(seer) && sawInput(seer) && Math.abs((seer.last?.idleMs ?? 0) - last.idleMs) <= SLACK_MS,
  );
  return isShared ? oneProofMore(record) : record;
}
