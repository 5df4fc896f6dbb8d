import { z } from 'zod';
import { endpointAddressSchema, endpointSchema, MOST_ENDPOINTS } from '../webhooks/endpoint';
import { setting, textVariable } from './definition';

const isUnlike = (texts: readonly (string | undefined)[]): boolean => {
  const given = texts.filter((text) => text !== undefined);
  return new Set(given).size === given.length;
};

/** Who is told of each change of the presence. */
export const webhooks = {
  webhooks: setting({
    schema: z
      .array(endpointSchema)
      .max(MOST_ENDPOINTS)
      .refine((endpoints) => isUnlike(endpoints.map(({ url }) => url)), { error: 'give each address once' })
      .refine((endpoints) => isUnlike(endpoints.map(({ id }) => id)), { error: 'give each id once' })
      .default([])
      .describe('The addresses that are told of each change of the presence.'),
    isForPolicy: true,
    // A new address gets an id and a secret with it.
    changedBy: 'app',
    variable: null,
  }),
  externalWebhookUrl: setting({
    schema: endpointAddressSchema
      .nullable()
      .default(null)
      .describe('One more address that is told of each change, beside those of the person.'),
    isForPolicy: true,
    changedBy: null,
    variable: textVariable('EXTERNAL_WEBHOOK_URL'),
  }),
};
