import type { InactivityRules } from '../shared/inactivity/rules';
import type { Translator } from '../shared/i18n';
import type { Cause } from '../shared/presence/cause';
import { ok } from '../shared/result';
import type { Result } from '../shared/result';
import { createSkewMeter } from './genesys/clock-skew';
import { createHttpClient } from './genesys/http-client';
import type { TransitionPolicy } from './core/presence/transition-policy';
import type { HttpClient } from './genesys/http-client';
import type { OpenWebhooks } from './compose-webhooks';
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
  ReadAttendance,
  TokenSource,
} from './ports';
import { openResource } from './resource-access';
import type { ResourceAccess } from './resource-access';
import { createAccount } from './services/account';
import type { Account } from './services/account';
import { createHistory } from './services/history/history';
import type { History } from './services/history/history';
import { setOffline } from './services/offline-first';
import type { NotOffline } from './services/offline-first';
import { createPacer } from './services/pacer';
import { isSameAgent } from './services/session';
import type { Session, SessionEvents } from './services/session';
import type { Webhooks } from './services/webhooks/webhooks';

/** The app's end of one cloud: the session, and the account of whoever is signed in. */
export interface CloudConnection extends Disposable {
  readonly session: Session;
  /** Null until somebody has signed in, and after they signed out. Kept while only their token ended. */
  account(): Account | null;
  /** Null as the account is. */
  history(): History | null;
  /** Null as the account is. */
  webhooks(): Webhooks | null;
  /** Ends the sign-in, with `setOffline` only once the cloud has confirmed Offline. */
  signOut(setOffline: boolean): Promise<Result<void, NotOffline>>;
}

export interface CloudOptions {
  readonly addresses: CloudAddresses;
  readonly access: PlatformAccess | ({ readonly kind: 'resource' } & ResourceAccess);
  /** Whether the agent is at the computer. */
  readonly attendance: ReadAttendance;
  readonly userAgent: string;
  readonly translator: Translator;
  /** When and how the app acts because nobody is there, as they are in force. */
  readonly inactivityRules: () => InactivityRules;
  /** Whether the keychain may keep a sign-in for the next start. */
  readonly mayRemember: () => boolean;
  /** For how many days the agent keeps their history; null for ever. */
  readonly keptDays: () => number | null;
  /** The rules by which a presence may follow another, as they are now. */
  readonly policy: () => TransitionPolicy;
  readonly openWebhooks: OpenWebhooks;
  readonly onChange: () => void;
  /** A timed presence is over, and the agent is to be reminded. */
  readonly onTimerOver: () => void;
}

type CloudPorts = Pick<
  AppPorts,
  | 'clock'
  | 'steadyTime'
  | 'scheduler'
  | 'chance'
  | 'log'
  | 'fetch'
  | 'openSocket'
  | 'openJournal'
  | 'openHistoryCache'
  | 'timeZone'
  | 'window'
  | 'idle'
>;

/** What a dialect is wired with. */
export interface CloudWiring
  extends
    Pick<CloudPorts, 'clock' | 'scheduler' | 'chance' | 'log' | 'openSocket'>,
    Pick<CloudOptions, 'attendance' | 'mayRemember'>,
    SessionEvents {
  readonly addresses: CloudAddresses;
  readonly translator: Translator;
  readonly client: (origin: string, tokens: TokenSource | null) => HttpClient;
  /** The cloud's time minus this computer's, in milliseconds, by the latest answer of any of its origins. */
  readonly skewMs: () => number;
}

/** A dialect, ready to be spoken. */
export interface CloudAccess {
  readonly gateway: PresenceGateway;
  readonly historyGateway: HistoryGateway;
  readonly session: Session;
  /** What runs only while somebody is signed in; `beginWatching` begins it. */
  readonly watches: readonly Watch[];
  readonly beginWatching: (identity: Identity) => void;
  /** Goes on after a sign-out; null where tokens cannot be ended. */
  readonly revoker: Disposable | null;
}

interface Watch extends Disposable {
  end(): void;
}

const byWindow: Cause = { kind: 'agent', via: 'window' };

/** Wires session, gateway and account for one cloud and one OAuth client. */
export function connectCloud(ports: CloudPorts, options: CloudOptions): CloudConnection {
  const { addresses, access, attendance, mayRemember, translator, userAgent, onTimerOver } = options;
  const { clock, steadyTime, scheduler, chance, log, fetch, openSocket } = ports;
  const skew = createSkewMeter(() => clock.now() - steadyTime.throughSleepMs());
  const pacer = createPacer({ ...options, scheduler, window: ports.window });
  const listeners = new Set<() => void>();
  let account: Account | null = null;
  let history: History | null = null;
  let webhooks: Webhooks | null = null;

  function onChange(): void {
    for (const listener of listeners) listener();
    options.onChange();
  }

  function watch(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  function takeUp(identity: Identity): void {
    if (account !== null && !isSameAgent(account.identity, identity)) leave();
    const key = { region: addresses.key, ...identity };
    if (account === null) openAccount(identity, ports.openJournal(key), ports.openHistoryCache(key));
    account?.resume();
    history?.resume();
    webhooks?.resume();
    beginWatching(identity);
  }

  function stopWatching(): void {
    for (const watch of watches) watch.end();
  }

  function openAccount(identity: Identity, journal: Journal, cache: HistoryCache): void {
    // Before anything can happen that is to be told.
    webhooks = options.openWebhooks(journal, identity, () => account, onChange);
    const opened = createAccount({
      gateway,
      identity,
      policy: options.policy(),
      journal,
      clock,
      scheduler,
      chance,
      log,
      pacer,
      idle: ports.idle,
      steadyTime: ports.steadyTime,
      rules: options.inactivityRules,
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
    webhooks?.dispose();
    webhooks = null;
    account?.dispose();
    account = null;
  }

  function pause(): void {
    account?.pause();
    history?.pause();
    webhooks?.pause();
  }

  const wiring: CloudWiring = {
    addresses,
    translator,
    clock,
    scheduler,
    chance,
    log,
    openSocket,
    attendance,
    mayRemember,
    skewMs: () => skew.skewMs(),
    client: (origin, tokens) => createHttpClient({ origin, tokens, fetch, userAgent, clock, scheduler, log, skew }),
    onSignedIn: takeUp,
    onSignedInAgain() {
      if (account === null) return;
      // The event feed hangs on the former token.
      account.reconnect();
      beginWatching(account.identity);
    },
    onSignedOut(isOver) {
      stopWatching();
      if (isOver) leave();
      else pause();
    },
    onChange,
  };
  const { gateway, historyGateway, session, watches, beginWatching, revoker } =
    access.kind === 'resource' ? openResource(wiring, access) : openPlatform(wiring, access);

  return {
    session,
    account: () => account,
    history: () => history,
    webhooks: () => webhooks,
    async signOut(wantsOffline) {
      if (wantsOffline && account !== null) {
        const outcome = await setOffline(account.engine, byWindow, scheduler, watch);
        if (!outcome.ok) return outcome;
      }
      await session.signOut();
      return ok(undefined);
    },
    dispose() {
      leave();
      for (const watch of watches) watch.dispose();
      session.dispose();
      revoker?.dispose();
    },
  };
}
