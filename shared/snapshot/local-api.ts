import { z } from 'zod';
import { portNumber } from '../settings/port-number';

/** Whether other programs on this computer can reach the app. */
export const localApiViewSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('off') }),
  z.strictObject({ state: z.literal('starting') }),
  /** `http://127.0.0.1:3000`, and the same by IPv6 where there is any. */
  z.strictObject({ state: z.literal('listening'), addresses: z.array(z.string()).min(1) }),
  /** Another program has the port; `freePort` is one that is free, or null when none was found. */
  z.strictObject({ state: z.literal('in-use'), freePort: portNumber.nullable() }),
  /** The system does not let ordinary programs have this port. */
  z.strictObject({ state: z.literal('not-allowed') }),
  /** Its tokens cannot be read, for this reason, so that it is not opened. */
  z.strictObject({
    state: z.literal('keyring'),
    code: z.enum(['locked', 'absent', 'library-missing', 'hanging', 'too-large', 'failed']),
  }),
  z.strictObject({ state: z.literal('failed'), detail: z.string() }),
]);
export type LocalApiView = z.infer<typeof localApiViewSchema>;
