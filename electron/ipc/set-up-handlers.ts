import type { Handlers, IpcError } from '../../shared/ipc/contract';
import { err, ok } from '../../shared/result';
import type { SetUp } from '../services/set-up';

type SetUpRequest = Extract<keyof Handlers, `setUp.${string}`>;

/** As much of the app as the set-up's window may move. */
export interface SetUpHandlerDependencies {
  /** Null where there is nothing to set up. */
  readonly setUp: () => SetUp | null;
  /** What an administrator has to do once, in a sentence. */
  readonly clientRequest: () => string;
  readonly copyText: (text: string) => void;
  readonly restart: (into: 'simulation' | 'set-up') => void;
  readonly finishSetUp: () => void;
}

const decided = err<IpcError>({ code: 'DECIDED', message: 'There is nothing to set up here.' });

export function setUpHandlers(dependencies: SetUpHandlerDependencies): Pick<Handlers, SetUpRequest> {
  const { setUp } = dependencies;
  const done = (act: () => void) => () => {
    act();
    return Promise.resolve(ok(undefined));
  };
  return {
    'setUp.chooseRegion': ({ orgHost }) => setUp()?.chooseRegion(orgHost) ?? Promise.resolve(decided),
    'setUp.signIn': ({ clientId }) => setUp()?.signIn(clientId) ?? Promise.resolve(decided),
    'setUp.copyForAdministrator': done(() => dependencies.copyText(dependencies.clientRequest())),
    'setUp.simulate': done(() => dependencies.restart('simulation')),
    'setUp.leaveSimulation': done(() => dependencies.restart('set-up')),
    'setUp.finish': done(dependencies.finishSetUp),
  };
}
