import { z } from 'zod';
import { gapReasons } from '../../../shared/history/parts';
import { causeSchema } from '../../../shared/presence/cause';
import { presenceClasses, systemPresences } from '../../../shared/presence/system-presence';
import { routingStatuses } from '../../../shared/snapshot';
import { presenceAvailabilities } from '../presence/program-refusal';

/**
 * What programs are told: the bodies of the local API and of the command line's `--json`. Names are kept; fields may be added.
 * Times are ISO 8601 with the offset of this computer's zone, to the second.
 */
const time = z.iso.datetime({ offset: true });

/** The class that scheduling systems speak of; null for a system presence that this version does not know. */
const state = z.enum(presenceClasses).nullable();
const named = {
  definitionId: z.string(),
  label: z.string().describe('What the organisation calls it, in the language of the agent.'),
  state,
  systemPresence: z.enum(systemPresences),
};

export const toldPresenceSchema = z.object({
  userId: z.string(),
  ...named,
  availability: z.enum(presenceAvailabilities).nullable(),
  note: z.string().describe('Empty when the agent has none.'),
  since: time,
  cause: causeSchema,
  until: time.nullable().describe('When the agent meant it to end; null without an end.'),
  next: z
    .strictObject({ definitionId: z.string(), label: z.string() })
    .nullable()
    .describe('What follows when the interaction under way has ended; null when nothing does.'),
  pending: z
    .strictObject({
      intentId: z.string(),
      definitionId: z.string().nullable(),
      label: z.string().nullable(),
      note: z.string().nullable(),
      decidedAt: time,
    })
    .nullable()
    .describe('What was chosen and is not confirmed yet.'),
  routingStatus: z.enum(routingStatuses).nullable(),
  isOutOfOffice: z.boolean(),
  isPrimary: z.boolean().describe('False when others see another presence source, such as Teams.'),
  connection: z.enum(['live', 'connecting', 'offline']),
  isStale: z.boolean().describe('True when it was not confirmed for two minutes.'),
  isSimulated: z.boolean().describe('True when the organisation is the simulated one.'),
});
export type ToldPresence = z.infer<typeof toldPresenceSchema>;

export const toldDefinitionSchema = z.object({
  ...named,
  isSystemDefault: z.boolean().describe('False for a secondary presence under its system presence.'),
  isAllowed: z.boolean().describe('Whether it may be chosen just now.'),
  isCurrent: z.boolean(),
});
export type ToldDefinition = z.infer<typeof toldDefinitionSchema>;

export const toldChangeSchema = z.object({
  sequence: z.int().positive().describe('Counts the changes of this agent on this computer, without holes.'),
  previous: z.object(named).nullable().describe('Null for the first change that this computer ever saw.'),
  ...named,
  note: z.string(),
  at: time.describe('When Genesys Cloud applied it.'),
  cause: causeSchema,
  isRecovered: z.boolean().describe('Its answer had been lost: it was found to have been carried out.'),
});
export type ToldChange = z.infer<typeof toldChangeSchema>;

const stretch = { start: time, seconds: z.number().nonnegative() };

export const toldHistoryPartSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('presence'),
    ...stretch,
    end: time.nullable().describe('Null for the one that still runs.'),
    definitionId: z.string(),
    label: z.string().nullable(),
    state,
    systemPresence: z.enum(systemPresences),
    cause: causeSchema.nullable().describe('Null when the cloud alone told of it.'),
    note: z.string(),
  }),
  z.object({ kind: z.literal('gap'), ...stretch, end: time, reason: z.enum(gapReasons) }),
]);
export type ToldHistoryPart = z.infer<typeof toldHistoryPartSchema>;
