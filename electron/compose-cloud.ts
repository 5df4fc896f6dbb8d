import type { Translator } from '../shared/i18n';
import { createHttpClient } from './genesys/http-client';
import type { HttpClient } from './genesys/http-client';
import type { CloudAddresses } from './genesys/regions';
import { openPlatform } from './platform-access';
import type { PlatformAccess } from './platform-access';
import type { AppPorts, Disposable, Identity, PresenceGateway, TokenSource } from './ports';
import { openResource } from './resource-access';
import type { ResourceAccess } from './resource-access';
import { createAccount } from './services/account';
import type { Account } from './services/account';
import type { Session } from './services/session';

/** The app's end of one cloud: the session, and the account of whoever is signed in. */
export interface CloudConnection extends Disposable {
  readonly session: Session;
  /** Null until somebody has signed in, and after they signed out. Kept while only their token ended. */
  account(): Account | null;
}

export interface CloudOptions {
  readonly addresses: CloudAddresses;
  readonly access: PlatformAccess | ResourceAccess;
  readonly userAgent: string;
  readonly translator: Translator;
  readonly onChange: () => void;
  /** A timed presence is over, and the agent is to be reminded. */
  readonly onTimerOver: () => void;
}

type CloudPorts = Pick<AppPorts, 'clock' | 'scheduler' | 'chance' | 'log' | 'fetch' | 'openSocket' | 'openJournal'>;

/** What a dialect is wired with. */
export interface CloudWiring extends Pick<CloudPorts, 'clock' | 'scheduler' | 'chance' | 'log' | 'openSocket'> {
  readonly addresses: CloudAddresses;
  readonly translator: Translator;
  readonly client: (origin: string, tokens: TokenSource | null) => HttpClient;
  readonly onSignedIn: (identity: Identity) => void;
  readonly onSignedOut: (isOver: boolean) => void;
  readonly onChange: () => void;
}

/** A dialect, ready to be spoken. */
export interface CloudAccess {
  readonly gateway: PresenceGateway;
  readonly session: Session;
}

/** Wires session, gateway and account for one cloud and one OAuth client. */
export function connectCloud(ports: CloudPorts, options: CloudOptions): CloudConnection {
  const { addresses, access, translator, userAgent, onChange, onTimerOver } = options;
  const { clock, scheduler, chance, log, fetch, openSocket } = ports;
  let account: Account | null = null;

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
      onTimerOver,
      onTokenRevoked: () => session.tokenRevoked(),
    });
    account.resume();
  }

  function leave(): void {
    account?.dispose();
    account = null;
  }

  const wiring: CloudWiring = {
    addresses,
    translator,
    clock,
    scheduler,
    chance,
    log,
    openSocket,
    client: (origin, tokens) => createHttpClient({ origin, tokens, fetch, userAgent, clock, scheduler, log }),
    onSignedIn: takeUp,
    onSignedOut: (isOver) => (isOver ? leave() : account?.pause()),
    onChange,
  };
  const { gateway, session } =
    access.dialect === 'platform' ? openPlatform(wiring, access) : openResource(wiring, access);

  return {
    session,
    account: () => account,
    dispose() {
      leave();
      session.dispose();
    },
  };
}
