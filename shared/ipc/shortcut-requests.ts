import { z } from 'zod';
import { request } from './request';

/** What the settings may ask about the keys that work everywhere. */
export const shortcutRequests = {
  /** While keys are recorded none of them does anything: they could not be recorded otherwise. Ends by itself after a minute. */
  'shortcuts.record': request(z.strictObject({ isRecording: z.boolean() }), z.void()),
} as const;
