import type { Translator } from '../../shared/i18n';
import type { AppView, SessionView, Snapshot } from '../../shared/snapshot';
import type { Account } from './account';
import { presenceView } from './presence-view';

const nothingKnown: Pick<Snapshot, 'connection' | 'presence' | 'routingStatus'> = {
  connection: { state: 'connecting', confirmedAt: null, isStale: false },
  presence: { current: null, wanted: null, notice: null, choices: [], recentChanges: [] },
  routingStatus: null,
};

/** The one picture that tray and window are drawn from. */
export function buildSnapshot(
  app: AppView,
  session: SessionView,
  account: Account | null,
  translator: Translator,
): Snapshot {
  return {
    app,
    session,
    ...(account === null
      ? nothingKnown
      : {
          connection: account.connection(),
          presence: presenceView(account.engine.state(), account.recentChanges(), translator),
          routingStatus: account.routingStatus(),
        }),
  };
}
