import { z } from 'zod';
import { causeSchema } from '../presence/cause';
import { systemPresences } from '../presence/system-presence';
import { routingStatuses } from '../snapshot/standing';
import type { HistoryAnswer } from './answer';
import { isoTimeAsLived } from './iso-time';
import { gapReasons } from './parts';
import { zoneAt } from './recorded-zones';
import { definitionNames } from './table-rows';

/** Raise it when a reader of the former form would misread the new one. */
const FORMAT_VERSION = 1;

const time = z.iso.datetime({ offset: true });
const seconds = z.number().nonnegative();

/** The form of an exported history: what a program that reads it may rely on. */
export const exportedHistorySchema = z.strictObject({
  format: z.literal('presence-tray/history'),
  version: z.literal(FORMAT_VERSION),
  exportedAt: time,
  /** IANA name of this computer's zone at the export. */
  timeZone: z.string(),
  start: time,
  end: time,
  source: z.enum(['cloud', 'journal']),
  parts: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('presence'),
        start: time,
        /** IANA name of the zone that this computer was in when it began. */
        timeZone: z.string(),
        /** Null for the one that still runs. */
        end: time.nullable(),
        /** To the millisecond. */
        seconds,
        systemPresence: z.enum(systemPresences),
        definitionId: z.string(),
        label: z.string().nullable(),
        cause: causeSchema.nullable(),
        note: z.string(),
      }),
      z.strictObject({ kind: z.literal('gap'), start: time, end: time, seconds, reason: z.enum(gapReasons) }),
    ]),
  ),
  routing: z.array(z.strictObject({ start: time, end: time, status: z.enum(routingStatuses) })),
});
export type ExportedHistory = z.infer<typeof exportedHistorySchema>;

/**
 * A history for programs: one object, indented.
 *
 * @param now epoch milliseconds.
 */
export function historyToJson(answer: HistoryAnswer, now: number): string {
  return `${JSON.stringify(exportedHistory(answer, now), null, 2)}\n`;
}

/** Parameters as for {@link historyToJson}. */
export function exportedHistory(answer: HistoryAnswer, now: number): ExportedHistory {
  const iso = isoTimeAsLived(answer);
  const names = definitionNames(answer.definitions);
  return {
    format: 'presence-tray/history',
    version: FORMAT_VERSION,
    exportedAt: iso(now),
    timeZone: answer.timeZone,
    start: iso(answer.startAt),
    end: iso(answer.endAt),
    source: answer.source.kind,
    parts: answer.parts.map((part) => {
      const common = { start: iso(part.startAt), seconds: (part.endAt - part.startAt) / 1_000 };
      if (part.kind === 'gap') return { ...common, kind: part.kind, end: iso(part.endAt), reason: part.reason };
      const { kind, systemPresence, definitionId, cause, note } = part;
      const label = names.get(definitionId)?.label ?? null;
      const end = part.isOpen ? null : iso(part.endAt);
      const timeZone = zoneAt(answer, part.startAt);
      return { ...common, kind, timeZone, end, systemPresence, definitionId, label, cause, note };
    }),
    routing: answer.routing.map(({ startAt, endAt, status }) => ({ start: iso(startAt), end: iso(endAt), status })),
  };
}
