import { z } from 'zod';

/** Where the agent, or a program on their behalf, made a choice. `notice`: in a notification of the desktop. */
export const agentChannels = ['tray', 'window', 'notice', 'shortcut', 'command-line', 'local-api'] as const;

/** The rules that may change a presence without a click. `return`: back after a rule had set the agent Offline. */
export const presenceRules = ['idle', 'lock', 'suspend', 'quit', 'timed-return', 'return'] as const;

/** Who or what made a presence change. Every change has one; it is shown, journalled and sent. */
export const causeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('agent'), via: z.enum(agentChannels) }),
  z.strictObject({
    kind: z.literal('rule'),
    rule: z.enum(presenceRules),
    /** When the agent was last there, in epoch milliseconds; null when nobody knows, absent in rows of before. */
    idleSince: z.int().nullable().exactOptional(),
    /** How long nothing had to happen for the rule to act, in milliseconds; absent where no length was set. */
    afterMs: z.int().nonnegative().exactOptional(),
  }),
  /** The web client, a supervisor, another presence source, another computer. */
  z.strictObject({ kind: z.literal('elsewhere') }),
  /** It already stood when this run of the app first asked; who set it is not known. */
  z.strictObject({ kind: z.literal('before-start') }),
]);

export type Cause = z.infer<typeof causeSchema>;
export type RuleCause = Extract<Cause, { kind: 'rule' }>;
