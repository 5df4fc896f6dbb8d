import type { IdleSourceFault, IdleSourceName } from '../../../shared/inactivity/idle-source';
import { BARELY_MS, compareReadings, type Comparison, type Reading } from './compare-readings';
import { elapsedBetween, type Moment } from './moment';

/** What is known of a source before it has said anything. */
export interface SourceKind {
  readonly name: IdleSourceName;
  /** It tells only that nobody was there for minutes, and says 0 until then: no witness against others, and to be proven first. */
  readonly isCoarse: boolean;
  /** Why it can never be right here, whatever it says. */
  readonly barredBy: IdleSourceFault | null;
}

export type Standing =
  | { readonly state: 'absent' | 'trusted' }
  /** `proof`: how often in a row it has behaved well since, of `proofNeeded`. */
  | {
      readonly state: 'demoted';
      readonly fault: IdleSourceFault;
      readonly proof: number;
      readonly proofNeeded: number;
    };

/** `absent`: the desktop does not have it. `failed`: an error, or no answer in time. */
export type Answer = number | 'absent' | 'failed';

export interface SourceRecord {
  readonly kind: SourceKind;
  readonly standing: Standing;
  readonly last: Reading | null;
  /** What its last answer said beside the one before; null where there is nothing to compare. */
  readonly comparison: Comparison | null;
  /** By how much its last two answers differ, in milliseconds. */
  readonly movedByMs: number;
  /** It has counted up as time passed: it is not one that always says 0, and may bear witness. */
  readonly hasRisen: boolean;
  /** How long it has hardly moved: each answer says the same as the one before, or creeps far slower than time. */
  readonly still: { readonly how: 'same' | 'creeping'; readonly since: Moment; readonly count: number } | null;
  /** How often in a row there was no answer to be used. */
  readonly failures: number;
  readonly demotions: number;
  /** How often in a row it said the same while another source counted up. */
  readonly unmoved: number;
  /** How often it did not see input that a witness saw, since it last saw some itself. */
  readonly missedInputs: number;
}

/** One failure may be chance, such as a desktop that was busy. */
export const FAILURES_ALLOWED = 1;
/** Somebody who types at every one of so many readings, so far apart, does not exist. */
export const STILL_ALLOWED = { count: 10, durationMs: 2 * 60 * 60_000 };
/** Longer than the computer is up, give or take what lies between kernel and desktop. */
const UPTIME_SLACK_MS = 60_000;
/** Slower than this part of time is no counting. */
const CREEP_PART = 0.01;
const MOST_PROOF = 24;

export function newRecord(kind: SourceKind): SourceRecord {
  const blank = { last: null, comparison: null, movedByMs: 0, hasRisen: false, still: null };
  const counts = { failures: 0, demotions: 0, unmoved: 0, missedInputs: 0 };
  return { kind, standing: { state: 'absent' }, ...blank, ...counts };
}

/** Takes an answer, and judges the source by itself; what the others say is not looked at here. */
export function hear(record: SourceRecord, answer: Answer, moment: Moment): SourceRecord {
  const { kind, demotions } = record;
  if (answer === 'absent') return { ...newRecord(kind), demotions };
  if (answer === 'failed') return fail(record);
  const present = record.standing.state === 'absent' ? appear(record) : record;
  if (!Number.isFinite(answer) || answer < 0 || answer > moment.throughSleepMs + UPTIME_SLACK_MS) {
    return demote({ ...present, comparison: null, failures: present.failures + 1 }, 'nonsense');
  }
  return judgeMovement(takeReading(present, { idleMs: answer, moment }));
}

function appear(record: SourceRecord): SourceRecord {
  const { isCoarse, barredBy } = record.kind;
  if (barredBy !== null) return withFault(record, barredBy, Infinity);
  return isCoarse ? withFault(record, 'always-zero', 1) : { ...record, standing: { state: 'trusted' } };
}

function fail(record: SourceRecord): SourceRecord {
  const failed = { ...record, comparison: null, failures: record.failures + 1 };
  if (failed.failures <= FAILURES_ALLOWED) return failed;
  return demote(failed.standing.state === 'absent' ? appear(failed) : failed, 'fails');
}

