import { z } from 'zod';
import { historyRangeSchema } from '../../../shared/history/answer';
import type { Interval } from '../../../shared/history/interval';
import { daysBetween, localDayOf } from '../../../shared/history/zone';
import { err, ok } from '../../../shared/result';
import type { Result } from '../../../shared/result';
import type { ProgramRefusal } from '../presence/program-refusal';

const moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()], {
  error: 'Give a date such as 2026-10-25, or a time with its offset such as 2026-10-25T08:00:00+02:00',
});

export const historyRequestSchema = z.strictObject({
  userId: z.string().min(1).max(64).optional(),
  startDate: moment.optional(),
  endDate: moment.optional(),
});

export interface HistoryRequestContext {
  /** The signed-in agent. */
  readonly userId: string;
  /** IANA name of this computer's zone, in which dates are days. */
  readonly timeZone: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Reads which stretch of history a program asks for. A date is a whole local day, the last one included; without a start it
 * is the day of the end, without an end until the end of today.
 */
export function readHistoryRequest(
  request: unknown,
  { userId, timeZone, now }: HistoryRequestContext,
): Result<Interval, ProgramRefusal> {
  const parsed = historyRequestSchema.safeParse(request);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
    return err({ code: 'invalid-request', problems });
  }
  const { userId: asked, startDate, endDate } = parsed.data;
  if (asked !== undefined && asked !== userId) return err({ code: 'other-user' });
  const endAt = endDate === undefined ? localDayOf(now, timeZone).endAt : instantOf(endDate, 'endAt', timeZone);
  const startAt =
    startDate === undefined ? localDayOf(endAt - 1, timeZone).startAt : instantOf(startDate, 'startAt', timeZone);
  const range = historyRangeSchema.safeParse({ startAt, endAt });
  if (range.success) return ok(range.data);
  const message = 'It must be after startDate, by 400 days at most';
  return err({ code: 'invalid-request', problems: [{ field: 'endDate', message }] });
}

function instantOf(text: string, edge: keyof Interval, timeZone: string): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? daysBetween(text, text, timeZone)[edge] : Date.parse(text);
}
