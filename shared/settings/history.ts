import { z } from 'zod';
import { setting } from './definition';

/** How long the presence history is kept on this computer. */
export const history = {
  historyKeptDays: setting({
    schema: z
      .int()
      .min(7)
      .max(3_650)
      .nullable()
      .default(400)
      .describe('For how many days this computer keeps the presence history; null for ever.'),
    isForPolicy: true,
    changedBy: 'window',
    variable: null,
  }),
};
