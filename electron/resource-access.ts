import { ok } from '../shared/result';
import type { CloudAccess, CloudWiring } from './compose-cloud';
import { createClientCredentialsGrant } from './genesys/oauth/client-credentials';
import { createResourceGateway } from './genesys/resource/gateway';
import { createResourceHistory } from './genesys/resource/history';
import { resourceScopes } from './genesys/resource/states';
import { lateTokens } from './late-tokens';
import type { CloudAccessMode } from './launch-mode';
import { createClientSession } from './services/client-session';
import type { Session } from './services/session';
import { createTokenFacts } from './services/token-facts';

export type ResourceAccess = Extract<CloudAccessMode, { dialect: 'resource' }>;

/** The presence-resource API, spoken by an OAuth client for one agent. */
export function openResource(wiring: CloudWiring, access: ResourceAccess): CloudAccess {
  const { addresses, client, clock, skewMs, onChange } = wiring;
  const { clientId, clientSecret, userId } = access;
  // The session needs the gateway to learn whom it is for, and the gateway needs the session's tokens.
  const tokens = lateTokens(() => session.tokens);
  const http = client(addresses.api, tokens);
  const gateway = createResourceGateway({ ...wiring, http, userId });
  const historyGateway = createResourceHistory({ ...wiring, http, tokens });
  const facts = createTokenFacts({
    ...wiring,
    dialect: 'resource',
    actsAs: 'application',
    learn: () => Promise.resolve(ok({ scopes: tokens.scopes?.() ?? null, permissions: null, idleTimeoutMs: null })),
    onLearnt: onChange,
  });
  const session: Session = createClientSession({
    ...wiring,
    grant: createClientCredentialsGrant(
      { clientId, clientSecret, scopes: resourceScopes },
      client(addresses.login, null),
      clock,
    ),
    skewMs,
    identify: (signal) => gateway.identify(signal),
    // This interface has no way to end a token.
    revoke: () => Promise.resolve(),
    rights: facts.rights,
  });
  return { gateway, historyGateway, session, watches: [facts], beginWatching: facts.begin, revoker: null };
}
