import { z } from 'zod';
import { routingStatusNames } from '../model/routing-status';

const userId = z.string();
const anyMethod = z
  .string()
  .regex(/^[A-Za-z]+$/)
  .transform((method) => method.toUpperCase());

/** The bodies of the control plane; docs/simulator.md tells what each does. */
export const faultSchema = z
  .strictObject({
    path: z.string().min(1),
    method: anyMethod.optional(),
    status: z.number().int().min(200).max(599).optional(),
    headers: z.record(z.string(), z.string().nullable()).optional(),
    body: z.unknown().optional(),
    latencyMs: z.number().int().min(0).max(3_600_000).optional(),
    action: z.enum(['drop-connection', 'lose-answer', 'delay-answer']).optional(),
    times: z.number().int().min(1).optional(),
  })
  .refine(
    ({ status, headers, latencyMs, action }) =>
      [status, headers, latencyMs, action].some((value) => value !== undefined),
    'a fault needs a status, headers, latencyMs or an action',
  )
  .refine(({ body, status }) => body === undefined || status !== undefined, 'a body needs a status')
  .refine(
    ({ status, action }) => status === undefined || action === undefined,
    'status and action exclude each other: an answer that is invented is neither lost nor delayed after the deed',
  );

export const presenceSchema = z
  .strictObject({
    userId,
    definitionId: z.string().optional(),
    message: z.string().optional(),
    primary: z.boolean().optional(),
    otherSource: z.string().min(1).optional(),
    by: z.string().min(1).default('elsewhere'),
  })
  .refine(
    ({ definitionId, message, primary }) => [definitionId, message, primary].some((value) => value !== undefined),
    'one of definitionId, message and primary is needed',
  )
  .refine(
    ({ primary, otherSource }) => otherSource === undefined || primary === false,
    'otherSource goes with primary: false',
  );

const count = z.number().int().min(0).default(0);
const conversationCounts = { contactCenter: count, afterCallWork: count, enterprise: count };

export const conversationsSchema = z.strictObject({ userId, ...conversationCounts });

export const routingSchema = z
  .strictObject({
    userId,
    status: z.enum(routingStatusNames).optional(),
    conversations: z.strictObject(conversationCounts).optional(),
  })
  .refine(
    ({ status, conversations }) => status !== undefined || conversations !== undefined,
    'one of status and conversations is needed',
  );

export const tokensSchema = z.strictObject({ action: z.enum(['expire', 'revoke']), userId: userId.optional() });

export const socketSchema = z.strictObject({
  action: z.enum(['drop', 'silence', 'closing']),
  userId: userId.optional(),
  afterMs: z.number().int().min(0).max(3_600_000).optional(),
});

export const clockSchema = z.strictObject({
  advanceMs: z
    .number()
    .int()
    .min(0)
    .max(400 * 86_400_000),
});
