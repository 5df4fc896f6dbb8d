import { z } from 'zod';

/** Where the program that is to be killed stands still: around the writes of its journal, and before what came of a webhook is written. */
export const holds = ['before-sending', 'before-booking', 'after-booking', 'before-marking'] as const;

/** What a program that is to be killed does, handed to it as a line of JSON on standard input. */
export const crashOrderSchema = z.strictObject({
  /** The simulator. */
  url: z.string(),
  clientId: z.string(),
  email: z.string(),
  /** The user-data folder. */
  userData: z.string(),
  /** The receiver of webhooks. */
  webhookUrl: z.string(),
  /** Presences by their label, picked one after the other as soon as each is confirmed. */
  picks: z.array(z.string()),
  holdAt: z.enum(holds).nullable(),
});

export type CrashOrder = z.infer<typeof crashOrderSchema>;
export type Hold = (typeof holds)[number];

/** The line that the program prints when it stands still there, until it is killed. */
export const heldLine = (hold: Hold): string => `held ${hold}`;

/** The line that it prints when the agent is signed in and the first presence is about to be picked. */
export const pickingLine = 'picking';
