import { z } from 'zod';
import { setting } from './definition';
import { themes } from './themes';

/** How the app looks. */
export const appearance = {
  theme: setting({
    schema: z.enum(themes).default('system').describe('Light or dark windows, or as the desktop has them.'),
    isForPolicy: true,
    changedBy: 'window',
    variable: null,
  }),
};
