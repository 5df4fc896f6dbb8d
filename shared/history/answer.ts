import { z } from 'zod';
import { epochMs } from '../snapshot/epoch';
import { writeFailureCodes } from '../snapshot/presence';
import { historyDefinitionSchema, historyPartSchema, routingPartSchema } from './parts';
import { recordedZoneSchema } from './recorded-zones';

/** The longest range that can be asked for at once, in days: a year and the days that round it out. */
const LONGEST_RANGE_DAYS = 400;

/** Any stretch of time, from `startAt` to before `endAt`. */
export const historyRangeSchema = z
  .strictObject({ startAt: epochMs, endAt: epochMs })
  .refine(({ startAt, endAt }) => startAt < endAt && endAt - startAt <= LONGEST_RANGE_DAYS * 86_400_000);

/** Where a history comes from, and whether there is more to come. */
const historySourceSchema = z.discriminatedUnion('kind', [
  /** The cloud, completed with what this computer recorded. */
  z.strictObject({
    kind: z.literal('cloud'),
    /** When it was last asked for any of the range, in epoch milliseconds; null when never. */
    updatedAt: epochMs.nullable(),
    /** How much of what is to be fetched for the range is there; null when nothing is under way. */
    progress: z.strictObject({ fetchedDays: z.int(), allDays: z.int() }).nullable(),
    /** Why some of it could not be fetched; null when nothing failed. */
    failure: z.strictObject({ code: z.enum(writeFailureCodes), detail: z.string() }).nullable(),
  }),
  /** This computer alone: the cloud may not be asked, for want of the named right. */
  z.strictObject({
    kind: z.literal('journal'),
    missing: z.enum(['permission', 'scope']),
    /** Its exact name. */
    name: z.string(),
  }),
]);

/** What is known of a range. */
export const historyAnswerSchema = z.strictObject({
  startAt: epochMs,
  endAt: epochMs,
  /** IANA name of this computer's zone, in which its days are counted. */
  timeZone: z.string(),
  /** In which zones it was, as far as it recorded that; ascending. */
  zones: z.array(recordedZoneSchema),
  /** Ascending, without overlap, and without a hole from the range's start to its end or to now, whichever is earlier. */
  parts: z.array(historyPartSchema),
  /** Ascending, without overlap; with holes where nothing is known. */
  routing: z.array(routingPartSchema),
  /** Every definition that occurs in `parts`. */
  definitions: z.array(historyDefinitionSchema),
  source: historySourceSchema,
  /** Since when this computer records, in epoch milliseconds; null when it does not yet. */
  recordedSince: epochMs.nullable(),
  /** Records of the range that the cloud gave and that could not be read. */
  badRecords: z.int(),
});
export type HistoryAnswer = z.infer<typeof historyAnswerSchema>;

/** What happened today, for a strip of it: the local day, and its parts until now. */
export const todayStripSchema = z.strictObject({ startAt: epochMs, endAt: epochMs, parts: z.array(historyPartSchema) });
export type TodayStrip = z.infer<typeof todayStripSchema>;
