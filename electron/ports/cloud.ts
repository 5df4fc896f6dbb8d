import type { Result } from '../../shared/result';
import type { PresenceDefinition } from '../../shared/presence/definition';
import type { RoutingStatusName } from '../../shared/snapshot';
import type { PresencePatch, RemotePresence } from '../core/presence/state';
import type { Disposable } from './system';

export type { PresencePatch, RemotePresence };

/**
 * What went wrong between here and the cloud.
 * `network`: no connection, or it broke. `timeout`: no answer in time. `unavailable`: 5xx. `rate-limited`: 429.
 * `busy`: 409, an earlier update is not finished. `precondition-failed`: 412. `unauthorised`: 401, or no token.
 * `scope-missing`: the OAuth client lacks a scope. `permission-missing`: the agent's roles lack a permission.
 * `rejected`: any other 4xx. `not-found`: 404. `malformed`: the answer is not what it should be. `aborted`: we gave up.
 */
export interface CloudError {
  readonly code:
    | 'network'
    | 'timeout'
    | 'unavailable'
    | 'rate-limited'
    | 'busy'
    | 'precondition-failed'
    | 'unauthorised'
    | 'scope-missing'
    | 'permission-missing'
    | 'rejected'
    | 'not-found'
    | 'malformed'
    | 'aborted';
  /** HTTP status, when there was an answer. */
  readonly status: number | null;
  /** A sentence for people, or the missing scope or permission by its exact name for the two `-missing` codes. */
  readonly detail: string;
  /** The cloud's own error code, for the log. */
  readonly cloudCode: string | null;
  /** `ININ-Correlation-Id`: what the vendor's support asks for. */
  readonly correlationId: string | null;
  /** How long the cloud asked us to wait, in milliseconds. */
  readonly retryAfterMs: number | null;
  /**
   * Whether a write may have been carried out although it failed: true when the request may have reached the cloud and
   * no answer came back (time-out, connection broken after sending, unreadable answer), and when the cloud already shows
   * what a refused write would have set.
   */
  readonly mayHaveBeenApplied: boolean;
}

export type CloudResult<Value> = Promise<Result<Value, CloudError>>;

/** Who is signed in. */
export interface Identity {
  readonly userId: string;
  readonly userName: string;
  /** Null when the cloud did not tell. */
  readonly email: string | null;
  readonly organisationId: string;
  readonly organisationName: string;
  /** Permissions of all roles, or null when the cloud did not tell. */
  readonly permissions: readonly string[] | null;
}

export interface RoutingStatus {
  readonly status: RoutingStatusName;
  /** Epoch milliseconds; null when the cloud does not tell. */
  readonly since: number | null;
}

/** Out of Office, which stands beside the presence. */
export interface OutOfOffice {
  readonly isActive: boolean;
  /** Epoch milliseconds; null when it has no end. */
  readonly until: number | null;
}

/** Which presence source others see. */
export interface PrimarySource {
  /** Null when the cloud does not tell a name for people. */
  readonly name: string | null;
}

/** Whether the agent has anything to do with somebody now: connected, alerting, or wrapping up, also off the queue. */
export interface Interaction {
  readonly isLive: boolean;
}

export type FeedEvent =
  /** The feed is open and subscribed. There is no replay: read everything once now. */
  | { readonly type: 'connected' }
  /** It is being opened again; the feed does so by itself, with back-off. */
  | { readonly type: 'disconnected'; readonly error: CloudError | null }
  | { readonly type: 'presence'; readonly presence: RemotePresence }
  | { readonly type: 'routing-status'; readonly routingStatus: RoutingStatus }
  | { readonly type: 'out-of-office'; readonly outOfOffice: OutOfOffice }
  /** Conversations began or ended. */
  | { readonly type: 'conversations'; readonly interaction: Interaction }
  /** Another presence source told that it is what others see. */
  | { readonly type: 'other-source'; readonly source: PrimarySource }
  /** The cloud ended the token. */
  | { readonly type: 'token-revoked' };

/** How eagerly a feed asks: `fast` while the window is looked at, `slow` else, `off` while the agent is gone. */
export type FeedPace = 'fast' | 'slow' | 'off';

