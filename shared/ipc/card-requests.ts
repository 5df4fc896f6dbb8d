import { z } from 'zod';
import { cardSize } from '../window-size';
import { request } from './request';

const nothing = z.void();

/** What the card in the corner of the screen may ask about its own window. */
export const cardRequests = {
  /** As high as its content, in CSS pixels. */
  'card.fit': request(z.strictObject({ height: z.int().min(1).max(cardSize.maxHeight) }), nothing),
  /** Puts the window away; what it told stays in the pop-over. */
  'card.close': request(nothing, nothing),
} as const;
