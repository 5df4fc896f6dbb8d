import { z } from 'zod';
import { epochMs } from './epoch';

/** How well what is shown follows the cloud. */
export const connectionViewSchema = z.strictObject({
  /** `live`: the event feed is open. `connecting`: not yet or not again. `offline`: the cloud does not answer. */
  state: z.enum(['live', 'connecting', 'offline']),
  /** When the cloud last confirmed the presence; null before the first answer. */
  confirmedAt: epochMs.nullable(),
  /** True when what is shown was not confirmed for two minutes. */
  isStale: z.boolean(),
});
export type ConnectionView = z.infer<typeof connectionViewSchema>;
