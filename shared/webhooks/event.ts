import { z } from 'zod';
import { agentChannels, presenceRules } from '../presence/cause';
import { presenceClasses } from '../presence/system-presence';
import { routingStatuses } from '../snapshot/standing';

/**
 * `changed`: the presence is another. `corrected`: the agent said later what a time was. `snapshot`: what stood when a receiver was
 * switched on. `test`: the agent asked for it; nothing has changed.
 */
export const eventTypes = ['changed', 'corrected', 'test', 'snapshot'] as const;

const presenceClass = z.enum(presenceClasses);
const instant = z.iso.datetime();
const definitionId = z.string();

/** Who or what made a change. */
export const eventCauseSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('agent').describe('The agent, or a program on their behalf.'),
    via: z.enum(agentChannels),
  }),
  z.object({
    kind: z.literal('rule').describe('The app, by a rule.'),
    rule: z.enum(presenceRules),
    afterMs: z.int().nonnegative().nullable().describe('How long nothing had to happen, in milliseconds.'),
  }),
  z.object({
    kind: z
      .literal('elsewhere')
      .describe(
        'The web client, a supervisor, another presence source, another computer; or while the app did not run.',
      ),
  }),
  z.object({ kind: z.literal('before-start').describe('It stood already when the app first asked.') }),
]);
export type EventCause = z.infer<typeof eventCauseSchema>;

/** What a receiver gets. A field that is not known is null; none is ever absent. Later versions may add fields. */
export const webhookEventSchema = z
  .object({
    userId: z.string().describe('The agent, by their id in Genesys Cloud.'),
    previousState: presenceClass
      .nullable()
      .describe(
        'The class before. Null for the first presence that this installation saw, and where it cannot be told.',
      ),
    newState: presenceClass
      .nullable()
      .describe('The class from then on. Null only for a system presence that is newer than the app.'),
    timestamp: instant.describe(
      'When it happened: for changes, when Genesys Cloud applied it. The same as appliedAt then.',
    ),
    syncId: z
      .uuid()
      .describe('The same in every attempt, and from every computer that saw the same change: handle each only once.'),
    type: z.enum(eventTypes),
    sequence: z
      .int()
      .positive()
      .nullable()
      .describe(
        'Counts the changes of this agent on this installation, without holes. Null where type is not changed.',
      ),
    previousDefinitionId: definitionId.nullable().describe('The presence definition before.'),
    previousLabel: z.string().nullable().describe('Its name in the organisation, in English where there is one.'),
    newDefinitionId: definitionId.describe('The presence definition from then on.'),
    newLabel: z.string().nullable().describe('Its name in the organisation, in English where there is one.'),
    routingStatus: z
      .enum(routingStatuses)
      .nullable()
      .describe('The routing status when it became known here. Null while it is not known.'),
    cause: eventCauseSchema,
    idleSince: instant.nullable().describe('For a rule: when the agent was last there. Null where nobody knows.'),
    decidedAt: instant
      .nullable()
      .describe('When it was decided, by the clock of this computer. Null when somebody else decided.'),
    appliedAt: instant
      .nullable()
      .describe('When Genesys Cloud applied it, by its clock. Null where it changed nothing.'),
    isRecovered: z
      .boolean()
      .describe('The answer to our write was lost; it was found later that it had been carried out.'),
    correction: z
      .object({
        from: instant,
        until: instant,
        remark: z.string().nullable().describe('The agent’s own words, where they gave some.'),
      })
      .nullable()
      .describe('Where type is corrected: the time that was newState and not previousState.'),
    installationId: z.uuid().describe('This installation of the app; made once.'),
    appVersion: z.string(),
  })
  .describe('What Presence Tray sends to a webhook.');
export type WebhookEvent = z.infer<typeof webhookEventSchema>;