function takeReading(record: SourceRecord, reading: Reading): SourceRecord {
  const { last } = record;
  const comparison = last === null ? null : compareReadings(last, reading);
  return {
    ...record,
    last: reading,
    comparison,
    movedByMs: last === null ? 0 : Math.abs(reading.idleMs - last.idleMs),
    hasRisen: record.hasRisen || comparison === 'rose',
    still: last === null ? null : stillness(record.still, last, reading),
    failures: 0,
  };
}

/** A source that counts something else than milliseconds creeps. */
function stillness(before: SourceRecord['still'], last: Reading, reading: Reading): SourceRecord['still'] {
  const how = saysTheSame(last, reading) ? 'same' : creeps(last, reading) ? 'creeping' : null;
  if (how === null) return null;
  return how === before?.how ? { ...before, count: before.count + 1 } : { how, since: last.moment, count: 2 };
}

/** All that is barely more than 0 is the same: a clock of milliseconds that is always just reset says 3 or 40. */
function saysTheSame(one: Reading, other: Reading): boolean {
  return one.idleMs === other.idleMs || (one.idleMs < BARELY_MS && other.idleMs < BARELY_MS);
}

function creeps(last: Reading, reading: Reading): boolean {
  const growthMs = reading.idleMs - last.idleMs;
  return growthMs > 0 && growthMs <= elapsedBetween(last.moment, reading.moment).mostMs * CREEP_PART;
}

function judgeMovement(record: SourceRecord): SourceRecord {
  const { comparison, still, last } = record;
  if (comparison === 'stuck') return demote(record, 'stands-still');
  if (comparison === 'impossible') return demote(record, 'jumps');
  if (still && last && still.count >= STILL_ALLOWED.count && !record.kind.isCoarse) {
    const durationMs = last.moment.awakeMs - still.since.awakeMs;
    const isZero = still.how === 'same' && last.idleMs < BARELY_MS;
    if (durationMs >= STILL_ALLOWED.durationMs) return demote(record, isZero ? 'always-zero' : 'stands-still');
  }
  return proveItself(record);
}

/** A source that failed has only to answer; one that lied has to count up as time does. Blindness is for a witness to lift. */
function proveItself(record: SourceRecord): SourceRecord {
  const { standing, comparison } = record;
  if (standing.state !== 'demoted' || standing.fault === 'blind') return record;
  const behavedWell = standing.fault === 'fails' || standing.fault === 'nonsense' || comparison === 'rose';
  return behavedWell ? oneProofMore(record) : record;
}

export function oneProofMore(record: SourceRecord): SourceRecord {
  const { standing } = record;
  if (standing.state !== 'demoted') return record;
  const proof = standing.proof + 1;
  if (proof < standing.proofNeeded) return { ...record, standing: { ...standing, proof } };
  if (record.kind.isCoarse && !record.hasRisen) return withFault(record, 'always-zero', 1);
  return { ...record, standing: { state: 'trusted' }, unmoved: 0, missedInputs: 0 };
}

/** Each further time asks for twice the proof, so that a source which is right now and then does not come and go. */
export function demote(record: SourceRecord, fault: IdleSourceFault): SourceRecord {
  const { standing } = record;
  if (standing.state === 'demoted') return withFault(record, keptFault(standing.fault, fault), standing.proofNeeded);
  const base = fault === 'fails' || fault === 'nonsense' ? 2 : 3;
  const proofNeeded = Math.min(MOST_PROOF, base * 2 ** record.demotions);
  return withFault({ ...record, demotions: record.demotions + 1 }, fault, proofNeeded);
}

/** What a source cannot mend by counting well stays the reason, whatever else is wrong with it. */
function keptFault(before: IdleSourceFault, now: IdleSourceFault): IdleSourceFault {
  return before === 'x11-on-wayland' || before === 'blind' ? before : now;
}

function withFault(record: SourceRecord, fault: IdleSourceFault, proofNeeded: number): SourceRecord {
  return { ...record, standing: { state: 'demoted', fault, proof: 0, proofNeeded }, unmoved: 0, missedInputs: 0 };
}
