import type { Translator } from '../../../shared/i18n';
import { isShownBy } from '../../core/presence/patch';
import type { PresencePatch, PresenceState } from '../../core/presence/state';
import type { Scheduler } from '../../ports';
import type { PresenceEngine } from '../presence-engine';
import { programError } from './program-error';
import type { ProgramError } from './program-error';

/** What became of a program's request, as far as it is known after the wait. */
export type SetOutcome =
  /** The cloud has it. */
  | { readonly kind: 'confirmed' }
  /** It was not taken, by the app or by the cloud. */
  | { readonly kind: 'refused'; readonly error: ProgramError }
  /**
   * Something else stands. `changed-elsewhere`: somebody changed the presence at the same moment, and the agent is asked.
   * `replaced`: the agent or another program has chosen anew, or has withdrawn it.
   */
  | { readonly kind: 'conflict'; readonly code: 'changed-elsewhere' | 'replaced'; readonly message: string }
  /** It is still under way, and goes on: `after-interaction` when the cloud has taken it for the end of an interaction. */
  | {
      readonly kind: 'pending';
      readonly intentId: string;
      readonly code: 'after-interaction' | 'waiting';
      readonly message: string;
    };

interface Wish {
  readonly intentId: string;
  readonly patch: PresencePatch;
}

export interface AwaitOutcomeEdges {
  readonly engine: Pick<PresenceEngine, 'state'>;
  /** Calls back whenever something may have changed; gives back how to stop that. */
  readonly listen: (listener: () => void) => () => void;
  readonly scheduler: Scheduler;
  readonly translator: Translator;
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

/** Waits until it is clear what becomes of a wish, at most for so long. */
export function awaitOutcome(wish: Wish, edges: AwaitOutcomeEdges): Promise<SetOutcome> {
  const { engine, listen, scheduler, translator, waitMs, signal } = edges;
  return new Promise((resolve) => {
    function finish(outcome: SetOutcome): void {
      unlisten();
      limit.dispose();
      signal.removeEventListener('abort', giveUp);
      resolve(outcome);
    }
    const look = (): void => {
      const outcome = outcomeOf(wish, engine.state(), translator);
      if (outcome !== null) finish(outcome);
    };
    const giveUp = (): void => finish(pending(wish, engine.state(), translator));
    const unlisten = listen(look);
    const limit = scheduler.after(waitMs, giveUp);
    signal.addEventListener('abort', giveUp);
    if (signal.aborted) giveUp();
    else look();
  });
}

/** Null while it is under way. Every wish takes away the notice of an older one, so a notice is about this one. */
function outcomeOf({ intentId, patch }: Wish, state: PresenceState, translator: Translator): SetOutcome | null {
  const { wanted, confirmed, lastBooked, notice, future } = state;
  if (wanted?.intentId === intentId) return null;
  const conflict = (code: 'changed-elsewhere' | 'replaced'): SetOutcome => ({
    kind: 'conflict',
    code,
    message: translator.text(`program.${code}`),
  });
  if (wanted !== null) return conflict('replaced');
  if (notice?.kind === 'conflict') return conflict('changed-elsewhere');
  if (notice?.kind === 'not-set') {
    if (notice.code === 'transition-forbidden') return conflict('changed-elsewhere');
    const problem = { code: 'not-set', failure: notice.code, reason: notice.detail } as const;
    return { kind: 'refused', error: programError(problem, translator) };
  }
  const isOurs = lastBooked?.attempt.intentId === intentId;
  if (isOurs && !lastBooked.isDeferred) return { kind: 'confirmed' };
  if (confirmed !== null && isShownBy(patch, confirmed)) return { kind: 'confirmed' };
  if (future !== null && future.definitionId === patch.definitionId) return null;
  return conflict('replaced');
}

function pending({ intentId, patch }: Wish, { future }: PresenceState, translator: Translator): SetOutcome {
  const isAccepted = future !== null && future.definitionId === patch.definitionId;
  const code = isAccepted ? 'after-interaction' : 'waiting';
  return { kind: 'pending', intentId, code, message: translator.text(`program.${code}`) };
}
