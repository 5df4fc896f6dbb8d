import type { Translator } from '../shared/i18n';
import { createHttpClient } from './genesys/http-client';
import type { HttpClient } from './genesys/http-client';
import type { CloudAddresses } from './genesys/regions';
import { openPlatform } from './platform-access';
import type { PlatformAccess } from './platform-access';
import type {
  AppPorts,
  Disposable,
  HistoryCache,
  HistoryGateway,
  Identity,
  Journal,
  PresenceGateway,
  TokenSource,
} from './ports';
import { openResource } from './resource-access';
import type { ResourceAccess } from './resource-access';
import { createAccount } from './services/account';
import type { Account } from './services/account';
import { createHistory } from './services/history/history';
import type { History } from './services/history/history';
import type { Session } from './services/session';

/** The app's end of one cloud: the session, and the account of whoever is signed in. */
export interface CloudConnection extends Disposable {
  readonly session: Session;
  /** Null until somebody has signed in, and after they signed out. Kept while only their token ended. */
  account(): Account | null;
  /** Null as the account is. */
  history(): History | null;
}

export interface CloudOptions {
  readonly addresses: CloudAddresses;
  readonly access: PlatformAccess | ResourceAccess;
  readonly userAgent: string;
  readonly translator: Translator;
  /** For how many days the agent keeps their history; null for ever. */
  readonly keptDays: () => number | null;
  readonly onChange: () => void;
  /** A timed presence is over, and the agent is to be reminded. */
  readonly onTimerOver: () => void;
}

type CloudPorts = Pick<
  AppPorts,
  'clock' | 'scheduler' | 'chance' | 'log' | 'fetch' | 'openSocket' | 'openJournal' | 'openHistoryCache' | 'timeZone'
>;

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
  readonly historyGateway: HistoryGateway;
  readonly session: Session;
}

/** Wires session, gateway and account for one cloud and one OAuth client. */
export function connectCloud(ports: CloudPorts, options: CloudOptions): CloudConnection {
  const { addresses, access, translator, userAgent, onChange, onTimerOver } = options;
  const { clock, scheduler, chance, log, fetch, openSocket } = ports;
  let account: Account | null = null;
  let history: History | null = null;

  function takeUp(identity: Identity): void {
    if (account !== null && account.identity.userId !== identity.userId) leave();
    const key = { region: addresses.key, ...identity };
    if (account === null) openAccount(identity, ports.openJournal(key), ports.openHistoryCache(key));
    account?.resume();
    history?.resume();
  }

  function openAccount(identity: Identity, journal: Journal, cache: HistoryCache): void {
    const opened = createAccount({
      gateway,
      identity,
      journal,
      clock,
      scheduler,
      chance,
      log,
      onChange,
      onTimerOver,
      onTokenRevoked: () => session.tokenRevoked(),
    });
    account = opened;
    history = createHistory({
      gateway: historyGateway,
      identity,
      cache,
      journal,
      definitions: () => opened.engine.state().definitions,
      translator,
      timeZone: ports.timeZone,
      keptDays: options.keptDays,
      clock,
      scheduler,
      chance,
      log,
      onChange,
    });
  }

  function leave(): void {
    history?.dispose();
    history = null;
    account?.dispose();
    account = null;
  }

  function pause(): void {
    account?.pause();
    history?.pause();
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
    onSignedOut: (isOver) => (isOver ? leave() : pause()),
    onChange,
  };
  const { gateway, historyGateway, session } =
    access.dialect === 'platform' ? openPlatform(wiring, access) : openResource(wiring, access);

  return {
    session,
    account: () => account,
    history: () => history,
    dispose() {
      leave();
      session.dispose();
    },
  };
}
