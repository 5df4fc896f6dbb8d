import type { Handlers } from '../../shared/ipc/contract';
import { err, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import { isDecided } from '../../shared/settings/origins';
import type { Snapshot } from '../../shared/snapshot';

export interface LoginItemHandlerDependencies {
  readonly snapshot: () => Snapshot;
  /** Fails with a sentence when the system does not take it. */
  readonly setStartAtLogin: (isOn: boolean) => Result<void, string>;
}

/** Whether the app starts at login: the system keeps it, and the organisation may have decided it. */
export function createLoginItemHandlers({
  snapshot,
  setStartAtLogin,
}: LoginItemHandlerDependencies): Pick<Handlers, 'app.setStartAtLogin'> {
  return {
    async 'app.setStartAtLogin'({ isOn }) {
      if (isDecided(snapshot().settings.origins, 'startAtLogin')) {
        return err({ code: 'DECIDED', message: 'Your organisation has decided it.' });
      }
      const outcome = setStartAtLogin(isOn);
      return outcome.ok ? ok(undefined) : err({ code: 'NOT_KEPT', message: outcome.error });
    },
  };
}
