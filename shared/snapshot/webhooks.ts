import { z } from 'zod';
import { envelopes } from '../webhooks/endpoint';
import { deliveryFaults } from '../webhooks/fault';
import { epochMs } from './epoch';

/**
 * How a receiver fares. `off`: it is told nothing. `paused`: its events wait because the agent has it so. `gone`: it said that it wants
 * no more (410). `keychain`: its secret cannot be read, so nothing is sent. `failing`: its newest try failed. `new`: nothing
 * was ever sent to it.
 */
export const endpointStates = ['off', 'paused', 'gone', 'keychain', 'failing', 'new', 'well'] as const;
export type EndpointState = (typeof endpointStates)[number];

export const lastTrySchema = z.strictObject({
  at: epochMs,
  tookMs: z.number(),
  status: z.int().nullable(),
  fault: z.enum(deliveryFaults).nullable(),
});

export const endpointViewSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  isEnabled: z.boolean(),
  envelope: z.enum(envelopes),
  /** It is not the person's own: the policy or the environment has decided it. */
  decidedBy: z.enum(['policy', 'environment']).nullable(),
  state: z.enum(endpointStates),
  /** How many events it is still to be told. */
  waiting: z.int(),
  /** How many were given up. */
  dead: z.int(),
  /** When one of them was given up last. */
  givenUpAt: epochMs.nullable(),
  lastTry: lastTrySchema.nullable(),
  failingSince: epochMs.nullable(),
  nextTryAt: epochMs.nullable(),
  /** Whether its secret outlasts the app; there are desktops without a keychain. */
  isSecretKept: z.boolean(),
});
export type EndpointView = z.infer<typeof endpointViewSchema>;

/** The receivers of webhooks. Empty while nobody is signed in. */
export const webhooksViewSchema = z.strictObject({
  endpoints: z.array(endpointViewSchema),
  /** Rises when something was sent or is to be sent: whoever shows events asks again. */
  version: z.int(),
});
export type WebhooksView = z.infer<typeof webhooksViewSchema>;
