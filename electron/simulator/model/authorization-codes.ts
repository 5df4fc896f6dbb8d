import type { SeededRandom } from '../random';
import type { Clock } from '../time';

/** What a code stands for until it is redeemed. */
export interface AuthorizationGrant {
  readonly clientId: string;
  readonly userId: string;
  readonly redirectUri: string;
  /** Base64url SHA-256 of the verifier; null when the (confidential) client sent none. */
  readonly codeChallenge: string | null;
}

/** Authorisation codes: each serves once and not for long. */
export class AuthorizationCodes {
  private readonly grants = new Map<string, AuthorizationGrant & { readonly expiresAt: number }>();

  constructor(
    private readonly clock: Clock,
    private readonly random: SeededRandom,
  ) {}

  issue(grant: AuthorizationGrant, lifeMs: number): string {
    const code = this.random.text(43);
    this.grants.set(code, { ...grant, expiresAt: this.clock.now() + lifeMs });
    return code;
  }

  /** Takes the code out of circulation, whether it is still good or not. */
  redeem(code: string): AuthorizationGrant | null {
    const grant = this.grants.get(code);
    this.grants.delete(code);
    return grant === undefined || grant.expiresAt <= this.clock.now() ? null : grant;
  }
}
