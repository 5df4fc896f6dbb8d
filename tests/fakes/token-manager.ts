import { systemClock, systemScheduler } from '../../electron/adapters/system-time';
import type { RenewingGrant, Tokens } from '../../electron/ports';
import { createTokenManager } from '../../electron/services/token-manager';
import type { TokenManager, TokenManagerDependencies } from '../../electron/services/token-manager';
import { cloudFailure } from './gateway';
import { FakeLog } from './log';

/** A grant that cannot renew: what the agent's browser gave is all there is. */
export const noRenewal: RenewingGrant = {
  canRenew: () => false,
  renew: () => Promise.resolve({ ok: false, error: cloudFailure('unauthorised') }),
};

export function tokensFor(accessToken: string, expiresAt: number, more: Partial<Tokens> = {}): Tokens {
  return { accessToken, expiresAt, refreshToken: null, scopes: null, ...more };
}

/** A token manager that is open, on the system's time unless told otherwise. */
export function openTokenManager(
  grant: RenewingGrant,
  more: Partial<TokenManagerDependencies> = {},
  tokens: Tokens | null = null,
): TokenManager {
  const manager = createTokenManager({
    grant,
    clock: systemClock,
    scheduler: systemScheduler,
    chance: { uuid: () => 'unused', fraction: () => 0.5 },
    log: new FakeLog(),
    skewMs: () => 0,
    onRenewed: () => undefined,
    onLost: () => undefined,
    ...more,
  });
  manager.open(tokens);
  return manager;
}
