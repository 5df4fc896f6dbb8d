import { z } from 'zod';
import { causeSchema } from '../presence/cause';
import { systemPresences } from '../presence/system-presence';
import { epochMs } from '../snapshot/epoch';
import { routingStatuses } from '../snapshot/standing';

const interval = { startAt: epochMs, endAt: epochMs };

/** A stretch of one presence. */
export const presencePartSchema = z.strictObject({
  kind: z.literal('presence'),
  ...interval,
  definitionId: z.string(),
  systemPresence: z.enum(systemPresences),
  /** Null when the cloud alone told of it: it does not say who made a change. */
  cause: causeSchema.nullable(),
  /** The note it began with; empty when there was none, or nobody told. */
  note: z.string(),
  /** True for the one that still runs: its end is the moment of the answer, and grows. */
  isOpen: z.boolean(),
});
export type PresencePart = z.infer<typeof presencePartSchema>;

/**
 * Why nothing is known of a stretch. `not-recorded`: nobody was there to record it. `not-loaded`: it was not asked for
 * yet. `failed`: the cloud did not give it. `not-kept`: it is older than the agent keeps.
 */
export const gapReasons = ['not-recorded', 'not-loaded', 'failed', 'not-kept'] as const;

/** A stretch of which nothing is known. */
export const gapPartSchema = z.strictObject({ kind: z.literal('gap'), ...interval, reason: z.enum(gapReasons) });
export type GapPart = z.infer<typeof gapPartSchema>;
export type GapReason = GapPart['reason'];

export const historyPartSchema = z.discriminatedUnion('kind', [presencePartSchema, gapPartSchema]);

/** One of the parts of which a history consists: ascending, without overlap, and without a hole between them. */
export type HistoryPart = z.infer<typeof historyPartSchema>;

/** A stretch of one routing status: the second band below the presence. It has holes where nothing is known. */
export const routingPartSchema = z.strictObject({ ...interval, status: z.enum(routingStatuses) });
export type RoutingPart = z.infer<typeof routingPartSchema>;

/** How a presence definition that occurs in a history is called. */
export const historyDefinitionSchema = z.strictObject({
  definitionId: z.string(),
  systemPresence: z.enum(systemPresences),
  label: z.string(),
  isSystemDefault: z.boolean(),
});
export type HistoryDefinition = z.infer<typeof historyDefinitionSchema>;
