import { z } from 'zod';
import { lastTrySchema } from '../snapshot/webhooks';
import { endpointAddressSchema, envelopes, LONGEST_ENDPOINT_NAME } from '../webhooks/endpoint';
import { webhookEventSchema } from '../webhooks/event';
import { request } from './request';

const nothing = z.void();
const id = z.string().min(1).max(64);
const epochMs = z.int();

/** An event of a receiver's, with what came of it. */
export const recordedEventSchema = z.strictObject({
  id: z.int(),
  state: z.enum(['waiting', 'delivered', 'dead']),
  event: webhookEventSchema,
  tries: z.int(),
  /** The newest tries, newest first. `excerpt` is the beginning of what the receiver said. */
  latestTries: z.array(lastTrySchema.extend({ excerpt: z.string() })),
});
export type RecordedEventView = z.infer<typeof recordedEventSchema>;

const toldReceiverSchema = recordedEventSchema.extend({ endpointId: id });
export type ToldReceiver = z.infer<typeof toldReceiverSchema>;

/** What the window may ask about webhooks. A secret never crosses: it goes from the keychain to the clipboard. */
export const webhookRequests = {
  /** Changes a receiver, or adds one where `id` is null. */
  'webhooks.save': request(
    z.strictObject({
      id: id.nullable(),
      name: z.string().trim().max(LONGEST_ENDPOINT_NAME),
      url: endpointAddressSchema,
      envelope: z.enum(envelopes),
    }),
    nothing,
  ),
  /** While it is off, nothing is kept for it. */
  'webhooks.setEnabled': request(z.strictObject({ id, isEnabled: z.boolean() }), nothing),
  /** With all that it was still to be told, and its secret. */
  'webhooks.remove': request(z.strictObject({ id }), nothing),
  /** The secret that its events are signed with goes to the clipboard. */
  'webhooks.copySecret': request(z.strictObject({ id }), nothing),
  /** A new secret is made and goes to the clipboard; the former one signs as well for a day. */
  'webhooks.renewSecret': request(z.strictObject({ id }), nothing),
  'webhooks.test': request(z.strictObject({ id }), nothing),
  /** Tries at once what waits for its time. */
  'webhooks.tryNow': request(z.strictObject({ id }), nothing),
  /** While it is paused, its events wait. */
  'webhooks.setPaused': request(z.strictObject({ id, isPaused: z.boolean() }), nothing),
  /** Sends again to a receiver that said it wanted no more. */
  'webhooks.welcome': request(z.strictObject({ id }), nothing),
  /** The newest events, newest first. */
  'webhooks.events': request(z.strictObject({ id }), z.strictObject({ events: z.array(recordedEventSchema) })),
  /** What became of the change that began a presence of the history, at every receiver that was to be told of it. */
  'webhooks.ofPresence': request(
    z.strictObject({ startAt: epochMs, definitionId: z.string().min(1).max(256) }),
    z.strictObject({ receivers: z.array(toldReceiverSchema) }),
  ),
  /** Delivers once more what was delivered or given up, with the same ids: one event, or all of a time. */
  'webhooks.sendAgain': request(
    z.strictObject({
      id,
      which: z.union([z.strictObject({ eventId: z.int() }), z.strictObject({ from: epochMs, until: epochMs })]),
    }),
    z.strictObject({ count: z.int() }),
  ),
} as const;
