import { z } from 'zod';
import type { RoutingStatusName } from '../../../shared/snapshot';
import type { Interaction } from '../../ports';
import { routingStatusSchema } from './schemas';

const count = z.int().nonnegative().nullish();
const detailSchema = z.object({ active: count, acw: count }).nullish();
const mediaSchema = z.object({ contactCenter: detailSchema, enterprise: detailSchema });

/** Counts of conversations by medium; media that the cloud adds later count too. Being wrapped up is not over. */
export const conversationSummarySchema = z
  .object({ userId: z.string().nullish() })
  .catchall(z.unknown())
  .transform(({ userId: _, ...media }): Interaction => ({ isLive: Object.values(media).some(isLiveMedium) }));

function isLiveMedium(medium: unknown): boolean {
  const parsed = mediaSchema.safeParse(medium);
  if (!parsed.success) return false;
  const { contactCenter, enterprise } = parsed.data;
  return [contactCenter, enterprise].some((detail) => (detail?.active ?? 0) + (detail?.acw ?? 0) > 0);
}

export const isLiveRouting = (status: RoutingStatusName): boolean =>
  status === 'interacting' || status === 'communicating';

/** A user with both expanded. What the cloud left out is not known, and an answer without it is none. */
export const interactionSchema = z
  .object({ routingStatus: routingStatusSchema, conversationSummary: conversationSummarySchema })
  .transform(({ routingStatus, conversationSummary }): Interaction => ({
    isLive: conversationSummary.isLive || isLiveRouting(routingStatus.status),
  }));
