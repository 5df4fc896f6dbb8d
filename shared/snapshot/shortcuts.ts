import { z } from 'zod';

/** How it stands with the keys that work everywhere. */
export const shortcutsViewSchema = z.strictObject({
  /** Why none works here; null where they do. `wayland`: the desktop does not let programs have keys of their own. */
  obstacle: z.literal('wayland').nullable(),
  /** The keys that could not be had: another program, or the system, has them. */
  taken: z.array(z.string()),
});
export type ShortcutsView = z.infer<typeof shortcutsViewSchema>;
