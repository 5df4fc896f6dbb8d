import { formatAllowed } from '../../shared/format';
import type { Handlers, IpcError } from '../../shared/ipc/contract';
import type { PageName } from '../../shared/pages';
import { err, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import type { Cause } from '../../shared/presence/cause';
import type { Feature } from '../../shared/rights/feature-rights';
import type { Settings, SettingsPatch } from '../../shared/settings';
import type { ActionName, Snapshot } from '../../shared/snapshot';
import { createHistoryHandlers } from './history-handlers';
import { createLocalApiHandlers } from './local-api-handlers';
import type { LocalApiHandlerDependencies } from './local-api-handlers';
import { createLoginItemHandlers } from './login-item-handlers';
import type { LoginItemHandlerDependencies } from './login-item-handlers';
import type { PickRefusal } from '../core/presence/pick';
import type { PresencePatch } from '../core/presence/state';
import type { CardView, CloudError, FileToSave, PasteOutcome, SettingsFailure } from '../ports';
import type { NotOffline } from '../services/offline-first';
import type { PresenceEngine } from '../services/presence-engine';
import type { History } from '../services/history/history';
import type { IdleSelfTestControl } from '../services/idle-self-test';
import type { InactivityControl } from '../services/inactivity/inactivity-control';
import type { Session, SignInWish } from '../services/session';
import { createInactivityHandlers } from './inactivity-handlers';
import { errorOf } from './refusals';
import { createShortcutHandlers } from './shortcut-handlers';
import type { ShortcutHandlerDependencies } from './shortcut-handlers';
import { setUpHandlers } from './set-up-handlers';
import type { SetUpHandlerDependencies } from './set-up-handlers';
import { createWebhookHandlers } from './webhook-handlers';
import type { WebhookHandlerDependencies } from './webhook-handlers';

/** As much of the app as the window may move. Functions, because session and account come and go. */
export interface HandlerDependencies
  extends
    SetUpHandlerDependencies,
    LoginItemHandlerDependencies,
    LocalApiHandlerDependencies,
    WebhookHandlerDependencies,
    ShortcutHandlerDependencies {
  readonly snapshot: () => Snapshot;
  readonly session: () => Session | null;
  /** Ends minutes later, when the agent has signed in: the snapshot tells. */
  readonly signIn: (wish?: SignInWish) => void;
  /** Null while nobody is signed in. */
  readonly engine: () => PresenceEngine | null;
  /** What the agent asks for besides a presence; null while nobody is signed in. */
  readonly act: (action: ActionName) => Promise<Result<void, CloudError>> | null;
  /** With `setOffline` only once the cloud has confirmed Offline. */
  readonly signOut: (setOffline: boolean) => Promise<Result<void, NotOffline>>;
  /** Null while nobody is signed in. */
  readonly inactivity: () => InactivityControl | null;
  readonly updateSettings: (patch: SettingsPatch) => Result<Settings, SettingsFailure>;
  /** Null while nobody was signed in. */
  readonly history: () => History | null;
  readonly printHistory: () => Promise<Uint8Array | null>;
  readonly saveFile: (file: FileToSave) => Promise<Result<boolean, { readonly detail: string }>>;
  /** What an administrator is asked for so that a feature works; null where nothing is missing. */
  readonly missingRight: (feature: Feature) => string | null;
  readonly hideWindow: () => void;
  readonly openPage: (page: PageName, section: string | undefined) => void;
  readonly closePage: (page: PageName) => void;
  readonly card: Pick<CardView, 'fit' | 'close'>;
  readonly selfTest: Pick<IdleSelfTestControl, 'start' | 'stop'>;
  readonly quit: () => void;
}

const byWindow: Cause = { kind: 'agent', via: 'window' };
const done = ok(undefined);

const signedOut = err<IpcError>({ code: 'SIGNED_OUT', message: 'Sign in first.' });

const settingsCodes = {
  'write-failed': 'NOT_KEPT',
  decided: 'DECIDED',
  invalid: 'INVALID_INPUT',
} as const satisfies Record<SettingsFailure['code'], IpcError['code']>;

const wrongAddress = err<IpcError>({ code: 'WRONG_ADDRESS', message: 'This is not the address of this sign-in.' });

const pasteAnswers: Record<PasteOutcome, Result<void, IpcError>> = {
  taken: done,
  'not-an-address': wrongAddress,
  'other-sign-in': wrongAddress,
  used: err({ code: 'NOTHING_WAITING', message: 'No sign-in waits for an address.' }),
};

/** Answers to the window's requests. A choice is accepted or refused here; what becomes of it shows in the snapshot. */
export function createHandlers(dependencies: HandlerDependencies): Handlers {
  type Answer = Promise<Result<void, IpcError>>;

  function withEngine(use: (engine: PresenceEngine) => Result<void, IpcError>): Answer {
    const engine = dependencies.engine();
    return Promise.resolve(engine === null ? signedOut : use(engine));
  }

  function orRefused(outcome: Result<unknown, PickRefusal>): Result<void, IpcError> {
    if (outcome.ok) return done;
    const { choices, current } = dependencies.snapshot().presence;
    return err(errorOf(outcome.error, formatAllowed(choices, current?.definitionId)));
  }

  /** Answered when the cloud has: nothing waits, and nothing is tried again. */
  async function act(action: ActionName): Answer {
    const outcome = await dependencies.act(action);
    if (outcome === null) return signedOut;
    return outcome.ok ? done : err({ code: 'NOT_DONE', message: outcome.error.detail });
  }

  const pick = (patch: PresencePatch): Answer => withEngine((engine) => orRefused(engine.pick(patch, byWindow)));

  return {
    'app.snapshot': () => Promise.resolve(ok(dependencies.snapshot())),
    'presence.set': ({ definitionId, note, durationMs }) =>
      pick({
        definitionId,
        ...(note !== undefined && { note }),
        ...(durationMs !== undefined && { durationMs }),
      }),
    'presence.setTimer': ({ durationMs }) =>
      withEngine((engine) => {
        engine.setTimer(durationMs);
        return done;
      }),
    'presence.setNote': ({ note }) => pick({ note }),
    'presence.retry': () =>
      withEngine((engine) => {
        if (engine.state().wanted === null)
          return err({ code: 'NOTHING_WAITING', message: 'Nothing waits to be sent.' });
        engine.retry();
        return done;
      }),
    'presence.withdraw': () =>
      withEngine((engine) => {
        engine.withdraw();
        return done;
      }),
    'presence.dismissNotice': () =>
      withEngine((engine) => {
        engine.dismissNotice();
        return done;
      }),
    'presence.answerConflict': ({ answer }) =>
      withEngine((engine) => orRefused(engine.answerConflict(answer, byWindow))),
    'presence.copyMissingPermission': () =>
      withEngine((engine) => {
        const { notice } = engine.state();
        const isNamed =
          notice?.kind === 'not-set' && (notice.code === 'permission-missing' || notice.code === 'scope-missing');
        if (!isNamed) return err({ code: 'NOTHING_WAITING', message: 'No missing permission is shown.' });
        dependencies.copyText(notice.detail);
        return done;
      }),
    'presence.claimPrimary': () => act('claim-primary'),
    'routing.clearNotResponding': () => act('clear-not-responding'),
    ...createHistoryHandlers(dependencies),
    ...createInactivityHandlers(dependencies.inactivity),
    'session.signIn': () => {
      dependencies.signIn();
      return Promise.resolve(done);
    },
    'session.useAnotherAccount': () => {
      dependencies.signIn({ account: 'any' });
      return Promise.resolve(done);
    },
    'session.cancelSignIn': () => {
      dependencies.session()?.cancelSignIn();
      return Promise.resolve(done);
    },
    'session.copySignInAddress': () => {
      const view = dependencies.session()?.view();
      const page = view?.state === 'signed-in' ? view.again : view;
      // It has no address yet while the computer opens a port for the answer.
      if ((page?.state === 'signing-in' || page?.state === 'under-way') && page.address !== '') {
        dependencies.copyText(page.address);
      }
      return Promise.resolve(done);
    },
    'session.signInUntilQuit': () => {
      dependencies.signIn({ remember: 'until-quit' });
      return Promise.resolve(done);
    },
    'session.pasteAddress': ({ address }) =>
      Promise.resolve(pasteAnswers[dependencies.session()?.pasteAddress(address) ?? 'used']),
    'session.signOut': async ({ setOffline }) => {
      const outcome = await dependencies.signOut(setOffline);
      return outcome.ok ? done : err({ code: 'NOT_DONE', message: outcome.error.detail });
    },
    'session.copyMissingRight': ({ feature }) => {
      const request = dependencies.missingRight(feature);
      if (request === null) return Promise.resolve(err({ code: 'NOTHING_WAITING', message: 'Nothing is missing.' }));
      dependencies.copyText(request);
      return Promise.resolve(done);
    },
    ...setUpHandlers(dependencies),
    'settings.update': (patch) => {
      const updated = dependencies.updateSettings(patch);
      return Promise.resolve(
        updated.ok ? done : err({ code: settingsCodes[updated.error.code], message: updated.error.detail }),
      );
    },
    ...createLoginItemHandlers(dependencies),
    ...createLocalApiHandlers(dependencies),
    ...createShortcutHandlers(dependencies),
    ...createWebhookHandlers(dependencies),
    'app.quit': () => {
      dependencies.quit();
      return Promise.resolve(done);
    },
    'idle.startSelfTest': () => {
      dependencies.selfTest.start();
      return Promise.resolve(done);
    },
    'idle.stopSelfTest': () => {
      dependencies.selfTest.stop();
      return Promise.resolve(done);
    },
    'card.fit': ({ height }) => {
      dependencies.card.fit(height);
      return Promise.resolve(done);
    },
    'card.close': () => {
      dependencies.card.close();
      return Promise.resolve(done);
    },
    'window.close': () => {
      dependencies.hideWindow();
      return Promise.resolve(done);
    },
    'window.openPage': ({ page, section }) => {
      dependencies.openPage(page, section);
      return Promise.resolve(done);
    },
    'window.closePage': ({ page }) => {
      dependencies.closePage(page);
      return Promise.resolve(done);
    },
  };
}