/** An event feed that is kept open until it is disposed. */
export interface Feed extends Disposable {
  /** Opens a new connection at once, as after a sleep: no wait, and the old one is trusted no longer. */
  reconnectNow(): void;
  /**
   * A connection that stands is left as it is; one that is broken is not tried again before `reconnectNow`. For while the
   * agent is gone: each try is a request, and would keep their token alive.
   */
  rest?(): void;
  /** While somebody looks at the window, a connection that does not reach the cloud is tried again within seconds. */
  setWatched?(isWatched: boolean): void;
  /**
   * Where the cloud tells nothing by itself and must be asked. `slow` until told otherwise. With `off` the feed is
   * disconnected, and it connects again at the next other pace.
   */
  setPace?(pace: FeedPace): void;
}

/** The cloud as one agent sees it, whichever dialect it speaks. Every answer is parsed; every failure is a value. */
export interface PresenceGateway {
  identify(signal: AbortSignal): CloudResult<Identity>;
  listDefinitions(signal: AbortSignal): CloudResult<readonly PresenceDefinition[]>;
  readPresence(userId: string, signal: AbortSignal): CloudResult<RemotePresence>;
  writePresence(userId: string, patch: PresencePatch, signal: AbortSignal): CloudResult<RemotePresence>;
  /** Makes this presence source the one that others see. The presence itself stays. */
  claimPrimary(userId: string, signal: AbortSignal): CloudResult<RemotePresence>;
  readPrimarySource(userId: string, signal: AbortSignal): CloudResult<PrimarySource>;
  readRoutingStatus(userId: string, signal: AbortSignal): CloudResult<RoutingStatus>;
  /** From `not_responding` back to `idle`, so that interactions are offered again. */
  clearNotResponding(userId: string, signal: AbortSignal): CloudResult<RoutingStatus>;
  readOutOfOffice(userId: string, signal: AbortSignal): CloudResult<OutOfOffice>;
  /** What routing and conversations say now. A cloud that knows neither has no interactions. */
  readInteraction(userId: string, signal: AbortSignal): CloudResult<Interaction>;
  /** Opens the event feed and keeps it open until disposed. */
  openFeed(userId: string, listener: (event: FeedEvent) => void): Feed;
  /** The cloud's time minus this computer's, in milliseconds, by the `Date` of the last answer; 0 before the first. */
  clockSkewMs(): number;
}

/** What a grant yields. Secrets: they belong in memory and in the keychain, and nowhere else. */
export interface Tokens {
  readonly accessToken: string;
  /** Epoch milliseconds of the cloud's clock, so that it stays true when this computer's is set. */
  readonly expiresAt: number;
  /** Null as a rule: public clients get one only where the organisation allows it. */
  readonly refreshToken: string | null;
  /** The scopes granted, or null when the cloud did not tell. */
  readonly scopes: readonly string[] | null;
}

/** A way to get tokens without asking anybody. */
export interface RenewingGrant {
  /** Whether there is such a way with the tokens that are held, or with none. */
  canRenew(held: Tokens | null): boolean;
  renew(held: Tokens | null, signal: AbortSignal): CloudResult<Tokens>;
}

/** What the cloud tells of a token. */
export interface TokenFacts {
  /** Null when the cloud does not tell. */
  readonly scopes: readonly string[] | null;
  /** When it ends unless it is used, in epoch milliseconds of the cloud's clock; null without an inactivity timeout. */
  readonly idlesAt: number | null;
}

/** What is learnt once for each sign-in. */
export interface LearntFacts {
  /** Null when the cloud does not tell. */
  readonly scopes: readonly string[] | null;
  /** Permissions of all roles; null when the cloud does not tell. */
  readonly permissions: readonly string[] | null;
  /** The organisation's inactivity timeout; null when there is none, or when it may not be known. */
  readonly idleTimeoutMs: number | null;
}

/** Hands out a bearer token. */
export interface TokenSource {
  get(): CloudResult<string>;
  /** This token was refused with 401: it is not handed out again. */
  invalidate(token: string): void;
  /** A request with this token was answered otherwise than with 401, and counted as activity of its user. */
  used?(token: string): void;
  /** The scopes of the token; null or absent where the cloud does not tell. */
  scopes?(): readonly string[] | null;
}
