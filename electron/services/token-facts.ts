import { featureRights } from '../../shared/rights/feature-rights';
import type { ActsAs, Dialect, FeatureRight } from '../../shared/rights/feature-rights';
import { retryDelayMs } from '../core/presence/retry-delay';
import type { Chance, CloudResult, Disposable, Identity, LearntFacts, Log, Scheduler } from '../ports';
import { isPassingFailure } from './passing-failure';

/** Learns once for each sign-in what the token may do and how long it lasts unused. */
export interface TokenFactsReader extends Disposable {
  begin(identity: Identity): void;
  end(): void;
  rights(): readonly FeatureRight[];
}

export interface TokenFactsDependencies {
  readonly dialect: Dialect;
  readonly actsAs: ActsAs;
  readonly learn: (identity: Identity, signal: AbortSignal) => CloudResult<LearntFacts>;
  readonly onLearnt: (facts: LearntFacts) => void;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly log: Log;
}

const nothing: LearntFacts = { scopes: null, permissions: null, idleTimeoutMs: null };

export function createTokenFacts(dependencies: TokenFactsDependencies): TokenFactsReader {
  const { dialect, actsAs, learn, onLearnt, scheduler, chance, log } = dependencies;
  let facts = nothing;
  let rights = featureRights(dialect, actsAs, nothing);
  let running: AbortController | null = null;
  let retry: Disposable | null = null;

  function end(): void {
    running?.abort();
    running = null;
    retry?.dispose();
    retry = null;
  }

  function know(known: LearntFacts): void {
    facts = known;
    rights = featureRights(dialect, actsAs, facts);
  }

  async function read(identity: Identity, signal: AbortSignal, tries: number): Promise<void> {
    const answer = await learn(identity, signal);
    if (signal.aborted) return;
    if (answer.ok) {
      know(answer.value);
      return onLearnt(answer.value);
    }
    log.info('what the token may do was not learnt', { code: answer.error.code });
    if (!isPassingFailure(answer.error)) return;
    const delayMs = retryDelayMs(tries, answer.error.retryAfterMs, chance.fraction());
    retry = scheduler.after(delayMs, () => void read(identity, signal, tries + 1));
  }

  return {
    begin(identity) {
      end();
      know({ ...nothing, permissions: identity.permissions });
      running = new AbortController();
      void read(identity, running.signal, 1);
    },
    end,
    rights: () => rights,
    dispose: end,
  };
}
