import { z } from 'zod';
import { deliveryFaults } from '../../../shared/webhooks/fault';
import { webhookEventSchema } from '../../../shared/webhooks/event';
import type { DeliveryTry, EndpointStanding, RecordedEvent, WaitingEvent } from '../../ports';
import { json } from './rows';

const flag = z.number().transform((value) => value === 1);
const event = json(webhookEventSchema);

export const waitingRowSchema: z.ZodType<WaitingEvent> = z.object({
  id: z.number(),
  event,
  isComplete: flag,
  tries: z.number(),
  runningMs: z.number(),
  notBefore: z.number().nullable(),
});

export const tryRowSchema: z.ZodType<DeliveryTry> = z.object({
  at: z.number(),
  tookMs: z.number(),
  status: z.number().nullable(),
  fault: z.enum(deliveryFaults).nullable(),
  excerpt: z.string(),
});

export const recordedRowSchema: z.ZodType<Omit<RecordedEvent, 'latestTries'> & { readonly endpointId: string }> =
  z.object({
    id: z.number(),
    endpointId: z.string(),
    event,
    state: z.enum(['waiting', 'delivered', 'dead']),
    tries: z.number(),
  });

export const standingRowSchema: z.ZodType<Omit<EndpointStanding, 'lastTry'>> = z.object({
  waiting: z.number(),
  dead: z.number(),
  givenUpAt: z.number().nullable(),
  failingSince: z.number().nullable(),
  isPaused: flag,
  isGone: flag,
});
