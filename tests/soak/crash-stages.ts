import type { Hold } from './crash-order';

/** What is known of a write at the moment of the kill, by the disk and by the simulator. */
export interface Evidence {
  /** How often the simulator received it. */
  readonly received: number;
  /** How often it was carried out. */
  readonly carriedOut: number;
  /** What the journal says of it. */
  readonly attempt: string;
}

/** An instant in the life of a write at which the process is killed. */
export interface CrashStage {
  readonly name: string;
  /** Where the program stands still when it is killed; null: it is killed when the simulator has come so far. */
  readonly holdAt: Hold | null;
  /** What the simulator does with the write, as `POST /simulator/faults` takes it. */
  readonly fault: { readonly latencyMs: number; readonly action?: 'delay-answer' } | null;
  readonly evidence: Evidence;
  /** Whether the write is carried out although nobody waits for its answer any more. */
  readonly landsLate: boolean;
  /** Whether the next run finds the write done, and books it as ours. */
  readonly isRecovered: boolean;
}

/** Longer than any test: as a request that a proxy swallowed. */
const neverMs = 3_600_000;

/** Long enough that the kill comes before, also on a machine that is busy. */
const lateMs = 1_500;

export const crashStages: readonly CrashStage[] = [
  {
    name: 'before send',
    holdAt: 'before-sending',
    fault: null,
    evidence: { received: 0, carriedOut: 0, attempt: 'sending' },
    landsLate: false,
    isRecovered: false,
  },
  {
    name: 'received and unanswered: never carried out',
    holdAt: null,
    fault: { latencyMs: neverMs },
    evidence: { received: 1, carriedOut: 0, attempt: 'sending' },
    landsLate: false,
    isRecovered: false,
  },
  {
    name: 'received and unanswered: carried out after the kill',
    holdAt: null,
    fault: { latencyMs: lateMs },
    evidence: { received: 1, carriedOut: 0, attempt: 'sending' },
    landsLate: true,
    isRecovered: true,
  },
  {
    name: 'received and unanswered: carried out before the kill',
    holdAt: null,
    fault: { latencyMs: neverMs, action: 'delay-answer' },
    evidence: { received: 1, carriedOut: 1, attempt: 'sending' },
    landsLate: false,
    isRecovered: true,
  },
  {
    name: 'answered and uncommitted',
    holdAt: 'before-booking',
    fault: null,
    evidence: { received: 1, carriedOut: 1, attempt: 'sending' },
    landsLate: false,
    isRecovered: true,
  },
  {
    name: 'committed, and its webhook not sent',
    holdAt: 'after-booking',
    fault: null,
    evidence: { received: 1, carriedOut: 1, attempt: 'applied' },
    landsLate: false,
    isRecovered: false,
  },
  {
    name: 'webhook answered, and not marked so',
    holdAt: 'before-marking',
    fault: null,
    evidence: { received: 1, carriedOut: 1, attempt: 'applied' },
    landsLate: false,
    isRecovered: false,
  },
];

/** Beside the chosen stages: whenever it comes, while one presence after the other is picked. */
export const anyInstant = 'at any instant';
