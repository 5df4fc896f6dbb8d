import type { Cause } from '../../shared/presence/cause';
import { err, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import type { Scheduler } from '../ports';
import type { PresenceEngine } from './presence-engine';

/** Why the agent is not Offline: what the cloud said, or that it says nothing. */
export interface NotOffline {
  readonly detail: string;
}

/** Longer than a request may take, so that the cloud's own answer is told where there is one. */
export const OFFLINE_LIMIT_MS = 20_000;

/**
 * Sets the agent Offline and waits until the cloud has confirmed it, or it is clear that it does not for now. The wish stays in
 * the latter case, to be seen and withdrawn like any other.
 *
 * @param watch calls back whenever something may have changed; gives back how to stop that.
 */
export async function setOffline(
  engine: Pick<PresenceEngine, 'state' | 'pick'>,
  cause: Cause,
  scheduler: Scheduler,
  watch: (listener: () => void) => () => void,
): Promise<Result<void, NotOffline>> {
  const offline = engine
    .state()
    .definitions.find(({ systemPresence, isSystemDefault }) => systemPresence === 'offline' && isSystemDefault);
  if (offline === undefined) return err({ detail: '' });
  const isOffline = (): boolean => engine.state().confirmed?.definitionId === offline.id;
  const picked = engine.pick({ definitionId: offline.id }, cause);
  if (!picked.ok) return err({ detail: '' });

  /** Null while it is under way. */
  function outcome(): Result<void, NotOffline> | null {
    const { wanted, phase, notice } = engine.state();
    if (wanted === null)
      return isOffline() ? ok(undefined) : err({ detail: notice?.kind === 'not-set' ? notice.detail : '' });
    return phase.kind === 'waiting' ? err({ detail: phase.failure.detail }) : null;
  }

  return new Promise((resolve) => {
    const finish = (result: Result<void, NotOffline>): void => {
      unwatch();
      limit.dispose();
      resolve(result);
    };
    const look = (): void => {
      const result = outcome();
      if (result !== null) finish(result);
    };
    const unwatch = watch(look);
    const limit = scheduler.after(OFFLINE_LIMIT_MS, () => finish(err({ detail: '' })));
    look();
  });
}
