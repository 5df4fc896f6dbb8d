import { retryDelayMs } from '../core/presence/retry-delay';
import type { Chance, CloudResult, Disposable, Log, Scheduler } from '../ports';
import { isPassingFailure } from './passing-failure';

/** Ends tokens that nobody here needs any longer. */
export interface TokenRevoker extends Disposable {
  /**
   * Resolves when the cloud has answered or could not be reached for now. In the latter case it is asked again, as long as the app
   * runs and is connected there: a token that was signed out of must not go on for hours because the network was down.
   */
  revoke(accessToken: string): Promise<void>;
}

export interface TokenRevokerDependencies {
  readonly ask: (accessToken: string) => CloudResult<void>;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly log: Log;
}

/** By then a token has ended by itself: the cloud gives none a longer life. */
export const LONGEST_TOKEN_LIFE_MS = 48 * 3_600_000;
/** Nobody waits for it: the network may be away for a night. */
const SLOWEST_MS = 15 * 60_000;

export function createTokenRevoker({ ask, scheduler, chance, log }: TokenRevokerDependencies): TokenRevoker {
  const retries = new Set<Disposable>();
  let isDisposed = false;

  async function attempt(accessToken: string, tries: number, waitedMs: number): Promise<void> {
    const answer = await ask(accessToken);
    if (answer.ok) return;
    const { code, retryAfterMs } = answer.error;
    const isOver = isDisposed || !isPassingFailure(answer.error) || waitedMs >= LONGEST_TOKEN_LIFE_MS;
    log.warn(isOver ? 'a token was not revoked; it ends by itself' : 'a token is still to be revoked', { code, tries });
    if (isOver) return;
    // The first tries come quickly, as after a dropped connection; then ever more slowly.
    const delayMs = Math.max(retryDelayMs(tries, retryAfterMs, chance.fraction()), Math.min(SLOWEST_MS, waitedMs));
    const retry = scheduler.after(delayMs, () => {
      retries.delete(retry);
      void attempt(accessToken, tries + 1, waitedMs + delayMs);
    });
    retries.add(retry);
  }

  return {
    revoke: (accessToken) => attempt(accessToken, 1, 0),
    dispose() {
      isDisposed = true;
      for (const retry of retries) retry.dispose();
      retries.clear();
    },
  };
}
