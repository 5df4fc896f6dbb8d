import { inactivityRulesSchema } from '../inactivity/rules';
import { setting } from './definition';

/** When and how the app acts because nobody is there. */
export const inactivity = {
  inactivity: setting({
    schema: inactivityRulesSchema
      .prefault({})
      .describe('When agents are set Offline because nobody is at the computer, and what lock, sleep and quit do.'),
    isForPolicy: true,
    changedBy: 'window',
    variable: { name: 'EXPIRY_MINUTES', valueOf: (text) => ({ expiryMinutes: Number(text) }) },
  }),
};
