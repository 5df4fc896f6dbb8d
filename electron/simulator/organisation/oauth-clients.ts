import type { SeededRandom } from '../random';
import { allPermissions } from './permissions';

export type GrantType = 'CODE' | 'CLIENT-CREDENTIALS' | 'JWT-BEARER';

/** An OAuth client that an administrator of the simulated organisation made. */
export interface OAuthClient {
  readonly id: string;
  /** Null for a public client, which proves itself by PKCE only. */
  readonly secret: string | null;
  readonly name: string;
  /** The first is the one that the cloud would show: a real client has exactly one. */
  readonly grantTypes: readonly [GrantType, ...GrantType[]];
  readonly scopes: readonly string[];
  /** Loopback addresses are registered without a port and match any port. */
  readonly redirectUris: readonly string[];
  /** What the client may do without a user (client credentials). */
  readonly permissions: readonly string[];
}

/** The paths that programs commonly receive their code on; the administrator of this organisation registered them all. */
const callbackPaths = [
  '/',
  '/callback',
  '/callback/',
  '/cb',
  '/redirect',
  '/auth/callback',
  '/login/callback',
  '/oauth/callback',
  '/oauth2/callback',
];

const redirectUris = ['http://localhost', 'http://127.0.0.1', 'http://[::1]'].flatMap((origin) =>
  callbackPaths.map((path) => origin + path),
);

/**
 * A public client for PKCE and a confidential one. The confidential one serves client credentials and, unlike a client of
 * the real cloud, authorisation codes and signed assertions as well, so that all can be tried without further clients.
 */
export function createOAuthClients(
  random: SeededRandom,
  scopes: readonly string[],
): { confidential: OAuthClient; public: OAuthClient } {
  return {
    confidential: {
      id: random.guid(),
      secret: random.text(43),
      name: 'Back-office integration (simulated)',
      grantTypes: ['CLIENT-CREDENTIALS', 'CODE', 'JWT-BEARER'],
      scopes,
      redirectUris,
      permissions: allPermissions,
    },
    public: {
      id: random.guid(),
      secret: null,
      name: 'Presence Tray (simulated)',
      grantTypes: ['CODE'],
      scopes,
      redirectUris,
      permissions: [],
    },
  };
}
