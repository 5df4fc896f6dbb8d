import { ok } from '../shared/result';
import type { CloudAccess, CloudWiring } from './compose-cloud';
import { signInWithBrowser } from './genesys/oauth/authorize';
import { revokeToken } from './genesys/oauth/tokens';
import { createPlatformGateway } from './genesys/platform/gateway';
import { createPlatformHistory } from './genesys/platform/history';
import type { SecretStore, TokenSource } from './ports';
import { createSession } from './services/session';

/** The Platform API, spoken by an agent who signs in with the browser. */
export interface PlatformAccess {
  readonly dialect: 'platform';
  readonly clientId: string;
  readonly secrets: SecretStore;
  /** Shows the sign-in page; the simulated organisation signs in by itself instead. */
  readonly openSignInPage: (url: string) => Promise<boolean>;
  readonly loginHint?: string;
}

export function openPlatform(wiring: CloudWiring, access: PlatformAccess): CloudAccess {
  const { addresses, client, openSocket, clock, scheduler, chance, log, translator } = wiring;
  const { clientId, secrets, openSignInPage, loginHint } = access;
  // The session needs the gateway to learn who signed in, and the gateway needs the session's tokens.
  const tokens: TokenSource = {
    get: () => session.tokens.get(),
    invalidate: (token) => session.tokens.invalidate(token),
  };
  const loginHttp = client(addresses.login, null);
  const http = client(addresses.api, tokens);
  const gateway = createPlatformGateway({
    http,
    openSocket,
    clock,
    scheduler,
    chance,
    log,
  });
  const session = createSession({
    ...wiring,
    secretName: `sign-in ${addresses.api} ${clientId}`,
    secrets,
    authorise: (signal, onAddress) =>
      signInWithBrowser({
        addresses,
        clientId,
        http: loginHttp,
        openInBrowser: openSignInPage,
        onAddress,
        signal,
        clock,
        scheduler,
        log,
        translator,
        ...(loginHint !== undefined && { loginHint }),
      }),
    identify: (signal) => gateway.identify(signal),
    async revoke(accessToken) {
      const fixed: TokenSource = { get: () => Promise.resolve(ok(accessToken)), invalidate: () => undefined };
      const revoked = await revokeToken(client(addresses.api, fixed));
      if (!revoked.ok) log.warn('the token was not revoked; it ends by itself', { code: revoked.error.code });
    },
  });
  return { gateway, historyGateway: createPlatformHistory(http, log), session };
}
