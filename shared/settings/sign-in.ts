import { z } from 'zod';
import { setting } from './definition';

/** Whether a sign-in outlives the app. */
export const signIn = {
  staySignedIn: setting({
    schema: z
      .boolean()
      .default(true)
      .describe('Whether the keychain keeps the sign-in for the next start; without, it ends when the app quits.'),
    isForPolicy: true,
    changedBy: 'window',
    variable: null,
  }),
};
