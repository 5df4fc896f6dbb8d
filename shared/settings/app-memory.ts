import { z } from 'zod';
import { setting } from './definition';

/** What the app remembers of itself. */
export const appMemory = {
  hasSeenTrayHint: setting({
    schema: z.boolean().default(false).describe('True once the hint at the first start was shown.'),
    isForPolicy: false,
    changedBy: 'app',
    variable: null,
  }),
  hasSeenOnboarding: setting({
    schema: z.boolean().default(false).describe('True once the set-up has opened by itself.'),
    isForPolicy: false,
    changedBy: 'app',
    variable: null,
  }),
  removedWebhooks: setting({
    schema: z
      .array(z.string())
      .default([])
      .describe('Receivers that were removed: what waits for them is deleted where an account is opened.'),
    isForPolicy: false,
    changedBy: 'app',
    variable: null,
  }),
  installationId: setting({
    schema: z.uuid().nullable().default(null).describe('What this installation calls itself in webhooks; made once.'),
    isForPolicy: false,
    changedBy: 'app',
    variable: null,
  }),
};
