import { z } from 'zod';
import { setting } from './definition';
import { portNumber } from './port-number';

/** Whether and where other programs on this computer reach the app. */
export const localApi = {
  localApi: setting({
    schema: z
      .strictObject({
        isOn: z.boolean().default(false),
        port: portNumber.default(3_000),
      })
      .prefault({})
      .describe('Whether other programs on this computer may read and set the presence, and by which port.'),
    isForPolicy: true,
    changedBy: 'window',
    variable: { name: 'PORT', valueOf: (text) => ({ isOn: true, port: Number(text) }) },
  }),
};
