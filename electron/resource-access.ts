import type { CloudAccess, CloudWiring } from './compose-cloud';
import { createClientTokenSource } from './genesys/oauth/client-credentials';
import { createResourceGateway } from './genesys/resource/gateway';
import { createResourceHistory } from './genesys/resource/history';
import { resourceScopes } from './genesys/resource/states';
import type { CloudAccessMode } from './launch-mode';
import { createClientSession } from './services/client-session';

export type ResourceAccess = Extract<CloudAccessMode, { dialect: 'resource' }>;

/** The presence-resource API, spoken by an OAuth client for one agent. */
export function openResource(wiring: CloudWiring, access: ResourceAccess): CloudAccess {
  const { addresses, client, clock } = wiring;
  const { clientId, clientSecret, userId } = access;
  const tokens = createClientTokenSource(
    { clientId, clientSecret, scopes: resourceScopes },
    client(addresses.login, null),
    clock,
  );
  const http = client(addresses.api, tokens);
  const gateway = createResourceGateway({ ...wiring, http, userId });
  const historyGateway = createResourceHistory({ ...wiring, http, tokens });
  const session = createClientSession({ ...wiring, tokens, identify: (signal) => gateway.identify(signal) });
  return { gateway, historyGateway, session };
}
