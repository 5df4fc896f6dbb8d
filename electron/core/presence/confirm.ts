import type { Cause } from '../../../shared/presence/cause';
import type { Attempt, ConfirmedPresence, FuturePresence, PresenceState, RemotePresence } from './state';
import { timerOfWrite } from './timer';

/** The same presence goes on when only its note or its primary flag moved: it keeps its beginning and its cause. */
export function confirm(
  former: ConfirmedPresence | null,
  remote: RemotePresence,
  version: number,
  cause: Cause,
): ConfirmedPresence {
  const continues = former?.definitionId === remote.definitionId;
  return {
    definitionId: remote.definitionId,
    systemPresence: remote.systemPresence,
    note: remote.note,
    version,
    since: continues ? former.since : version,
    cause: continues ? former.cause : cause,
  };
}

/** What follows by itself. One that was known already keeps its cause. */
export function futureOf(
  former: FuturePresence | null,
  { futureDefinitionId }: RemotePresence,
  by: Omit<FuturePresence, 'definitionId'>,
): FuturePresence | null {
  if (futureDefinitionId === null) return null;
  return former?.definitionId === futureDefinitionId ? former : { definitionId: futureDefinitionId, ...by };
}

export const bySomebodyElse: Omit<FuturePresence, 'definitionId'> = {
  cause: { kind: 'elsewhere' },
  decidedAt: null,
  durationMs: null,
};

/** A write of the note alone says nothing about who set the definition. */
export const causeBy = ({ patch, cause }: Attempt, { definitionId }: RemotePresence): Cause =>
  patch.definitionId === definitionId ? cause : { kind: 'elsewhere' };

export const isDeferred = ({ patch }: Attempt, { definitionId }: RemotePresence): boolean =>
  patch.definitionId !== undefined && patch.definitionId !== definitionId;

export function futureBy(attempt: Attempt, state: PresenceState, remote: RemotePresence): FuturePresence | null {
  const { patch, cause, decidedAt } = attempt;
  const isOurs = patch.definitionId === remote.futureDefinitionId;
  const durationMs = timerOfWrite(attempt, state.wanted?.patch)?.durationMs ?? null;
  return futureOf(state.future, remote, isOurs ? { cause, decidedAt, durationMs } : bySomebodyElse);
}
