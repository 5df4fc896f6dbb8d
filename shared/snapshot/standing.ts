import { z } from 'zod';
import { writeFailureCodes } from './presence';

export const routingStatuses = [
  'off_queue',
  'idle',
  'interacting',
  'not_responding',
  'communicating',
  'unknown',
] as const;
export type RoutingStatusName = (typeof routingStatuses)[number];

/** What the agent may ask of the cloud besides a presence. */
export const actionNames = ['clear-not-responding', 'claim-primary'] as const;
export type ActionName = (typeof actionNames)[number];

/** Why the agent's last click on one of them was in vain. It is not tried again by itself. */
export const actionFailureSchema = z.strictObject({
  action: z.enum(actionNames),
  code: z.enum(writeFailureCodes),
  detail: z.string(),
});
export type ActionFailure = z.infer<typeof actionFailureSchema>;
