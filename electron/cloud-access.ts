import { assertNever } from '../shared/assert-never';
import { err, ok } from '../shared/result';
import type { Result } from '../shared/result';
import type { CloudOptions } from './compose-cloud';
import { createClientCredentialsGrant } from './genesys/oauth/client-credentials';
import { createJwtBearerGrant, readSigningKey } from './genesys/oauth/jwt-bearer';
import { parseRedirectUri, usualRedirect } from './genesys/oauth/redirect-target';
import type { CloudAddresses } from './genesys/regions';
import type { CloudAccessMode } from './launch-mode';
import type { AppPorts, SecretStore } from './ports';
import type { ClientAccess } from './platform-access';

export interface AccessEdges extends Pick<AppPorts, 'clock' | 'shell' | 'readPrivateFile'> {
  readonly openSecrets: () => SecretStore;
}

/** Why the cloud cannot be used as this start was told. */
export interface AccessFault {
  /** A sentence for who set it up. */
  readonly detail: string;
  /** Whether it can be mended while the app runs, as a file's rights can. */
  readonly canBeMended?: boolean;
}

/** What the cloud is used with, made from what this start was told. */
export function cloudAccess(
  mode: CloudAccessMode,
  { login }: CloudAddresses,
  edges: AccessEdges,
): Result<CloudOptions['access'], AccessFault> {
  if (mode.dialect === 'resource') return ok({ kind: 'resource', ...mode });
  const { clientId, grant } = mode;
  switch (grant.kind) {
    case 'browser': {
      const redirect = grant.redirectUri === null ? ok(usualRedirect) : parseRedirectUri(grant.redirectUri);
      if (!redirect.ok) return redirect;
      const openSignInPage = (url: string): Promise<boolean> => edges.shell.openInBrowser(url);
      return ok({ kind: 'agent', clientId, secrets: edges.openSecrets(), openSignInPage, redirect: redirect.value });
    }
    case 'client-credentials': {
      const { clientSecret, userId } = grant;
      return ok(
        client(userId, (http) =>
          createClientCredentialsGrant({ clientId, clientSecret, scopes: [] }, http, edges.clock),
        ),
      );
    }
    case 'jwt-bearer': {
      const { privateKeyFile, userId } = grant;
      const pem = edges.readPrivateFile(privateKeyFile);
      const key = pem.ok ? readSigningKey(pem.value) : pem;
      if (!key.ok) return err({ ...key.error, canBeMended: true });
      const bearer = { clientId, userId, key: key.value, loginOrigin: login };
      return ok(client(userId, (http) => createJwtBearerGrant(bearer, http, edges.clock)));
    }
    default:
      return assertNever(grant);
  }
}

const client = (userId: string, grant: ClientAccess['grant']): ClientAccess => ({ kind: 'client', userId, grant });
