import type { Translator } from '../shared/i18n';
import { ok } from '../shared/result';
import { createHttpClient } from './genesys/http-client';
import { signInWithBrowser } from './genesys/oauth/authorize';
import { revokeToken } from './genesys/oauth/tokens';
import { createPlatformGateway } from './genesys/platform/gateway';
import { openWebSocket } from './genesys/platform/socket';
import type { CloudAddresses } from './genesys/regions';
import type { AppPorts, Disposable, Identity, SecretStore, TokenSource } from './ports';
import { createAccount } from './services/account';
import type { Account } from './services/account';
import { createSession } from './services/session';
import type { Session } from './services/session';

/** The app's end of one cloud: the session, and the account of whoever is signed in. */
export interface CloudConnection extends Disposable {
  readonly session: Session;
  /** Null until somebody has signed in, and after they signed out. Kept while only their token ended. */
  account(): Account | null;
}

export interface CloudOptions {
  readonly addresses: CloudAddresses;
  readonly clientId: string;
  readonly secrets: SecretStore;
  readonly userAgent: string;
  /** Shows the sign-in page; the simulated organisation signs in by itself instead. */
  readonly openSignInPage: (url: string) => Promise<boolean>;
  readonly loginHint?: string;
  readonly translator: Translator;
  readonly onChange: () => void;
}

/** Wires session, gateway and account for one cloud and one OAuth client. */
export function connectCloud(
  ports: Pick<AppPorts, 'clock' | 'scheduler' | 'chance' | 'log' | 'fetch' | 'openJournal'>,
  options: CloudOptions,
): CloudConnection {
  const { addresses, clientId, onChange } = options;
  const { clock, scheduler, chance, log, fetch } = ports;
  const client = (origin: string, tokens: TokenSource | null) =>
    createHttpClient({ origin, tokens, fetch, userAgent: options.userAgent, clock, scheduler, log });
  let account: Account | null = null;

  // The session needs the gateway to learn who signed in, and the gateway needs the session's tokens.
  const tokens: TokenSource = {
    get: () => session.tokens.get(),
    invalidate: (token) => session.tokens.invalidate(token),
  };
  const loginHttp = client(addresses.login, null);
  const gateway = createPlatformGateway({
    http: client(addresses.api, tokens),
    openSocket: openWebSocket,
    clock,
    scheduler,
    chance,
    log,
  });

  function takeUp(identity: Identity): void {
    if (account !== null && account.identity.userId !== identity.userId) leave();
    account ??= createAccount({
      gateway,
      identity,
      journal: ports.openJournal({ region: addresses.key, ...identity }),
      clock,
      scheduler,
      chance,
      log,
      onChange,
      onTokenRevoked: () => session.tokenRevoked(),
    });
    account.resume();
  }

  function leave(): void {
    account?.dispose();
    account = null;
  }

  const session: Session = createSession({
    secretName: `sign-in ${addresses.api} ${clientId}`,
    secrets: options.secrets,
    clock,
    scheduler,
    log,
    authorise: (signal, onAddress) =>
      signInWithBrowser({
        addresses,
        clientId,
        http: loginHttp,
        openInBrowser: options.openSignInPage,
        onAddress,
        signal,
        clock,
        scheduler,
        log,
        translator: options.translator,
        ...(options.loginHint !== undefined && { loginHint: options.loginHint }),
      }),
    identify: (signal) => gateway.identify(signal),
    async revoke(accessToken) {
      const fixed: TokenSource = { get: () => Promise.resolve(ok(accessToken)), invalidate: () => undefined };
      const revoked = await revokeToken(client(addresses.api, fixed));
      if (!revoked.ok) log.warn('the token was not revoked; it ends by itself', { code: revoked.error.code });
    },
    onSignedIn: takeUp,
    onSignedOut: (isOver) => (isOver ? leave() : account?.pause()),
    onChange,
  });

  return {
    session,
    account: () => account,
    dispose() {
      leave();
      session.dispose();
    },
  };
}
