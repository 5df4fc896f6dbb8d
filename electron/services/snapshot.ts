import type { Translator } from '../../shared/i18n';
import type {
  AppView,
  IdleView,
  SessionView,
  SettingsView,
  SetUpView,
  Snapshot,
  WebhooksView,
} from '../../shared/snapshot';
import type { Account } from './account';
import type { History } from './history/history';
import { nothingWatched } from './inactivity/nothing-watched';
import { presenceView } from './presence-view';

/** What stands about other programs of this computer. */
type ProgramsView = Pick<Snapshot, 'localApi' | 'shortcuts'>;

/** What comes from the account that is signed in. */
type KnownOfAccount = Omit<
  Snapshot,
  'app' | 'session' | 'settings' | 'setUp' | 'idle' | keyof ProgramsView | 'history' | 'webhooks'
>;

const nothingKnown: KnownOfAccount = {
  connection: { state: 'connecting', confirmedAt: null, isStale: false },
  presence: {
    current: null,
    wanted: null,
    notice: null,
    future: null,
    timer: null,
    otherSource: null,
    choices: [],
    recentChanges: [],
  },
  routingStatus: null,
  outOfOffice: null,
  actionFailure: null,
  inactivity: nothingWatched,
};

/** The one picture that tray and window are drawn from. */
export function buildSnapshot(
  app: AppView,
  session: SessionView,
  settings: SettingsView,
  setUp: SetUpView | null,
  account: Account | null,
  history: History | null,
  translator: Translator,
  idle: IdleView,
  programs: ProgramsView,
  webhooks: WebhooksView,
): Snapshot {
  return {
    app,
    session,
    settings,
    idle,
    ...programs,
    setUp,
    webhooks,
    ...(account === null ? nothingKnown : knownOf(account, translator)),
    history: { version: history?.version() ?? 0, today: history?.today() ?? null },
  };
}

function knownOf(account: Account, translator: Translator): KnownOfAccount {
  const { engine, standing } = account;
  const outOfOffice = standing.outOfOffice();
  return {
    connection: account.connection(),
    presence: presenceView(engine.state(), standing.otherSource(), account.recentChanges(), translator),
    routingStatus: standing.routingStatus(),
    outOfOffice: outOfOffice?.isActive === true ? { until: outOfOffice.until } : null,
    actionFailure: standing.actionFailure(),
    inactivity: account.inactivity.view(translator),
  };
}
