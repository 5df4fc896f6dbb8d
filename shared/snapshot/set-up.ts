import { z } from 'zod';
import { settingSources } from '../settings/definition';

const origin = z.enum(settingSources);

/** What this installation was told of the organisation. Null: not yet. */
export const setUpViewSchema = z.strictObject({
  /** `orgHost` as it was given; `name` is for people. */
  place: z.strictObject({ orgHost: z.string(), name: z.string(), origin }).nullable(),
  client: z.strictObject({ clientId: z.string(), origin }).nullable(),
});
export type SetUpView = z.infer<typeof setUpViewSchema>;
