import { z } from 'zod';
import { areGlobalKeys } from '../shortcuts/keys';
import { setting } from './definition';

/** One for each presence that anybody uses, and some to spare. */
export const MOST_SHORTCUTS = 30;

export const shortcutSchema = z.strictObject({
  keys: z
    .string()
    .refine(areGlobalKeys, { error: 'write keys as Control+Alt+B, with Control, Alt or Super, or F1 to F24' }),
  does: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('set-presence'), definitionId: z.string().min(1).max(64) }),
    /** Shows the window, or hides it when it is there. */
    z.strictObject({ kind: z.literal('toggle-window') }),
  ]),
});
export type Shortcut = z.infer<typeof shortcutSchema>;

/** Keys that work in whatever program the agent is. */
export const shortcuts = {
  shortcuts: setting({
    schema: z
      .array(shortcutSchema)
      .max(MOST_SHORTCUTS)
      .refine((all) => new Set(all.map(({ keys }) => keys)).size === all.length, { error: 'give each keys once' })
      .default([])
      .describe('Keys that set a presence or show the window from any program.'),
    // A presence goes by its id, which differs between organisations and persons.
    isForPolicy: false,
    changedBy: 'window',
    variable: null,
  }),
};
