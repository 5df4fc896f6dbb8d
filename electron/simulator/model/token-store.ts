import type { SeededRandom } from '../random';
import type { Scheduled, SimulatedTime } from '../time';

/** An access token. Instants are epoch milliseconds. */
export interface AccessToken {
  readonly value: string;
  /** Null for client credentials. */
  readonly userId: string | null;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly issuedAt: number;
  readonly expiresAt: number;
}

export interface RefreshToken {
  readonly value: string;
  readonly userId: string;
  readonly clientId: string;
}

/** Why a token ended before its time. */
export type TokenEnd = 'revoked' | 'idle';

interface Held {
  readonly token: AccessToken;
  idleTimer: Scheduled | null;
  idlesAt: number | null;
}

/** The access and refresh tokens of the simulated cloud, with their expiry and the organisation's inactivity timeout. */
export class TokenStore {
  private readonly held = new Map<string, Held>();
  private readonly refreshTokens = new Map<string, RefreshToken>();
  private readonly listeners: ((token: AccessToken, end: TokenEnd) => void)[] = [];

  /** @param idleTimeoutMs the inactivity timeout in force, null when it is off. */
  constructor(
    private readonly time: SimulatedTime,
    private readonly random: SeededRandom,
    private readonly idleTimeoutMs: () => number | null,
  ) {}

  onEnd(listener: (token: AccessToken, end: TokenEnd) => void): void {
    this.listeners.push(listener);
  }

  issue(grant: Pick<AccessToken, 'userId' | 'clientId' | 'scopes'>, lifeMs: number): AccessToken {
    const issuedAt = this.time.now();
    const token: AccessToken = { ...grant, value: this.random.text(86), issuedAt, expiresAt: issuedAt + lifeMs };
    this.held.set(token.value, { token, idleTimer: null, idlesAt: null });
    this.touch(token);
    return token;
  }

  issueRefreshToken(userId: string, clientId: string): RefreshToken {
    const token: RefreshToken = { value: this.random.text(86), userId, clientId };
    this.refreshTokens.set(token.value, token);
    return token;
  }

  /** Finds a token that is still good. */
  find(value: string): AccessToken | null {
    const held = this.held.get(value);
    if (held === undefined) return null;
    if (held.token.expiresAt > this.time.now()) return held.token;
    this.forget(held);
    return null;
  }

  /** A request was made with this token: its inactivity timeout starts again. */
  touch(token: AccessToken): void {
    const held = this.held.get(token.value);
    if (held === undefined || token.userId === null) return;
    held.idleTimer?.cancel();
    const timeoutMs = this.idleTimeoutMs();
    held.idlesAt = timeoutMs === null ? null : this.time.now() + timeoutMs;
    held.idleTimer = timeoutMs === null ? null : this.time.schedule(timeoutMs, () => this.end(token, 'idle'));
  }

  /** The timeout was switched or changed: it starts again for every token. */
  restartIdleTimeouts(): void {
    for (const { token } of this.held.values()) this.touch(token);
  }

  /** When the token ends by inactivity, or null. */
  idlesAt(token: AccessToken): number | null {
    return this.held.get(token.value)?.idlesAt ?? null;
  }

  end(token: AccessToken, reason: TokenEnd): void {
    const held = this.held.get(token.value);
    if (held === undefined) return;
    this.forget(held);
    for (const listener of this.listeners) listener(token, reason);
  }

  /** Ends a user's tokens, or everybody's when no user is named. Expiry is silent; revocation is told. */
  endAll(userId: string | null, how: 'expire' | 'revoke'): number {
    const chosen = [...this.held.values()].filter(({ token }) => userId === null || token.userId === userId);
    for (const held of chosen) {
      if (how === 'expire') this.forget(held);
      else this.end(held.token, 'revoked');
    }
    if (how === 'revoke') this.endRefreshTokens(userId);
    return chosen.length;
  }

  endRefreshTokens(userId: string | null): void {
    for (const token of this.refreshTokens.values()) {
      if (userId === null || token.userId === userId) this.refreshTokens.delete(token.value);
    }
  }

  /** A refresh token serves once; its successor comes with the new access token. */
  redeemRefreshToken(value: string, clientId: string): RefreshToken | null {
    const token = this.refreshTokens.get(value);
    if (token?.clientId !== clientId) return null;
    this.refreshTokens.delete(value);
    return token;
  }

  private forget(held: Held): void {
    held.idleTimer?.cancel();
    this.held.delete(held.token.value);
  }
}
