import { z } from 'zod';
import { causeSchema } from '../presence/cause';
import type { Cause } from '../presence/cause';
import type { HistoryAnswer } from './answer';
import { isoTimeIn } from './iso-time';
import { exportedHistory, exportedHistorySchema } from './json';

/** Raise it when a reader of the former form would misread the new one. */
const FORMAT_VERSION = 1;

const time = z.iso.datetime({ offset: true });

/** The form of the file with everything that this computer has of an agent: what a program that reads it may rely on. */
export const ownDataSchema = z.strictObject({
  format: z.literal('presence-tray/own-data'),
  version: z.literal(FORMAT_VERSION),
  exportedAt: time,
  /** IANA name; offsets of all times are of this zone. */
  timeZone: z.string(),
  /** What was when, of cloud and computer together, as the history shows it. */
  history: exportedHistorySchema,
  /** Every change that this computer recorded. */
  changes: z.array(
    z.strictObject({
      sequence: z.int(),
      previousDefinitionId: z.string().nullable(),
      definitionId: z.string(),
      note: z.string(),
      cause: causeSchema,
      /** When it was decided here; null for what was changed elsewhere. */
      decidedAt: time.nullable(),
      /** When the cloud carried it out. */
      appliedAt: time,
      /** When this computer saw it. */
      seenAt: time,
      /** Found at a start after the run that sent it was cut off. */
      isRecovered: z.boolean(),
    }),
  ),
  /** Every write that this computer sent to the cloud, whatever came of it. */
  writes: z.array(
    z.strictObject({
      /** What it was to change; null for what it left alone. */
      definitionId: z.string().nullable(),
      note: z.string().nullable(),
      cause: causeSchema,
      decidedAt: time,
      sentAt: time,
      outcome: z.enum(['not-known', 'applied', 'not-applied']),
      /** When the outcome was known; null while it is not. */
      settledAt: time.nullable(),
    }),
  ),
  /** When the app ran; the end of the present run is null. */
  runs: z.array(z.strictObject({ start: time, end: time.nullable() })),
  /** Times of a minute or more without input. */
  idleSpells: z.array(
    z.strictObject({ start: time, end: time, suspendedAt: time.nullable(), resumedAt: time.nullable() }),
  ),
  /** What the agent said an absence was; the newest of one absence is the one that counts. */
  absences: z.array(
    z.strictObject({
      absenceId: z.string(),
      start: time,
      end: time,
      saidAt: time,
      definitionId: z.string().nullable(),
      remark: z.string().nullable(),
    }),
  ),
});
type OwnDataFile = z.infer<typeof ownDataSchema>;

/** What the journal holds. All instants are epoch milliseconds. */
export interface OwnRecords {
  readonly changes: readonly {
    readonly sequence: number;
    readonly previousDefinitionId: string | null;
    readonly definitionId: string;
    readonly note: string;
    readonly cause: Cause;
    readonly decidedAt: number | null;
    readonly appliedAt: number;
    readonly seenAt: number;
    readonly isRecovered: boolean;
  }[];
  readonly writes: readonly {
    readonly definitionId: string | null;
    readonly note: string | null;
    readonly cause: Cause;
    readonly decidedAt: number;
    readonly begunAt: number;
    readonly state: 'sending' | 'applied' | 'not-applied';
    readonly settledAt: number | null;
  }[];
  readonly runs: readonly { readonly startedAt: number; readonly endedAt: number | null }[];
  readonly idleSpells: readonly {
    readonly from: number;
    readonly until: number;
    readonly suspendedAt: number | null;
    readonly resumedAt: number | null;
  }[];
  readonly annotations: readonly {
    readonly absenceId: string;
    readonly from: number;
    readonly until: number;
    readonly madeAt: number;
    readonly annotation:
      { readonly kind: 'presence'; readonly definitionId: string } | { readonly kind: 'remark'; readonly text: string };
  }[];
}

/**
 * Everything of an agent's own, for themselves and for programs: one object, indented.
 *
 * @param now epoch milliseconds.
 */
export function ownDataToJson(answer: HistoryAnswer, records: OwnRecords, now: number): string {
  const iso = isoTimeIn(answer.timeZone);
  const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));
  const file: OwnDataFile = {
    format: 'presence-tray/own-data',
    version: FORMAT_VERSION,
    exportedAt: iso(now),
    timeZone: answer.timeZone,
    history: exportedHistory(answer, now),
    changes: records.changes.map(({ sequence, previousDefinitionId, definitionId, note, cause, ...rest }) => ({
      sequence,
      previousDefinitionId,
      definitionId,
      note,
      cause,
      decidedAt: isoOrNull(rest.decidedAt),
      appliedAt: iso(rest.appliedAt),
      seenAt: iso(rest.seenAt),
      isRecovered: rest.isRecovered,
    })),
    writes: records.writes.map(({ definitionId, note, cause, decidedAt, begunAt, state, settledAt }) => ({
      definitionId,
      note,
      cause,
      decidedAt: iso(decidedAt),
      sentAt: iso(begunAt),
      outcome: state === 'sending' ? 'not-known' : state,
      settledAt: isoOrNull(settledAt),
    })),
    runs: records.runs.map(({ startedAt, endedAt }) => ({ start: iso(startedAt), end: isoOrNull(endedAt) })),
    idleSpells: records.idleSpells.map(({ from, until, suspendedAt, resumedAt }) => ({
      start: iso(from),
      end: iso(until),
      suspendedAt: isoOrNull(suspendedAt),
      resumedAt: isoOrNull(resumedAt),
    })),
    absences: records.annotations.map(({ absenceId, from, until, madeAt, annotation }) => ({
      absenceId,
      start: iso(from),
      end: iso(until),
      saidAt: iso(madeAt),
      definitionId: annotation.kind === 'presence' ? annotation.definitionId : null,
      remark: annotation.kind === 'remark' ? annotation.text : null,
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
