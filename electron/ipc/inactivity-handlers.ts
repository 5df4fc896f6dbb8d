import type { Handlers, IpcError } from '../../shared/ipc/contract';
import type { inactivityRequests } from '../../shared/ipc/inactivity-requests';
import type { Cause } from '../../shared/presence/cause';
import { err, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import type { InactivityControl } from '../services/inactivity/inactivity-control';
import { errorOf } from './refusals';

const byWindow: Cause = { kind: 'agent', via: 'window' };
const signedOut = err<IpcError>({ code: 'SIGNED_OUT', message: 'Sign in first.' });
const nothingWaiting = err<IpcError>({ code: 'NOTHING_WAITING', message: 'This card is not there any more.' });

/** Answers to what the window asks about automatic offline. `control` is null while nobody is signed in. */
export function createInactivityHandlers(
  control: () => InactivityControl | null,
): Pick<Handlers, keyof typeof inactivityRequests> {
  function using<Out>(use: (inactivity: InactivityControl) => Result<Out, IpcError>): Promise<Result<Out, IpcError>> {
    const inactivity = control();
    return Promise.resolve(inactivity === null ? signedOut : use(inactivity));
  }

  const doing = (act: (inactivity: InactivityControl) => void): Promise<Result<void, IpcError>> =>
    using((inactivity) => {
      act(inactivity);
      return ok(undefined);
    });

  return {
    'inactivity.imHere': () => doing((inactivity) => inactivity.imHere()),
    'inactivity.answerReturn': ({ absenceId, answer }) =>
      using((inactivity) => {
        const answered = inactivity.answerReturn(absenceId, answer, byWindow);
        if (answered.ok) return answered;
        return answered.error.code === 'nothing-waiting' ? nothingWaiting : err(errorOf(answered.error, ''));
      }),
    'inactivity.annotate': ({ absenceId, annotation }) =>
      using((inactivity) => {
        const annotated = inactivity.annotate(absenceId, annotation);
        return annotated.ok ? annotated : nothingWaiting;
      }),
    'inactivity.dismiss': ({ absenceId }) => doing((inactivity) => inactivity.dismiss(absenceId)),
    'inactivity.holdCard': ({ isHeld }) => doing((inactivity) => inactivity.holdCard(isHeld)),
    'inactivity.pause': ({ until }) => doing((inactivity) => inactivity.pause(until)),
    'inactivity.resume': () => doing((inactivity) => inactivity.resume()),
    'inactivity.rehearse': ({ rules, days }) => using((inactivity) => ok(inactivity.rehearse(rules, days))),
  };
}
