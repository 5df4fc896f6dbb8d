import { assertNever } from '../shared/assert-never';
import type { Cause } from '../shared/presence/cause';
import type { PageName } from '../shared/pages';
import type { AppCommand, WindowView } from './ports';
import type { Account } from './services/account';
import { tellInactivity } from './services/inactivity/tell-inactivity';
import type { SignInWish } from './services/session';

export interface CommandDependencies {
  /** Null while nobody is signed in. */
  readonly account: () => Account | null;
  readonly window: WindowView;
  readonly openPage: (page: PageName) => void;
  readonly signIn: (wish?: SignInWish) => void;
  readonly quit: () => void;
}

/** Does what was clicked in the tray or in a notification of the desktop; the cause says in which of them. */
export function createCommandHandler({
  account,
  window,
  openPage,
  signIn,
  quit,
}: CommandDependencies): (command: AppCommand, by: Cause) => void {
  return (command, by) => {
    switch (command.type) {
      case 'set-presence':
        account()?.engine.pick({ definitionId: command.definitionId }, by);
        return;
      case 'withdraw-presence':
        return account()?.engine.withdraw();
      case 'retry-presence':
        return account()?.engine.retry();
      case 'forget-timer':
        return account()?.engine.setTimer(null);
      case 'act':
        return void account()?.act(command.action);
      case 'inactivity':
        return void tellInactivity(account()?.inactivity ?? null, command.asks, by);
      case 'open-window':
        return window.show();
      case 'toggle-window':
        return window.toggle();
      case 'open-page':
        return openPage(command.page);
      case 'sign-in':
        return signIn();
      case 'sign-in-until-quit':
        return signIn({ remember: 'until-quit' });
      case 'quit':
        return quit();
      default:
        return assertNever(command);
    }
  };
}
