import { z } from 'zod';
import { setting } from './definition';

/** When the app starts. */
export const start = {
  startAtLogin: setting({
    schema: z
      .boolean()
      .nullable()
      .default(null)
      .describe('Whether it starts when a person signs in to the computer; null leaves that to the person.'),
    isForPolicy: true,
    // The system keeps what the person chose.
    changedBy: null,
    variable: null,
  }),
};
