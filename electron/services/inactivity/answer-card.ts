import type { Cause } from '../../../shared/presence/cause';
import { err, ok } from '../../../shared/result';
import type { Result } from '../../../shared/result';
import type { InactivityState } from '../../core/inactivity/state';
import type { PickRefusal } from '../../core/presence/pick';
import { returnTarget } from '../../core/presence/return-target';
import type { PresenceEngine } from '../presence-engine';
import type { NothingWaiting, ReturnAnswer } from './inactivity-control';

interface CardDependencies {
  readonly state: InactivityState;
  readonly engine: PresenceEngine;
  readonly tell: (event: { readonly type: 'going-back' | 'answered'; readonly absenceId: string }) => void;
}

/** What the agent answers to the card of an absence. A way back that is refused leaves the card as it was. */
export function answerCard(
  { state, engine, tell }: CardDependencies,
  absenceId: string,
  answer: ReturnAnswer,
  cause: Cause,
): Result<void, PickRefusal | NothingWaiting> {
  const { absence } = state;
  if (absence?.absenceId !== absenceId) return err({ code: 'nothing-waiting' });
  switch (answer) {
    case 'stay':
    case 'not-now':
      tell({ type: 'answered', absenceId });
      return ok(undefined);
    case 'go-back': {
      const way = returnTarget(engine.state(), absence.former.definitionId);
      if (way === null) return err({ code: 'nothing-waiting' });
      const outcome = picked(engine, way.definitionId, cause);
      if (outcome.ok) tell({ type: 'going-back', absenceId });
      return outcome;
    }
    case 'go-on-queue':
      if (absence.stage.kind !== 'go-on-queue') return err({ code: 'nothing-waiting' });
      return picked(engine, absence.former.definitionId, cause);
  }
}

function picked(engine: PresenceEngine, definitionId: string, cause: Cause): Result<void, PickRefusal> {
  const outcome = engine.pick({ definitionId }, cause);
  return outcome.ok ? ok(undefined) : outcome;
}
