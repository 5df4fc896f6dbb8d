import { z } from 'zod';
import { setting, textVariable } from './definition';

const text = z.string().trim().min(1).max(2_048).nullable().default(null);

/**
 * Which Genesys Cloud is spoken to, and how. Region and client are the agent's choice where nobody else has decided them; the set-up
 * checks and keeps them, and connects at once. The rest holds from the next start on.
 */
export const cloud = {
  orgHost: setting({
    schema: text.describe('The host of the region, or one that ends in it, such as mypurecloud.de.'),
    isForPolicy: true,
    changedBy: 'app',
    variable: textVariable('GENESYS_ORG_HOST'),
  }),
  clientId: setting({
    schema: text.describe('The id of the OAuth client that the organisation made for Presence Tray.'),
    isForPolicy: true,
    changedBy: 'app',
    variable: textVariable('GENESYS_CLIENT_ID'),
  }),
  dialect: setting({
    schema: z
      .enum(['platform', 'resource'])
      .default('platform')
      .describe('The interface that is spoken: the Platform API of Genesys Cloud, or the presence-resource API.'),
    isForPolicy: true,
    changedBy: null,
    variable: textVariable('GENESYS_DIALECT'),
  }),
  userId: setting({
    schema: text.describe('The id of the agent for whom an OAuth client acts that has a secret of its own.'),
    isForPolicy: true,
    changedBy: null,
    variable: textVariable('GENESYS_USER_ID'),
  }),
  privateKeyFile: setting({
    schema: text.describe('The file of the private key, in PEM, with which an OAuth client signs in for the agent.'),
    isForPolicy: true,
    changedBy: null,
    variable: textVariable('GENESYS_PRIVATE_KEY_FILE'),
  }),
  redirectUri: setting({
    schema: text.describe(
      'The address on this computer to which the browser comes back, where the OAuth client has only fixed ones, such as http://127.0.0.1:8085/callback.',
    ),
    isForPolicy: true,
    changedBy: null,
    variable: textVariable('GENESYS_REDIRECT_URI'),
  }),
};

/** Variables that hold a secret. They are read at the start, and are never a setting, a snapshot, or a line of a log. */
export const secretVariables = ['GENESYS_CLIENT_SECRET'] as const;
