import { ok } from '../shared/result';
import type { CloudAccess, CloudWiring } from './compose-cloud';
import type { HttpClient } from './genesys/http-client';
import { signInWithBrowser } from './genesys/oauth/authorize';
import type { RedirectTarget } from './genesys/oauth/redirect-target';
import { createRefreshGrant } from './genesys/oauth/refresh-grant';
import { revokeToken } from './genesys/oauth/tokens';
import { createPlatformGateway } from './genesys/platform/gateway';
import { createPlatformHistory } from './genesys/platform/history';
import { identifyAgent } from './genesys/platform/identify';
import { learnAgent, learnClient, learnIdleTimeout } from './genesys/platform/learn';
import { probeToken, touchToken } from './genesys/platform/token-info';
import { signInSecretName } from './keychain-service';
import { lateTokens } from './late-tokens';
import type { RenewingGrant, SecretStore, TokenSource } from './ports';
import { createClientSession } from './services/client-session';
import { createKeepAlive } from './services/keep-alive';
import { createSession } from './services/session';
import type { Session } from './services/session';
import { createTokenFacts } from './services/token-facts';
import { createTokenRevoker } from './services/token-revoker';
import type { TokenRevoker } from './services/token-revoker';

/** The Platform API, spoken by an agent who signs in with the browser. */
export interface AgentAccess {
  readonly kind: 'agent';
  readonly clientId: string;
  readonly secrets: SecretStore;
  /** Shows the sign-in page; the simulated organisation signs in by itself instead. */
  readonly openSignInPage: (url: string) => Promise<boolean>;
  /** Where the browser comes back to. */
  readonly redirect: RedirectTarget;
  readonly loginHint?: string;
}

/** The Platform API, spoken by an OAuth client for one agent. */
export interface ClientAccess {
  readonly kind: 'client';
  readonly userId: string;
  /** @param http For the login origin, without a token. */
  readonly grant: (http: HttpClient) => RenewingGrant;
}

export type PlatformAccess = AgentAccess | ClientAccess;

export function openPlatform(wiring: CloudWiring, access: PlatformAccess): CloudAccess {
  return access.kind === 'agent' ? openForAgent(wiring, access) : openForClient(wiring, access);
}

function openForAgent(wiring: CloudWiring, access: AgentAccess): CloudAccess {
  const { addresses, client, clock, scheduler, log, translator, skewMs, onChange } = wiring;
  const { clientId, secrets, openSignInPage, redirect, loginHint } = access;
  const tokens = lateTokens(() => session.tokens);
  const loginHttp = client(addresses.login, null);
  const http = client(addresses.api, tokens);
  const gateway = createPlatformGateway({ ...wiring, http });
  const revoker = revokerOf(wiring);
  const keepAlive = createKeepAlive({
    ...wiring,
    touch: (signal) => touchToken(http, signal),
    learnTimeout(signal) {
      const usedAt = session.usedAt();
      return learnIdleTimeout(usedAt === null ? null : usedAt + skewMs(), http, clock, signal);
    },
    usedAt: () => session.usedAt(),
  });
  const facts = createTokenFacts({
    ...wiring,
    dialect: 'platform',
    actsAs: 'agent',
    learn: (identity, signal) => learnAgent(identity, http, clock, signal),
    onLearnt({ idleTimeoutMs }) {
      keepAlive.begin(idleTimeoutMs);
      onChange();
    },
  });
  const session: Session = createSession({
    ...wiring,
    secretName: signInSecretName(addresses.api, clientId),
    secrets,
    grant: createRefreshGrant(clientId, loginHttp, clock),
    skewMs,
    authorise: (account, signal, onPage) =>
      signInWithBrowser({
        account,
        addresses,
        clientId,
        redirect,
        http: loginHttp,
        openInBrowser: openSignInPage,
        onPage,
        signal,
        clock,
        scheduler,
        log,
        translator,
        ...(loginHint !== undefined && { loginHint }),
      }),
    identify: (accessToken, signal) => identifyAgent(client(addresses.api, fixedToken(accessToken)), signal),
    revoke: revoker.revoke,
    probe: () => probeToken(http, new AbortController().signal),
    rights: facts.rights,
    hasIdledOut: keepAlive.hasIdledOut,
  });
  return {
    gateway,
    historyGateway: createPlatformHistory(http, log),
    session,
    watches: [facts, keepAlive],
    revoker,
    beginWatching: facts.begin,
  };
}

function openForClient(wiring: CloudWiring, { userId, grant }: ClientAccess): CloudAccess {
  const { addresses, client, skewMs, log, onChange } = wiring;
  const tokens = lateTokens(() => session.tokens);
  const http = client(addresses.api, tokens);
  const gateway = createPlatformGateway({ ...wiring, http, actsFor: userId });
  const revoker = revokerOf(wiring);
  const facts = createTokenFacts({
    ...wiring,
    dialect: 'platform',
    actsAs: 'application',
    learn: (_identity, signal) => learnClient(http, signal),
    onLearnt: onChange,
  });
  const session: Session = createClientSession({
    ...wiring,
    grant: grant(client(addresses.login, null)),
    skewMs,
    identify: (signal) => gateway.identify(signal),
    revoke: revoker.revoke,
    rights: facts.rights,
  });
  return {
    gateway,
    historyGateway: createPlatformHistory(http, log),
    session,
    watches: [facts],
    revoker,
    beginWatching: facts.begin,
  };
}

const fixedToken = (accessToken: string): TokenSource => ({
  get: () => Promise.resolve(ok(accessToken)),
  invalidate: () => undefined,
});

const revokerOf = (wiring: CloudWiring): TokenRevoker =>
  createTokenRevoker({
    ...wiring,
    ask: (accessToken) => revokeToken(wiring.client(wiring.addresses.api, fixedToken(accessToken))),
  });
